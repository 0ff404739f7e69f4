package org.partnerledger.core.incentive;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Money;

/**
 * What a plan earns with a measure and a base.
 *
 * @param rate of a SLAB plan the blended one, rounded for display to 12 significant digits; null where the threshold is
 *     not met
 * @param belowThreshold 0 ≤ measure &lt; threshold
 * @param beforeCap base × rate, rounded once
 * @param capCut what the cap took, 0 or more
 */
public record Earned(
        Amount measure, Amount base, @Nullable BigDecimal rate, boolean belowThreshold, Money beforeCap, Money capCut) {

    /** What is paid: after the cap. */
    public Money incentive() {
        return beforeCap.plus(capCut.negated());
    }
}
