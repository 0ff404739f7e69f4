package org.partnerledger.core.calculation;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.incentive.Earned;
import org.partnerledger.core.incentive.IncentiveCalculator;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Money;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.performance.LineGroup;
import org.partnerledger.core.plan.Cadence;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.statement.Statement.PlanEntry;

/** One plan's month or quarter while it is being summed: which groups it takes, and what that earns. */
final class PlanBook {

    static final String THRESHOLD_NOT_MET = "THRESHOLD_NOT_MET";
    static final String QUARTER_OPEN = "QUARTER_OPEN";

    private final PlanVersion plan;
    private final Id id;
    private final boolean open;
    private final Map<GroupKey, BigDecimal> factors = new LinkedHashMap<>();
    private Amount measure = Amount.ZERO;
    private Amount base = Amount.ZERO;
    private Amount part = Amount.ZERO;
    private boolean hasLineInMonth;
    private @Nullable Earned earned;

    /** @param earnedIn the month, of a quarter its last one */
    record Id(PlanId planId, Period earnedIn) {

        static Id of(PlanVersion plan, Period month) {
            return new Id(plan.planId(), plan.cadence() == Cadence.QUARTER ? month.quarterEnd() : month);
        }
    }

    /** @param open whether its quarter ends after the statement's month */
    PlanBook(PlanVersion plan, Id id, boolean open) {
        this.plan = plan;
        this.id = id;
        this.open = open;
    }

    void take(LineGroup group, BigDecimal factor, boolean inMonth) {
        measure = measure.plus(group.counting());
        base = base.plus(group.counting().times(factor));
        factors.put(group.key(), factor);
        hasLineInMonth |= inMonth;
    }

    /** After the last group: what it earns, in an open quarter what it would. */
    void settle(CurrencyCode currency) {
        earned = IncentiveCalculator.earned(plan, measure, base, currency);
    }

    /** Adds performance that stands under this plan in the explanation. */
    void addPart(Amount performance) {
        part = part.plus(performance);
    }

    Id id() {
        return id;
    }

    boolean isOpen() {
        return open;
    }

    /** Plans without a single line are left out; an open quarter is listed in the months that have one. */
    boolean isListed() {
        return !open || hasLineInMonth;
    }

    boolean isBelowThreshold() {
        return earned().belowThreshold();
    }

    Earned earned() {
        if (earned == null) {
            throw new IllegalStateException(id + " was not settled");
        }
        return earned;
    }

    Amount part() {
        return part;
    }

    /** The groups it takes, with the factor of each. */
    Map<GroupKey, BigDecimal> factors() {
        return factors;
    }

    PlanResult result() {
        return new PlanResult(plan.planId(), plan.version(), id.earnedIn(), earned().incentive(), base);
    }

    PlanEntry entry(CurrencyCode currency) {
        Money none = Money.zero(currency);
        return new PlanEntry(
                plan.planId().value(),
                plan.version(),
                measure,
                base,
                earned().rate(),
                open ? QUARTER_OPEN : isBelowThreshold() ? THRESHOLD_NOT_MET : null,
                (open ? none : earned().capCut()).toAmount(),
                (open ? none : earned().incentive()).toAmount(),
                open ? earned().incentive().toAmount() : null);
    }
}
