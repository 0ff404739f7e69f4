package org.partnerledger.core.comparison;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calculation.PeriodCalculator;
import org.partnerledger.core.calculation.PeriodInput;
import org.partnerledger.core.calculation.SettledPeriod;
import org.partnerledger.core.incentive.Shares;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.kernel.Money;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.statement.Statement.ClawBackEntry;

/**
 * Settles a month again and compares it, line by line, with what stands in the books. Pure.
 *
 * <p>Sums come first: where they and the takers of every group are the same, no line is looked at. Only else are shares
 * worked out, by the code of the close.
 */
public final class MonthComparison {

    private final Compared compared;
    private final Map<BridgeRow.Key, LineChanges> changes = new TreeMap<>(BridgeRow.Key.ORDER);

    private MonthComparison(Compared compared) {
        this.compared = compared;
    }

    /**
     * What is compared.
     *
     * @param input the month by the rules that should hold
     * @param before what stands in the books
     * @param shares what a plan's lines have by the books
     * @param moved lines that are in another group than in the books, by number; {@code input} has them there
     * @param refundNumbers line numbers of refunds by their ids
     */
    public record Compared(
            PeriodInput input,
            MonthBooks before,
            Function<PlanId, ShareTable> shares,
            Map<Long, MovedLine> moved,
            Function<Collection<String>, Map<String, Long>> refundNumbers) {}

    /** What the month comes to by these rules, from sums alone. */
    public static MonthBooks sums(PeriodInput input) {
        return MonthBooks.of(PeriodCalculator.settle(Inputs.forSums(input)));
    }

    /** A month with every line's share. */
    public record Settled(MonthBooks books, Map<PlanId, Shares.Allocation> shares) {

        /** What a plan's lines have. */
        public ShareTable sharesOf(PlanId plan) {
            Shares.@Nullable Allocation lines = shares.get(plan);
            return lines == null ? ShareTable.EMPTY : ShareTable.of(lines.lineNos(), lines.shares());
        }
    }

    /** What the month comes to by these rules, line by line. */
    public static Settled settled(PeriodInput input) {
        SettledPeriod it = PeriodCalculator.settle(Inputs.forShares(input, input.lines()));
        return new Settled(MonthBooks.of(it), it.shares());
    }

    /** @throws IllegalStateException where the rows do not add up, which would be a fault of this code */
    public static Bridge bridge(Compared compared) {
        MonthBooks after = sums(compared.input());
        if (compared.moved().isEmpty() && compared.before().isWorthTheSame(after)) {
            return new Bridge(List.of(), Map.of(), after);
        }
        return new MonthComparison(compared).compare();
    }

    private Bridge compare() {
        Decisions before = new Decisions(compared.before().decisions());
        var trace = new LineTrace(compared.input().lines(), visitedBefore(before));
        SettledPeriod settled = PeriodCalculator.settle(Inputs.forShares(compared.input(), trace));
        trace.complete();
        MonthBooks after = MonthBooks.of(settled);
        var reasons = new ChangeReasons(before, new Decisions(after.decisions()), compared.moved());
        for (PlanId plan : plans(after)) {
            compareShares(
                    new PlanLines(plan, compared.shares().apply(plan), trace, reasons),
                    settled.shares().get(plan));
        }
        compareClawBacks(after, trace);
        var rows = new ArrayList<BridgeRow>();
        changes.forEach((key, lines) ->
                rows.add(new BridgeRow(key, amount(lines.totalBefore()), amount(lines.totalAfter()), lines.size())));
        rows.addAll(subsidies(after));
        var bridge = new Bridge(rows, changes, compared.before().followedBy(after));
        requireAddsUp(bridge);
        return bridge;
    }

    private Set<GroupKey> visitedBefore(Decisions before) {
        Set<GroupKey> groups = new HashSet<>(before.taken());
        compared.moved().values().forEach(line -> groups.add(line.to()));
        return groups;
    }

    private Set<PlanId> plans(MonthBooks after) {
        Set<PlanId> plans = new TreeSet<>();
        compared.before().results().forEach(it -> plans.add(it.planId()));
        after.results().forEach(it -> plans.add(it.planId()));
        return plans;
    }

    /** A plan's lines, before and now. */
    private record PlanLines(PlanId plan, ShareTable had, LineTrace trace, ChangeReasons reasons) {}

