package org.partnerledger.core.incentive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Money;

/** Takes back what a refunded line has earned in a closed period (domain.md, section 5, last rule). Pure. */
public final class ClawBackCalculator {

    private ClawBackCalculator() {}

    /**
     * @param refunded performance of the refund, 0 or less
     * @param factor of the plan for the base, in the version that paid it
     * @param paid incentive of that plan and period, after the cap
     * @param base Σ performance × factor it was paid on; 0 claws nothing back
     */
    public static Money clawBack(Amount refunded, BigDecimal factor, Money paid, Amount base) {
        CurrencyCode currency = paid.currency();
        if (base.isZero()) {
            return Money.zero(currency);
        }
        BigDecimal exact = refunded.value().multiply(factor).multiply(paid.value());
        return new Money(exact.divide(base.value(), currency.decimals(), RoundingMode.HALF_UP), currency);
    }
}
