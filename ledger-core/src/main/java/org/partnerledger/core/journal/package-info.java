/**
 * Double entry: which event posts which balanced entry to which accounts, summed by partner, month, account and reason.
 *
 * <p>Reading order: {@link Account}, {@link Posting}, {@link JournalEntry}, {@link LineSum}, {@link LinePostings},
 * {@link ClosePostings}, {@link PayoutPostings}, {@link EntryWriter}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.journal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
