package org.partnerledger.api.period;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calculation.FrozenShare;
import org.partnerledger.core.calculation.GroupDecision;
import org.partnerledger.core.calculation.PlanResult;
import org.partnerledger.core.explanation.Explanation;
import org.partnerledger.core.explanation.Row;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.statement.Statement;
import org.partnerledger.core.statement.Statement.PlanEntry;
import org.partnerledger.projections.line.LineSelection;
import org.partnerledger.projections.line.LineSelection.Part;

/**
 * A month with what opens its rows: from a row of its explanation back to the lines behind it, by the decisions that
 * were kept with the row. Decides nothing anew.
 *
 * @param firstCovered first month the statement speaks for: its own, or the first of the skipped ones before
 * @param statement of the same month: which plans wait or miss their threshold
 * @param results what plans pay on it, by the months and quarters in which it was earned
 * @param frozen shares frozen on the statement
 * @param released shares released on it
 */
public record OpenedMonth(
        PartnerId partner,
        Period period,
        Period firstCovered,
        Statement statement,
        Explanation explanation,
        List<GroupDecision> decisions,
        List<PlanResult> results,
        List<FrozenShare> frozen,
        List<FrozenShare> released) {

    /** What to list; several selections where a row sums several parts. Rows without lines give none. */
    public List<LineSelection> linesOf(Row row) {
        return switch (row.code()) {
            case SPEND -> List.of(LineSelection.ofBill(partner, false, period));
            case EXCLUDED -> excluded(String.valueOf(row.reason()));
            case CARRIED_OUT ->
                counting(it -> performs(it)
                        && it.group().bill().equals(period)
                        && it.group().incentive().equals(row.period())
                        && hasCause(it.group(), row));
            case CARRIED_IN ->
                counting(it -> performs(it)
                        && inMonth(it)
                        && it.group().bill().equals(row.period())
                        && hasCause(it.group(), row));
            case PERFORMANCE -> counting(it -> performs(it) && inMonth(it));
            case NO_INCENTIVE ->
                counting(it -> performs(it) && String.valueOf(row.reason()).equals(noIncentive(it)));
            case CLAWED_BACK_REFUNDS -> counting(it -> performs(it) && inMonth(it) && it.isClawedBackOnly());
            case QUARTER_BASE -> counting(it -> performs(it) && !inMonth(it) && isPrimary(it, row.planId()));
            case INCENTIVE_BASE -> counting(it -> performs(it) && earns(it));
            case RATE_EFFECT, CAP_APPLIED -> counting(it -> performs(it) && takes(it, row.planId()));
            case CLAWBACK ->
                counting(it -> performs(it)
                        && inMonth(it)
                        && row.period() != null
                        && row.period().equals(it.group().baseIncentive())
                        && it.clawedBack().stream()
                                .anyMatch(plan -> plan.planId().value().equals(row.planId())));
            case FROZEN ->
                lines(frozen.stream()
                        .filter(share -> share.reason().name().equals(row.reason()))
                        .toList());
            case RELEASED -> lines(released);
            case GROSS_INCENTIVE,
                    SUBSIDY,
                    DEDUCTION,
                    BENEFIT,
                    ADJUSTMENT,
                    EARNED,
                    OPENING_BALANCE,
                    NET,
                    CLOSING_BALANCE,
                    PAYABLE -> List.of();
        };
    }

    /** Lines of the bill that are excluded, or carried, or earn nothing for a reason. */
    private List<LineSelection> excluded(String reason) {
        return switch (reason) {
            case "CASH_COUPON_NOT_COUNTING" -> means(Part.CASH_COUPON);
            case "PAID_BY_COUPON" -> means(Part.COUPON);
            case "PAID_BY_BONUS" -> means(Part.BONUS);
            case "WRITTEN_OFF" -> means(Part.WRITE_OFF);
            default ->
                selection(
                        it -> it.group().bill().equals(period)
                                && it.excluded() != null
                                && it.excluded().name().equals(reason),
                        Part.AMOUNT);
        };
    }

    /** Lines for which this reason stands on the bill or the statement, whatever row shows it. */
    public List<LineSelection> withReason(String reason) {
        List<LineSelection> excluded = excluded(reason);
        return excluded.isEmpty() ? counting(it -> performs(it) && reason.equals(noIncentive(it))) : excluded;
    }

    /** Lines of the bill that are recognised later, for this cause. */
    public List<LineSelection> withCause(String cause) {
        return counting(it -> performs(it)
                && it.group().bill().equals(period)
                && it.group().cause() != null
                && it.group().cause().name().equals(cause));
    }

    private List<LineSelection> means(Part part) {
        return selection(it -> it.excluded() == null && it.group().bill().equals(period), part);
    }

    private List<LineSelection> counting(Predicate<GroupDecision> which) {
        return selection(which, Part.COUNTING);
    }

    private List<LineSelection> selection(Predicate<GroupDecision> which, Part part) {
        Set<GroupKey> groups = new HashSet<>();
        decisions.stream().filter(which).forEach(it -> groups.add(it.group()));
        return groups.isEmpty() ? List.of() : List.of(LineSelection.ofGroups(partner, groups, part));
    }

    private List<LineSelection> lines(List<FrozenShare> shares) {
        var numbers = new ArrayList<Long>();
        shares.forEach(share -> numbers.add(share.lineNo()));
        return numbers.isEmpty() ? List.of() : List.of(LineSelection.ofLines(partner, numbers));
    }

    private boolean inMonth(GroupDecision it) {
        Period recognised = it.group().incentive();
        return !recognised.isBefore(firstCovered) && !recognised.isAfter(period);
    }

    private static boolean performs(GroupDecision it) {
        return it.excluded() == null;
    }

    private static boolean hasCause(GroupKey group, Row row) {
        return group.cause() != null && group.cause().name().equals(row.cause());
    }

    private static boolean isPrimary(GroupDecision it, @Nullable String planId) {
        return it.primary() != null && it.primary().value().equals(planId);
    }

    private static boolean takes(GroupDecision it, @Nullable String planId) {
        return it.takers().stream().anyMatch(plan -> plan.planId().value().equals(planId));
    }

    /** The reason under which a group earns nothing on this statement; empty where it earns or is clawed back. */
    public String noIncentive(GroupDecision it) {
        if (it.noPlan() != null) {
            return inMonth(it) ? it.noPlan() : "";
        }
        if (it.primary() == null) {
            return "";
        }
        PlanEntry settled = settled(it, it.primary());
        if (settled == null) {
            // An open quarter shows the lines of the month only.
            return inMonth(it) ? "QUARTER_OPEN" : "";
        }
        return settled.reason() == null ? "" : settled.reason();
    }

    /** Whether the performance of a group stands in the incentive base of this statement. */
    public boolean earns(GroupDecision it) {
        PlanEntry settled = it.primary() == null ? null : settled(it, it.primary());
        return settled != null && settled.reason() == null;
    }

    /**
     * The plan's entry for the month or quarter that recognises a group: where months were skipped, one plan may stand
     * there with a quarter that ended and with the open one.
     *
     * @return null while its quarter is open
     */
    private @Nullable PlanEntry settled(GroupDecision it, PlanId plan) {
        Period recognised = it.group().incentive();
        PlanResult result = results.stream()
                .filter(each -> each.planId().equals(plan)
                        && !each.earnedIn().isBefore(recognised)
                        && !each.earnedIn().isAfter(recognised.quarterEnd()))
                .min(Comparator.comparing(PlanResult::earnedIn))
                .orElse(null);
        if (result == null) {
            return null;
        }
        return statement.plans().stream()
                .filter(entry -> entry.estimate() == null
                        && entry.planId().equals(plan.value())
                        && entry.version() == result.version()
                        && entry.base().equals(result.base())
                        && entry.incentive().equals(result.incentive().toAmount()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no entry of " + period + " shows " + result));
    }
}