    /** The lines of a plan come in the order of the trace, once for each month that the statement speaks for. */
    private void compareShares(PlanLines lines, Shares.@Nullable Allocation now) {
        LineTrace trace = lines.trace();
        var seen = new BitSet(trace.size());
        int place = 0;
        int size = now == null ? 0 : now.lineNos().length;
        for (int i = 0; i < size && now != null; i++) {
            long lineNo = now.lineNos()[i];
            int steps = 0;
            while (trace.lineNo(place) != lineNo) {
                place = place + 1 == trace.size() ? 0 : place + 1;
                if (++steps > trace.size()) {
                    throw new IllegalStateException("line " + lineNo + " has a share and was not visited");
                }
            }
            seen.set(place);
            change(lines, place, now.shares()[i]);
        }
        for (int i = seen.nextClearBit(0); lines.had().size() > 0 && i < trace.size(); i = seen.nextClearBit(i + 1)) {
            change(lines, i, 0);
        }
    }

    private void change(PlanLines lines, int place, long has) {
        long lineNo = lines.trace().lineNo(place);
        long had = lines.had().of(lineNo);
        if (had != has) {
            BridgeRow.Key key =
                    lines.reasons().of(lines.plan(), lineNo, lines.trace().group(place));
            changes.computeIfAbsent(key, _ -> new LineChanges()).add(lineNo, had, has);
        }
    }

    private void compareClawBacks(MonthBooks after, LineTrace trace) {
        Map<ClawBackKey, Amount[]> entries = new HashMap<>();
        compared.before().clawbacks().forEach(it -> entry(entries, it)[0] = entry(entries, it)[0].plus(it.amount()));
        after.clawbacks().forEach(it -> entry(entries, it)[1] = entry(entries, it)[1].plus(it.amount()));
        entries.values().removeIf(it -> it[0].equals(it[1]));
        Map<String, Long> numbers = new HashMap<>(trace.refundNumbers());
        Set<String> unknown = new TreeSet<>(Ids.BY_CODE_POINT);
        entries.keySet().stream()
                .map(ClawBackKey::lineId)
                .filter(lineId -> !numbers.containsKey(lineId))
                .forEach(unknown::add);
        if (!unknown.isEmpty()) {
            numbers.putAll(compared.refundNumbers().apply(unknown));
        }
        entries.forEach((entry, amounts) -> {
            Long lineNo = numbers.get(entry.lineId());
            if (lineNo == null) {
                throw new IllegalStateException(
                        "refund " + entry.lineId() + " is claimed back and nowhere to be found");
            }
            var key = new BridgeRow.Key(entry.planId(), ChangeReason.CLAW_BACK, "");
            changes.computeIfAbsent(key, _ -> new LineChanges()).add(lineNo, minor(amounts[0]), minor(amounts[1]));
        });
    }

    private record ClawBackKey(String lineId, String baseLineId, String planId) {}

    private static Amount[] entry(Map<ClawBackKey, Amount[]> entries, ClawBackEntry it) {
        return entries.computeIfAbsent(new ClawBackKey(it.lineId(), it.baseLineId(), it.planId()), _ ->
                new Amount[] {Amount.ZERO, Amount.ZERO});
    }

    private List<BridgeRow> subsidies(MonthBooks after) {
        Map<String, Amount> had = compared.before().netBySubsidy();
        Map<String, Amount> has = after.netBySubsidy();
        Set<String> projects = new TreeSet<>(Ids.BY_CODE_POINT);
        projects.addAll(had.keySet());
        projects.addAll(has.keySet());
        return projects.stream()
                .map(project -> new BridgeRow(
                        new BridgeRow.Key(project, ChangeReason.SUBSIDY, ""),
                        had.getOrDefault(project, Amount.ZERO),
                        has.getOrDefault(project, Amount.ZERO),
                        0))
                .filter(row -> !row.difference().isZero())
                .toList();
    }

    private void requireAddsUp(Bridge bridge) {
        Amount expected = bridge.after().earned().minus(compared.before().earned());
        if (!bridge.difference().equals(expected)) {
            throw new IllegalStateException("the bridge of " + compared.input().partner() + ", "
                    + compared.input().period() + " comes to " + bridge.difference() + ", the books differ by "
                    + expected);
        }
    }

    private Amount amount(long minor) {
        return Money.ofMinor(minor, compared.input().currency()).toAmount();
    }

    private long minor(Amount amount) {
        return new Money(amount.value(), compared.input().currency()).minorUnits();
    }
}
