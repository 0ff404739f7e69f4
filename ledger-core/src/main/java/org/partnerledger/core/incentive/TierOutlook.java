package org.partnerledger.core.incentive;

import java.util.Optional;
import java.util.stream.Stream;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Money;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.plan.Tier;

/**
 * What a plan would pay if its measure reached the next step of its table, or the threshold below which it pays nothing
 * (domain.md, section 5). Pure.
 *
 * @param step the measure from which another rate holds
 * @param missing what the measure lacks, more than 0
 * @param now what is paid as things are
 * @param then what would be paid if just that much came, all of it at factor 1
 * @param brings how much more that is; not more than 0 where a cap eats it up
 */
public record TierOutlook(Amount step, Amount missing, Money now, Money then, Money brings) {

    /** Empty where the measure has passed the last step. */
    public static Optional<TierOutlook> of(PlanVersion plan, Amount measure, Amount base, CurrencyCode currency) {
        return Stream.concat(Stream.of(plan.threshold()), plan.tiers().stream().map(Tier::from))
                .filter(step -> step.signum() > 0 && step.compareTo(measure) > 0)
                .min(Amount::compareTo)
                .map(step -> {
                    Amount missing = step.minus(measure);
                    Money now = IncentiveCalculator.earned(plan, measure, base, currency)
                            .incentive();
                    Money then = IncentiveCalculator.earned(plan, step, base.plus(missing), currency)
                            .incentive();
                    return new TierOutlook(step, missing, now, then, then.plus(now.negated()));
                });
    }
}
