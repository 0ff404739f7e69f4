package org.partnerledger.core.calculation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.explanation.Row;
import org.partnerledger.core.explanation.RowCode;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Seeds;
import org.partnerledger.core.statement.Statement;

/** What holds for all plans, lines, refunds and payments, over six months of each. */
class HalfYearTest {

    private static final int CASES = 200;

    /** Played once for all properties, by seed. */
    private static final Map<Integer, Played> PLAYED = new HashMap<>();

    private record Played(RandomHalfYear world, List<SettledPeriod> months) {}

    @Test
    void isWhatAnAuditorFindsLineByLine() {
        Seeds.forAll(CASES, draw -> {
            Played played = played(draw);
            var auditor = new Auditor(played.world);
            for (int month = 0; month < RandomHalfYear.MONTHS.size(); month++) {
                auditor.take(played.world.facts.get(month), played.world.payments.get(month));
                SettledPeriod settled = played.months.get(month);
                compare(settled, auditor.close(settled.statement().period().month()));
            }
        });
    }

    @Test
    void carriesIntoAMonthWhatItCarriedOutOfAnother() {
        Period last = Period.of(RandomHalfYear.MONTHS.getLast());
        Seeds.forAll(CASES, draw -> {
            Map<String, Amount> out = new TreeMap<>();
            Map<String, Amount> in = new TreeMap<>();
            for (SettledPeriod settled : played(draw).months) {
                Period here = settled.statement().period();
                for (Row row : settled.explanation().rows()) {
                    Period there = row.period();
                    if (row.code() == RowCode.CARRIED_OUT && there != null && !there.isAfter(last)) {
                        out.merge(
                                row.cause() + " " + here + " to " + there,
                                row.amount().negated(),
                                Amount::plus);
                    }
                    if (row.code() == RowCode.CARRIED_IN) {
                        in.merge(row.cause() + " " + there + " to " + here, row.amount(), Amount::plus);
                    }
                }
            }
            assertThat(in).isEqualTo(out);
        });
    }

    @Test
    void sharesOutExactlyWhatEveryPlanPays() {
        Seeds.forAll(CASES, draw -> {
            for (SettledPeriod settled : played(draw).months) {
                for (PlanResult result : settled.results()) {
                    long[] shares = requireNonNull(settled.shares().get(result.planId()))
                            .shares();
                    assertThat(LongStream.of(shares).sum())
                            .isEqualTo(
                                    result.base().isZero()
                                            ? 0
                                            : result.incentive().minorUnits());
                }
            }
        });
    }

    @Test
    void doesNotDependOnTheOrderOfArrivalNorOnDuplicatesWhileAMonthIsOpen() {
        Seeds.forAll(CASES / 2, draw -> {
            RandomHalfYear world = played(draw).world;
            LittleLedger shuffled = world.ledger();
            for (int month = 0; month < RandomHalfYear.MONTHS.size(); month++) {
                List<SpendLine> facts = new ArrayList<>(world.facts.get(month));
                facts.addAll(world.facts.get(draw.anyOf(month + 1)));
                draw.shuffled(facts).forEach(shuffled::take);
                world.announce(month, shuffled);
                draw.shuffled(world.payments.get(month)).forEach(it -> pay(shuffled, it));

                SettledPeriod settled = shuffled.close(RandomHalfYear.MONTHS.get(month));
                assertThat(text(settled)).isEqualTo(text(played(draw).months.get(month)));
            }
        });
    }

    @Test
    void isEstimatedAsItWillBeClosed() {
        Seeds.forAll(CASES / 2, draw -> {
            RandomHalfYear world = played(draw).world;
            LittleLedger ledger = world.ledger();
            for (int month = 0; month < RandomHalfYear.MONTHS.size(); month++) {
                arrive(world, month, ledger);
                String name = RandomHalfYear.MONTHS.get(month);

                assertThat(text(ledger.estimate(name)))
                        .isEqualTo(text(played(draw).months.get(month)));
                ledger.close(name);
            }
        });
    }

