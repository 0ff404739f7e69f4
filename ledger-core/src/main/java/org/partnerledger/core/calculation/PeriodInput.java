package org.partnerledger.core.calculation;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.combination.Combination;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.performance.LineGroup;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Statement.AdjustmentEntry;
import org.partnerledger.core.statement.Statement.BenefitEntry;
import org.partnerledger.core.statement.Statement.SubsidyEntry;

/**
 * Everything a month's documents depend on. Close, estimate, recalculation, what-if and verification differ in nothing
 * but where this comes from.
 *
 * @param partner a tier-1 partner
 * @param closedThrough its last closed month before this statement; null while none is. A skipped month counts as
 *     closed
 * @param firstCovered first month this statement speaks for: {@code period}, or the first of the skipped months before
 *     it
 * @param bill what its customers spent in {@code period}
 * @param groups all with this bill month, and all recognised from {@code firstCovered} to {@code period}; where a plan
 *     counts quarters, from the first month of that quarter
 * @param combinations by number
 * @param rules in force now: payout minimum, and the rules of bill months that are not closed
 * @param rulesOf by bill month: what its close fixed, or {@code rules} while it is open
 * @param plans published, for this partner and currency, of any month
 * @param paid what a plan paid in a closed month or quarter; null where it paid nothing
 * @param unpaid lines of the groups, and of {@code frozenBefore}, with unpaid credit or debt, as of now
 * @param frozenBefore shares frozen on earlier statements and not released yet, at least those of lines that may be
 *     paid by now: what is missing stays frozen; those of a month that this statement speaks for are corrections that
 *     stand on it, which freeze where their line is unpaid
 * @param allShares whether every line's share is wanted, or only those that may freeze
 * @param overdue whether a resale bill of the partner is overdue now
 * @param frozenBenefits benefits frozen on earlier statements and not released yet
 * @param balanceLapses whether a positive balance lapses on this statement (domain.md, section 6)
 */
public record PeriodInput(
        PartnerId partner,
        CurrencyCode currency,
        Period period,
        @Nullable Period closedThrough,
        Period firstCovered,
        Bill bill,
        List<LineGroup> groups,
        IntFunction<Combination> combinations,
        RulesSnapshot rules,
        Function<Period, RulesSnapshot> rulesOf,
        List<PlanVersion> plans,
        PaidPlans paid,
        LineSource lines,
        Map<Long, FreezeReason> unpaid,
        List<FrozenShare> frozenBefore,
        boolean allShares,
        Amount openingBalance,
        List<SubsidyEntry> subsidies,
        List<BenefitEntry> benefits,
        List<AdjustmentEntry> adjustments,
        boolean overdue,
        Amount frozenBenefits,
        boolean balanceLapses) {

    /** What closed months paid. */
    @FunctionalInterface
    public interface PaidPlans {

        /** @param earnedIn the month, of a quarter its last one */
        @Nullable
        PlanResult find(PlanId plan, Period earnedIn);
    }

    /** Whether a month is closed for this partner, seen from this statement; a skipped one counts as closed. */
    boolean isClosed(Period month) {
        boolean skipped = covers(month) && month.isBefore(period);
        return skipped || (closedThrough != null && !month.isAfter(closedThrough));
    }

    /**
     * Whether what is recognised or earned in {@code month} stands on this statement: its own, and that of skipped
     * ones.
     */
    boolean covers(Period month) {
        return !month.isBefore(firstCovered) && !month.isAfter(period);
    }
}
