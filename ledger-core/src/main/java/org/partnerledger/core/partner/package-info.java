/**
 * Who sells: partners of both tiers with their membership and certification, and the customers linked to them over
 * time.
 *
 * <p>Reading order: {@link PartnerEvent}, {@link CustomerEvent}, {@code Partner}, {@code Customer}, {@link Link}.
 */
@CheckReturnValue
@NullMarked
package org.partnerledger.core.partner;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
