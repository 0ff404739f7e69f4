package org.partnerledger.core.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.consumption.LittleLine.usage;
import static org.partnerledger.core.kernel.Shanghai.at;
import static org.partnerledger.core.plan.LittlePlan.plan;

import org.junit.jupiter.api.Test;

/** What is carried out of one month is carried into another. Replays the numbers of docs/rules/carry-over.md. */
class CarryOverTest {

    private final LittleLedger ledger = new LittleLedger().with(plan("BASE", "0.10"));

    private void fiveLinesOfJuly() {
        ledger.take(
                usage("L1").on("2026-07-10").cash("1000.00"),
                usage("L2").on("2026-07-10").monthly().cash("40.00"),
                usage("L3")
                        .consumed(at("2026-07-31T23:00:00"))
                        .traded(at("2026-08-01T23:59:59"))
                        .cash("25.50"),
                usage("L4")
                        .consumed(at("2026-07-31T23:30:00"))
                        .traded(at("2026-08-02T00:00:00"))
                        .cash("30.00"),
                usage("L5").on("2026-07-20").traded(at("2026-09-02T00:00:00")).cash("60.00"));
    }

    @Test
    void leadsFromTheBillOfAMonth() {
        fiveLinesOfJuly();

        SettledPeriod july = ledger.close("2026-07");

        assertThat(Told.bill(july))
                .isEqualTo("5 lines: consumption 1155.50, refunds 0.00, adjustments 0.00, total 1155.50, due 1155.50");
        assertThat(Told.explanation(july)).contains(RulePage.named("carry-over").example(1));
        assertThat(Told.explanation(july)).isEqualTo("""
                SPEND 1155.50 (5)
                CARRIED_OUT LATE_CHARGE 2026-08 -30.00 (1)
                CARRIED_OUT LATE_CHARGE 2026-09 -60.00 (1)
                CARRIED_OUT MONTHLY_SETTLED 2026-08 -40.00 (1)
                = PERFORMANCE 1025.50 (2)
                = INCENTIVE_BASE 1025.50 (2)
                RATE_EFFECT BASE -922.95
                = GROSS_INCENTIVE 102.55
                = EARNED 102.55
                = NET 102.55
                = PAYABLE 102.55
                """);
    }

    @Test
    void leadsToThePerformanceOfLaterMonths() {
        fiveLinesOfJuly();
        ledger.close("2026-07");
        ledger.take(
                usage("L6").on("2026-08-10").cash("500.00"),
                usage("L7").on("2026-07-15").cash("80.00"));

        SettledPeriod august = ledger.close("2026-08");

        assertThat(Told.bill(august))
                .isEqualTo("2 lines: consumption 580.00, refunds 0.00, adjustments 0.00, total 580.00, due 580.00,"
                        + " late 80.00 (1)");
        assertThat(Told.explanation(august))
                .contains(RulePage.named("carry-over").example(2));
        assertThat(Told.explanation(august)).isEqualTo("""
                SPEND 580.00 (2)
                CARRIED_IN LATE_CHARGE 2026-07 30.00 (1)
                CARRIED_IN MONTHLY_SETTLED 2026-07 40.00 (1)
                = PERFORMANCE 650.00 (4)
                = INCENTIVE_BASE 650.00 (4)
                RATE_EFFECT BASE -585.00
                = GROSS_INCENTIVE 65.00
                = EARNED 65.00
                = NET 65.00
                = PAYABLE 65.00
                """);

        SettledPeriod september = ledger.close("2026-09");

        assertThat(Told.explanation(september)).isEqualTo("""
                CARRIED_IN LATE_CHARGE 2026-07 60.00 (1)
                = PERFORMANCE 60.00 (1)
                = INCENTIVE_BASE 60.00 (1)
                RATE_EFFECT BASE -54.00
                = GROSS_INCENTIVE 6.00
                = EARNED 6.00
                = NET 6.00
                = PAYABLE 6.00
                """);
    }

    @Test
    void leavesAMonthlyLineThatIsLateByOneClosedMonthWithItsCauseAndOutOfTheCarriedRows() {
        ledger.close("2026-07");
        ledger.take(usage("L1").on("2026-07-10").monthly().cash("40.00"));

        SettledPeriod august = ledger.close("2026-08");

        assertThat(ledger.decisionOf("L1").cause()).hasToString("MONTHLY_SETTLED");
        assertThat(Told.explanation(august)).startsWith("""
                SPEND 40.00 (1)
                = PERFORMANCE 40.00 (1)
                """);
    }

    @Test
    void carriesALateLineOnFromTheMonthOfItsBill() {
        ledger.close("2026-07");
        ledger.take(
                usage("L1").on("2026-07-10").traded(at("2026-09-10T00:00:00")).cash("40.00"));

        assertThat(Told.explanation(ledger.close("2026-08"))).startsWith("""
                SPEND 40.00 (1)
                CARRIED_OUT LATE_CHARGE 2026-09 -40.00 (1)
                = PERFORMANCE 0.00 (0)
                """);
        assertThat(Told.explanation(ledger.close("2026-09"))).startsWith("""
                CARRIED_IN LATE_CHARGE 2026-08 40.00 (1)
                = PERFORMANCE 40.00 (1)
                """);
    }

    @Test
    void carriesNothingOfALineWithoutPerformance() {
        ledger.take(
                usage("L1").on("2026-07-10").monthly().coupon("40.00"),
                usage("L2").on("2026-07-10").monthly().marketplace().cash("7.00"));

        assertThat(Told.explanation(ledger.close("2026-07"))).startsWith("""
                SPEND 47.00 (2)
                EXCLUDED MARKETPLACE_EXCLUDED -7.00 (1)
                EXCLUDED PAID_BY_COUPON -40.00 (1)
                = PERFORMANCE 0.00 (0)
                """);
        assertThat(Told.explanation(ledger.close("2026-08"))).startsWith("= PERFORMANCE 0.00 (0)\n");
    }

    @Test
    void takesOutOfTheBillMonthWhatACarriedLineWasPaidWithoutCounting() {
        ledger.take(usage("L1").on("2026-07-10").monthly().cash("30.00").coupon("10.00"));

        assertThat(Told.explanation(ledger.close("2026-07"))).startsWith("""
                SPEND 40.00 (1)
                EXCLUDED PAID_BY_COUPON -10.00 (1)
                CARRIED_OUT MONTHLY_SETTLED 2026-08 -30.00 (1)
                = PERFORMANCE 0.00 (0)
                """);
        assertThat(Told.explanation(ledger.close("2026-08"))).startsWith("""
                CARRIED_IN MONTHLY_SETTLED 2026-07 30.00 (1)
                = PERFORMANCE 30.00 (1)
                """);
    }
}
