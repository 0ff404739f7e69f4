/**
 * Asking for and getting the money of confirmed statements (激励申付; domain.md, section 6).
 *
 * <p>Reading order: {@link PayoutEvent}, {@link PayoutCommand}, {@link PayoutState}, {@link PayoutMode},
 * {@code Payout}, {@link SettlementAmount}, {@link PayoutRefusal}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.payout;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
