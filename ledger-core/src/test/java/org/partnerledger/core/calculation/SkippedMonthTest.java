package org.partnerledger.core.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.consumption.LittleLine.refund;
import static org.partnerledger.core.consumption.LittleLine.usage;
import static org.partnerledger.core.plan.LittlePlan.plan;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.rulebook.LittleParameters;
import org.partnerledger.core.statement.Statement.AdjustmentEntry;
import org.partnerledger.core.statement.Statement.BenefitEntry;

/** A month without facts that is skipped counts as closed; what would stand on it stands on the next one closed. */
class SkippedMonthTest {

    private final LittleLedger ledger = new LittleLedger();

    @Test
    void leavesTheQuarterItWouldHaveEndedToTheNextStatement() {
        ledger.with(plan("Q", "0.10").quarterly())
                .take(
                        usage("A1").on("2026-04-10").cash("1000"),
                        usage("A2").on("2026-05-10").credit("500"));
        ledger.close("2026-04");
        ledger.close("2026-05");
        ledger.take(usage("A3").on("2026-07-10").cash("70"));

        SettledPeriod july = ledger.close("2026-07");

        assertThat(Told.statement(july)).isEqualTo("""
                Q v1: 1500.00 of 1500.00 at 0.1 = 150.00
                Q v1: 70.00 of 70.00 at 0.1 = 0.00 QUARTER_OPEN, estimate 7.00
                gross 150.00, earned 150.00, frozen 50.00, net 100.00, payable 100.00
                """);
        assertThat(Told.explanation(july)).startsWith("""
                SPEND 70.00 (1)
                = PERFORMANCE 70.00 (1)
                NO_INCENTIVE QUARTER_OPEN -70.00 (1)
                QUARTER_BASE Q 1500.00 (2)
                = INCENTIVE_BASE 1500.00 (2)
                RATE_EFFECT Q -1350.00
                = GROSS_INCENTIVE 150.00
                """);
        assertThat(july.results())
                .extracting(PlanResult::earnedIn)
                .as("later refunds find it where it was earned")
                .containsExactly(Period.of("2026-06"));
    }

    @Test
    void letsARefundClawBackWhatTheSameStatementPays() {
        ledger.with(plan("Q", "0.10").quarterly())
                .take(usage("A1").on("2026-05-10").cash("1000"));
        ledger.close("2026-05");
        ledger.take(refund("R1", "A1").on("2026-07-10").cash("-400"));

        SettledPeriod july = ledger.close("2026-07");

        assertThat(Told.statement(july)).isEqualTo("""
                Q v1: 1000.00 of 1000.00 at 0.1 = 100.00
                R1 of A1 in 2026-05 by Q: -40.00
                gross 100.00, earned 60.00, net 60.00, payable 60.00
                """);
    }

    @Test
    void hasItsCarriedLinesOnTheNextStatement() {
        ledger.with(plan("M", "0.10"))
                .take(usage("L1").on("2026-03-10").monthly().cash("1000"));
        ledger.close("2026-03");

        SettledPeriod may = ledger.close("2026-05");

        assertThat(may.decisions()).extracting(GroupDecision::primary).containsExactly(new PlanId("M"));
        assertThat(Told.explanation(may)).startsWith("""
                CARRIED_IN MONTHLY_SETTLED 2026-03 1000.00 (1)
                = PERFORMANCE 1000.00 (1)
                = INCENTIVE_BASE 1000.00 (1)
                RATE_EFFECT M -900.00
                = GROSS_INCENTIVE 100.00
                """);
        ledger.take(refund("R1", "L1").on("2026-06-10").cash("-100"));
        assertThat(Told.statement(ledger.close("2026-06"))).startsWith("R1 of L1 in 2026-04 by M: -10.00\n");
    }

    @Test
    void keepsTheSharesOfTwoQuartersApart() {
        ledger.with(plan("Q", "0.10").quarterly())
                .take(
                        usage("A1").on("2026-05-10").credit("1000"),
                        usage("A2").on("2026-07-10").monthly().cash("50"),
                        usage("A3").on("2026-09-10").credit("300"));
        ledger.close("2026-05");
        ledger.close("2026-09");

        assertThat(ledger.lines().all())
                .allSatisfy(it -> assertThat(it.isAttributed()).isTrue());
        ledger.paid("t-A1");
        assertThat(Told.statement(ledger.close("2026-10"))).isEqualTo("released 100.00, net 100.00, payable 100.00\n");
    }

    @Test
    void leavesItsBalanceToLapseWithTheNextStatement() {
        ledger.with(new BenefitEntry("cl-1", "MDF", Amount.of("20")))
                .with(LittleParameters.parameters().minPayout("25"));
        ledger.close("2026-05");

        SettledPeriod july = ledger.withLapsingBalance().close("2026-07");

        assertThat(july.statement().adjustments())
                .extracting(AdjustmentEntry::correctedPeriod)
                .containsExactly(Period.of("2026-05"));
    }

    @Test
    void saysNothingAboutPlansOfLinesThatALaterMonthRecognises() {
        ledger.with(plan("M", "0.10"))
                .take(usage("L1").on("2026-03-10").monthly().cash("1000"));

        GroupDecision march = ledger.close("2026-03").decisions().getFirst();
        assertThat(march.noPlan()).isNull();
        assertThat(march.takers()).isEmpty();

        GroupDecision april = ledger.close("2026-04").decisions().getFirst();
        assertThat(april.primary()).isEqualTo(new PlanId("M"));
        assertThat(april.takers()).isEqualTo(List.of(new GroupDecision.Taken(new PlanId("M"), 1, "1")));
    }
}
