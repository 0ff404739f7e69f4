/**
 * Payouts: where they stand, what they pay, and by when their next step is due.
 *
 * <p>Reading order: {@link PayoutView}, {@link PayoutReadModel}, {@link PayoutViews}.
 */
@NullMarked
package org.partnerledger.projections.payout;

import org.jspecify.annotations.NullMarked;