    /** A property that is never put to the test holds, too: so what the seeds bring up is a test of its own. */
    @Test
    void bringsUpEverythingThatIsCompared() {
        Set<String> seen = new TreeSet<>();
        Seeds.forAll(
                CASES,
                draw -> played(draw).months.forEach(settled -> {
                    seen.addAll(rows(settled).keySet().stream()
                            .map(words -> words.replaceAll(" \\d.*", ""))
                            .toList());
                    settled.statement().clawbacks().stream()
                            .filter(it -> !it.amount().isZero())
                            .forEach(_ -> seen.add("CLAWBACK"));
                    settled.frozenNow().forEach(it -> seen.add("FROZEN " + it.reason()));
                    settled.releasedNow().forEach(_ -> seen.add("RELEASED"));
                }));

        assertThat(seen)
                .contains(
                        "CARRIED_IN LATE_CHARGE",
                        "CARRIED_IN MONTHLY_SETTLED",
                        "CARRIED_OUT LATE_CHARGE",
                        "CARRIED_OUT MONTHLY_SETTLED",
                        "CLAWBACK",
                        "CLAWED_BACK_REFUNDS",
                        "EXCLUDED CASH_COUPON_NOT_COUNTING",
                        "EXCLUDED LINE_TYPE_EXCLUDED",
                        "EXCLUDED MARKETPLACE_EXCLUDED",
                        "EXCLUDED PAID_BY_BONUS",
                        "EXCLUDED PAID_BY_COUPON",
                        "EXCLUDED PARTNER_NOT_IN_PROGRAMME",
                        "EXCLUDED PRODUCT_NO_PERFORMANCE",
                        "EXCLUDED REBIND_COOLDOWN",
                        "EXCLUDED WRITTEN_OFF",
                        "FROZEN CREDIT_UNPAID",
                        "FROZEN DEBT_UNPAID",
                        "NO_INCENTIVE NO_PLAN",
                        "NO_INCENTIVE PRODUCT_NO_REBATE",
                        "NO_INCENTIVE QUARTER_OPEN",
                        "NO_INCENTIVE THRESHOLD_NOT_MET",
                        "RELEASED")
                .anyMatch(words -> words.startsWith("CAP_APPLIED"))
                .anyMatch(words -> words.startsWith("QUARTER_BASE"));
    }

    /** Closes month after month; every close checks that its documents add up. */
    private static Played played(Seeds.Draw draw) {
        return PLAYED.computeIfAbsent(draw.seed(), _ -> {
            var world = new RandomHalfYear(draw);
            LittleLedger ledger = world.ledger();
            List<SettledPeriod> months = new ArrayList<>();
            for (int month = 0; month < RandomHalfYear.MONTHS.size(); month++) {
                arrive(world, month, ledger);
                months.add(ledger.close(RandomHalfYear.MONTHS.get(month)));
            }
            return new Played(world, months);
        });
    }

    static void arrive(RandomHalfYear world, int month, LittleLedger ledger) {
        world.announce(month, ledger);
        world.facts.get(month).forEach(ledger::take);
        world.payments.get(month).forEach(it -> pay(ledger, it));
    }

    private static void pay(LittleLedger ledger, RandomHalfYear.Payment payment) {
        if (payment.amount() == null) {
            ledger.paid(payment.trade());
        } else {
            ledger.paid(payment.trade(), payment.amount());
        }
    }

    private static void compare(SettledPeriod settled, Auditor.Audit audit) {
        Statement it = settled.statement();
        assertThat(rows(settled)).isEqualTo(normal(audit.rows()));
        assertThat(settled.bill().total()).as("spend").isEqualTo(new Amount(audit.spend()));
        assertThat(it.performance()).as("performance").isEqualTo(new Amount(audit.performance()));
        Map<String, Amount> incentives = new TreeMap<>();
        it.plans().stream()
                .filter(plan -> !"QUARTER_OPEN".equals(plan.reason()))
                .forEach(plan -> incentives.put(plan.planId(), plan.incentive()));
        assertThat(incentives).as("plans").isEqualTo(normal(audit.incentives()));
        Map<String, Amount> clawbacks = new TreeMap<>();
        it.clawbacks().forEach(entry -> clawbacks.put(entry.lineId() + " " + entry.planId(), entry.amount()));
        assertThat(clawbacks).as("claw-backs").isEqualTo(normal(audit.clawbacks()));
        assertThat(it.frozen()).as("frozen").isEqualTo(new Amount(audit.frozen()));
        assertThat(it.released()).as("released").isEqualTo(new Amount(audit.released()));
        assertThat(it.net()).as("net").isEqualTo(new Amount(audit.net()));
        assertThat(it.payable()).as("payable").isEqualTo(new Amount(audit.payable()));
    }

    /** The rows that the auditor works out by itself; the others are sums of those. */
    private static Map<String, Amount> rows(SettledPeriod settled) {
        Map<String, Amount> rows = new HashMap<>();
        for (Row row : settled.explanation().rows()) {
            String words = switch (row.code()) {
                case EXCLUDED, NO_INCENTIVE -> row.code() + " " + row.reason();
                case CARRIED_OUT, CARRIED_IN -> row.code() + " " + row.cause() + " " + row.period();
                case CLAWED_BACK_REFUNDS -> row.code().name();
                case QUARTER_BASE, CAP_APPLIED -> row.code() + " " + row.planId();
                default -> "";
            };
            if (!words.isEmpty() && !row.amount().isZero()) {
                rows.put(words, row.amount());
            }
        }
        return rows;
    }

    private static Map<String, Amount> normal(Map<String, BigDecimal> amounts) {
        Map<String, Amount> normal = new HashMap<>();
        amounts.forEach((words, amount) -> normal.put(words, new Amount(amount)));
        return normal;
    }

    private static String text(SettledPeriod settled) {
        return settled.bill() + "\n" + settled.statement() + "\n" + settled.explanation();
    }
}
