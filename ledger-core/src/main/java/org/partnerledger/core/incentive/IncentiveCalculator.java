package org.partnerledger.core.incentive;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Money;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.plan.Tier;
import org.partnerledger.core.plan.TierMode;

/** Turns a measure and a base into an incentive (domain.md, section 5). Pure. */
public final class IncentiveCalculator {

    /** Digits of a blended rate on a document; the rate itself is never rounded before it is used. */
    private static final MathContext SHOWN = new MathContext(12, RoundingMode.HALF_UP);

    private IncentiveCalculator() {}

    public static Earned earned(PlanVersion plan, Amount measure, Amount base, CurrencyCode currency) {
        if (measure.signum() >= 0 && measure.compareTo(plan.threshold()) < 0) {
            return new Earned(measure, base, null, true, Money.zero(currency), Money.zero(currency));
        }
        Fraction rate = rate(plan, measure);
        Money beforeCap = new Money(
                base.value()
                        .multiply(rate.numerator())
                        .divide(rate.denominator(), currency.decimals(), RoundingMode.HALF_UP),
                currency);
        return new Earned(measure, base, rate.shown(), false, beforeCap, capCut(plan, beforeCap));
    }

    /** What a cap takes of an incentive. A cap finer than the minor unit cuts to the unit below it. */
    private static Money capCut(PlanVersion plan, Money beforeCap) {
        if (plan.capPerPeriod() == null) {
            return Money.zero(beforeCap.currency());
        }
        CurrencyCode currency = beforeCap.currency();
        var cap = new Money(plan.capPerPeriod().value().setScale(currency.decimals(), RoundingMode.FLOOR), currency);
        return beforeCap.value().compareTo(cap.value()) > 0 ? beforeCap.plus(cap.negated()) : Money.zero(currency);
    }

    private static Fraction rate(PlanVersion plan, Amount measure) {
        List<Tier> tiers = plan.tiers();
        if (measure.signum() <= 0) {
            return Fraction.of(tiers.getFirst().rate());
        }
        if (plan.tierMode() == TierMode.WHOLE) {
            Tier containing = tiers.getFirst();
            for (Tier tier : tiers) {
                containing = measure.compareTo(tier.from()) >= 0 ? tier : containing;
            }
            return Fraction.of(containing.rate());
        }
        return new Fraction(slabSum(tiers, measure), measure.value());
    }

    /** Σ (part of the measure in the tier × its rate), exact. */
    private static BigDecimal slabSum(List<Tier> tiers, Amount measure) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < tiers.size(); i++) {
            Amount from = tiers.get(i).from();
            Amount to = i + 1 < tiers.size() ? tiers.get(i + 1).from().min(measure) : measure;
            if (to.compareTo(from) > 0) {
                sum = sum.add(to.minus(from).value().multiply(tiers.get(i).rate()));
            }
        }
        return sum;
    }

    /** A rate that is not rounded before it is used. */
    private record Fraction(BigDecimal numerator, BigDecimal denominator) {

        static Fraction of(BigDecimal rate) {
            return new Fraction(rate, BigDecimal.ONE);
        }

        BigDecimal shown() {
            BigDecimal shown = numerator.divide(denominator, SHOWN);
            return shown.signum() == 0 ? BigDecimal.ZERO : shown.stripTrailingZeros();
        }
    }
}
