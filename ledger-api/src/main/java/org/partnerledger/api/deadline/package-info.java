/**
 * Lets happen what happens by itself: each deadline once, in order, by the ledger's clock, also after a restart.
 *
 * <p>Reading order: {@link DueStep}, {@link Deadlines}, {@code DeadlinePoller}.
 */
@NullMarked
package org.partnerledger.api.deadline;

import org.jspecify.annotations.NullMarked;
