package org.partnerledger.core.calculation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.combination.Combination;
import org.partnerledger.core.incentive.PlanMatch;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.Eligibility;
import org.partnerledger.core.performance.Exclusion;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.performance.LineGroup;
import org.partnerledger.core.plan.Cadence;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.rulebook.ProductClass;
import org.partnerledger.core.rulebook.RulesSnapshot;

/**
 * Decides groups of lines: does it count, which plans take it, which take a refund back (domain.md, sections 3 and 5).
 */
final class GroupDecider {

    private final PeriodInput input;

    GroupDecider(PeriodInput input) {
        this.input = input;
    }

    /**
     * A group with its decision and the plan versions behind it.
     *
     * @param later recognised in a later month, whose statement decides about plans
     * @param takers in the version of the group's own month
     * @param clawedBack in the version of the base's month
     */
    record Decided(
            LineGroup group,
            Combination combination,
            @Nullable Exclusion excluded,
            ProductClass productClass,
            boolean later,
            PlanMatch takers,
            List<PlanVersion> clawedBack) {

        boolean performs() {
            return excluded == null && group.performing() > 0;
        }

        Period month() {
            return group.key().incentive();
        }

        GroupDecision toDecision() {
            PlanVersion primary = takers.primary();
            boolean noPlan = performs() && !later && takers.takers().isEmpty() && clawedBack.isEmpty();
            return new GroupDecision(
                    group.key(),
                    excluded,
                    productClass,
                    taken(takers.takers()),
                    primary == null ? null : primary.planId(),
                    taken(clawedBack),
                    noPlan ? noPlanReason() : null);
        }

        String noPlanReason() {
            return productClass == ProductClass.NO_REBATE ? GroupDecision.PRODUCT_NO_REBATE : GroupDecision.NO_PLAN;
        }

        private List<GroupDecision.Taken> taken(List<PlanVersion> plans) {
            return plans.stream()
                    .map(plan -> new GroupDecision.Taken(
                            plan.planId(),
                            plan.version(),
                            plan.factorFor(combination).toPlainString()))
                    .toList();
        }
    }

    Decided decide(LineGroup group) {
        GroupKey key = group.key();
        Combination combination = input.combinations().apply(key.combination());
        RulesSnapshot rules = input.rulesOf().apply(key.rulesMonth());
        Exclusion excluded = Eligibility.reason(key, combination, rules);
        ProductClass productClass = Eligibility.classOf(combination, key.classMonth(), rules);
        boolean later = key.incentive().isAfter(input.period());
        var undecided = new Decided(group, combination, excluded, productClass, later, PlanMatch.NONE, List.of());
        if (!undecided.performs() || later) {
            return undecided;
        }
        Period base = key.baseIncentive();
        if (base == null || !wasClosed(base, key.incentive())) {
            PlanMatch match = PlanMatch.of(input.plans(), combination, productClass, key.incentive());
            return new Decided(group, combination, null, productClass, false, match, List.of());
        }
        return refundOfClosedMonth(undecided, base);
    }

    /**
     * A plan that paid the base takes it back; a QUARTER plan whose quarter is open has paid nothing yet and keeps the
     * refund as its line.
     */
    private Decided refundOfClosedMonth(Decided refund, Period base) {
        var keeping = new ArrayList<PlanVersion>();
        var clawing = new ArrayList<PlanVersion>();
        for (PlanVersion plan : PlanMatch.of(input.plans(), refund.combination(), refund.productClass(), base)
                .takers()) {
            boolean quarterOpen = plan.cadence() == Cadence.QUARTER && !wasClosed(base.quarterEnd(), refund.month());
            if (quarterOpen) {
                keeping.add(inForce(plan, refund.month()));
            } else {
                clawing.add(plan);
            }
        }
        return new Decided(
                refund.group(),
                refund.combination(),
                null,
                refund.productClass(),
                false,
                PlanMatch.ofTakers(keeping),
                clawing);
    }

    /** The version of the refund's own month; the base's own where the plan has ended since. */
    private PlanVersion inForce(PlanVersion plan, Period month) {
        return input.plans().stream()
                .filter(other -> other.planId().equals(plan.planId()) && other.validIn(month))
                .findFirst()
                .orElse(plan);
    }

    /**
     * Whether {@code month} was closed when {@code seenFrom} was or will be computed: months close in order, so for a
     * month that is closed itself all earlier ones were.
     */
    private boolean wasClosed(Period month, Period seenFrom) {
        return input.isClosed(seenFrom) ? month.isBefore(seenFrom) : input.isClosed(month);
    }
}
