package org.partnerledger.core.comparison;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.partnerledger.core.calculation.LineSource;
import org.partnerledger.core.calculation.PeriodInput;
import org.partnerledger.core.calculation.PeriodInput.PaidPlans;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.LineGroup;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.core.statement.Statement.SubsidyEntry;

/** A month's input with something else in it. What follows the earning, freeze and balance, is left out. */
public final class Inputs {

    private Inputs() {}

    /**
     * The month under other rules.
     *
     * @param rulesOf by bill month
     * @param plans of the partner, of all months
     * @param paid what plans paid in closed months, by these rules
     */
    public record Rules(
            Function<Period, RulesSnapshot> rulesOf,
            List<PlanVersion> plans,
            PaidPlans paid,
            List<SubsidyEntry> subsidies) {}

    public static PeriodInput under(PeriodInput it, Rules rules) {
        return with(it, it.groups(), rules, it.lines(), false);
    }

    /** The month with some lines in other groups. */
    public static PeriodInput moved(PeriodInput it, Map<Long, MovedLine> moved) {
        return moved.isEmpty()
                ? it
                : with(
                        it,
                        MovedLines.regrouped(it.groups(), moved),
                        rules(it),
                        new MovedLines(it.lines(), moved),
                        false);
    }

    static PeriodInput forSums(PeriodInput it) {
        return with(it, it.groups(), rules(it), it.lines(), false);
    }

    static PeriodInput forShares(PeriodInput it, LineSource lines) {
        return with(it, it.groups(), rules(it), lines, true);
    }

    private static Rules rules(PeriodInput it) {
        return new Rules(it.rulesOf(), it.plans(), it.paid(), it.subsidies());
    }

    private static PeriodInput with(
            PeriodInput it, List<LineGroup> groups, Rules rules, LineSource lines, boolean allShares) {
        return new PeriodInput(
                it.partner(),
                it.currency(),
                it.period(),
                it.closedThrough(),
                it.firstCovered(),
                it.bill(),
                groups,
                it.combinations(),
                it.rules(),
                rules.rulesOf(),
                rules.plans(),
                rules.paid(),
                lines,
                Map.of(),
                List.of(),
                allShares,
                Amount.ZERO,
                rules.subsidies(),
                it.benefits(),
                List.of(),
                false,
                Amount.ZERO,
                false);
    }
}
