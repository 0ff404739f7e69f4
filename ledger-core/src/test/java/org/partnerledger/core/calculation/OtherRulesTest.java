package org.partnerledger.core.calculation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.comparison.Bridge;
import org.partnerledger.core.comparison.BridgeRow;
import org.partnerledger.core.comparison.ChangeReason;
import org.partnerledger.core.comparison.Inputs;
import org.partnerledger.core.comparison.LineChanges;
import org.partnerledger.core.comparison.MonthBooks;
import org.partnerledger.core.comparison.MonthComparison;
import org.partnerledger.core.comparison.MonthComparison.Compared;
import org.partnerledger.core.comparison.MonthComparison.Settled;
import org.partnerledger.core.comparison.RuleSet;
import org.partnerledger.core.comparison.RuleSet.CatalogueList;
import org.partnerledger.core.comparison.ShareTable;
import org.partnerledger.core.incentive.Shares;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.kernel.Seeds;
import org.partnerledger.core.kernel.Seeds.Draw;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.rulebook.CatalogueEntry;
import org.partnerledger.core.rulebook.RulesSnapshot;

/** Half a year, closed by some rules and compared with what others make of it. */
class OtherRulesTest {

    private static final int CASES = 150;
    private static final List<Period> MONTHS =
            RandomHalfYear.MONTHS.stream().map(Period::of).toList();

    /** A closed month: what it was settled from, and what came of it. */
    private record Closed(PeriodInput input, Settled settled) {}

    /** A half year that was closed, and the same facts closed by other plans and classes from the beginning. */
    private record World(List<Closed> months, List<Closed> otherwise, RuleSet rules) {}

    @Test
    void comesToWhatTheOtherRulesWouldHavePaidFromTheBeginning() {
        Seeds.forAll(CASES, draw -> {
            World world = world(draw);
            List<Bridge> bridges = bridges(world.months(), world.rules());
            for (int month = 0; month < MONTHS.size(); month++) {
                MonthBooks otherwise = world.otherwise().get(month).settled().books();
                Bridge bridge = bridges.get(month);
                assertThat(Set.copyOf(bridge.after().clawbacks())).isEqualTo(Set.copyOf(otherwise.clawbacks()));
                assertThat(paid(bridge.after())).isEqualTo(paid(otherwise));
            }
        });
    }

    @Test
    void leadsFromTheBooksToThatRowByRowAndLineByLine() {
        Seeds.forAll(CASES, draw -> {
            World world = world(draw);
            List<Bridge> bridges = bridges(world.months(), world.rules());
            for (int month = 0; month < MONTHS.size(); month++) {
                MonthBooks before = world.months().get(month).settled().books();
                Bridge bridge = bridges.get(month);
                Amount sum = Amount.ZERO;
                for (BridgeRow row : bridge.rows()) {
                    Amount reversal = row.before().negated();
                    assertThat(reversal.plus(row.after())).isEqualTo(row.difference());
                    assertThat(of(requireNonNull(bridge.lines().get(row.key()))))
                            .containsExactly(minor(row.before()), minor(row.after()));
                    sum = sum.plus(row.difference());
                }
                assertThat(sum).isEqualTo(bridge.after().earned().minus(before.earned()));
            }
        });
    }

    @Test
    void findsNothingWhereTheRulesAreThoseInForce() {
        Seeds.forAll(CASES, draw -> {
            World world = world(draw);
            assertThat(bridges(world.months(), RuleSet.inForce(MONTHS))).allMatch(Bridge::isEmpty);
        });
    }

    @Test
    void findsNothingMoreOnceItIsCorrected() {
        Seeds.forAll(CASES, draw -> {
            World world = world(draw);
            List<Bridge> first = bridges(world.months(), world.rules());
            var corrected = new ArrayList<Closed>();
            for (int month = 0; month < MONTHS.size(); month++) {
                corrected.add(corrected(world.months().get(month), first.get(month)));
            }

            assertThat(bridges(corrected, world.rules())).allMatch(Bridge::isEmpty);
        });
    }

