/**
 * The books: what every event posted to whose accounts, and what stands on them.
 *
 * <p>Reading order: {@link JournalReadModel}, {@link JournalViews}.
 */
@NullMarked
package org.partnerledger.projections.journal;

import org.jspecify.annotations.NullMarked;