    /** A property that is never put to the test holds, too. */
    @Test
    void bringsUpEveryReason() {
        Set<String> seen = new TreeSet<>();
        Seeds.forAll(CASES, draw -> {
            World world = world(draw);
            bridges(world.months(), world.rules())
                    .forEach(bridge -> bridge.rows()
                            .forEach(row -> seen.add(row.key().reason().name())));
        });

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "NO_LONGER_EXCLUDED",
                        "EXCLUDED",
                        "TAKEN_BY_PLAN",
                        "LEFT_PLAN",
                        "FACTOR",
                        "RATE_EFFECT",
                        "CLAW_BACK");
    }

    private static World world(Draw draw) {
        var world = new RandomHalfYear(draw);
        var other = new RandomHalfYear(draw);
        List<Closed> months = closed(world);
        List<PlanId> gone = world.plans.stream().map(PlanVersion::planId).toList();
        List<CatalogueEntry> entries = other.classes.entrySet().stream()
                .map(it -> new CatalogueEntry(it.getKey(), null, null, it.getValue()))
                .toList();
        var rules = new RuleSet(
                MONTHS, null, null, List.of(new CatalogueList(MONTHS.getFirst(), entries)), other.plans, gone, false);
        world.plans.clear();
        world.plans.addAll(other.plans);
        world.classes.clear();
        world.classes.putAll(other.classes);
        return new World(months, closed(world), rules);
    }

    private static List<Closed> closed(RandomHalfYear world) {
        LittleLedger ledger = world.ledger();
        var months = new ArrayList<Closed>();
        for (int month = 0; month < MONTHS.size(); month++) {
            HalfYearTest.arrive(world, month, ledger);
            PeriodInput input = ledger.input(MONTHS.get(month), MONTHS.get(month), true);
            months.add(new Closed(input, MonthComparison.settled(input)));
            ledger.close(RandomHalfYear.MONTHS.get(month));
        }
        return months;
    }

    /** One month after the other: by these rules, later refunds are clawed back with what these rules paid. */
    private static List<Bridge> bridges(List<Closed> months, RuleSet rules) {
        Map<PlanBook.Id, PlanResult> paid = new HashMap<>();
        var bridges = new ArrayList<Bridge>();
        for (Closed month : months) {
            PeriodInput it = month.input();
            PeriodInput input = Inputs.under(
                    it,
                    new Inputs.Rules(
                            bill -> rules.rules(bill, it.rulesOf().apply(bill), _ -> RulesSnapshot.DEFAULT),
                            rules.plans(it.plans()),
                            (plan, earnedIn) -> paid.get(new PlanBook.Id(plan, earnedIn)),
                            it.subsidies()));
            Bridge bridge = MonthComparison.bridge(new Compared(
                    input,
                    month.settled().books(),
                    month.settled()::sharesOf,
                    Map.of(),
                    lineIds -> lineIds.stream().collect(Collectors.toMap(id -> id, id -> (long) id.hashCode()))));
            bridge.after()
                    .results()
                    .forEach(result -> paid.put(new PlanBook.Id(result.planId(), result.earnedIn()), result));
            bridges.add(bridge);
        }
        return bridges;
    }

    private static Closed corrected(Closed month, Bridge bridge) {
        Map<PlanId, Shares.Allocation> shares = new HashMap<>(month.settled().shares());
        bridge.lines().forEach((key, changes) -> {
            if (key.reason() != ChangeReason.CLAW_BACK) {
                var plan = new PlanId(key.about());
                LineChanges.Part all = changes.parts(Integer.MAX_VALUE)[0];
                var had = shares.get(plan);
                ShareTable table = (had == null ? ShareTable.EMPTY : ShareTable.of(had.lineNos(), had.shares()))
                        .overlaidBy(ShareTable.of(all.lineNos(), all.after()));
                shares.put(plan, table.toAllocation());
            }
        });
        return new Closed(month.input(), new Settled(bridge.after(), shares));
    }

    private static Set<String> paid(MonthBooks books) {
        return books.results().stream()
                .filter(it -> !it.base().isZero() || it.incentive().minorUnits() != 0)
                .map(it -> it.planId() + " " + it.earnedIn() + " " + it.incentive() + " of " + it.base())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long[] of(LineChanges changes) {
        long before = 0;
        long after = 0;
        for (LineChanges.Part part : changes.parts(3)) {
            for (int i = 0; i < part.lineNos().length; i++) {
                before += part.before()[i];
                after += part.after()[i];
            }
        }
        return new long[] {before, after};
    }

    private static long minor(Amount amount) {
        return amount.value().movePointRight(2).longValueExact();
    }
}
