package org.partnerledger.core.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.consumption.LittleLine.refund;
import static org.partnerledger.core.consumption.LittleLine.usage;
import static org.partnerledger.core.partner.Association.REFERRAL;
import static org.partnerledger.core.partner.Association.RESALE;
import static org.partnerledger.core.plan.LittlePlan.plan;
import static org.partnerledger.core.plan.LittlePlan.tiered;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.plan.LittlePlan;
import org.partnerledger.core.plan.TierMode;

/** A quarterly plan from its first month to the quarter after. Replays the numbers of docs/rules/quarters.md. */
class QuarterTest {

    private final LittleLedger ledger = new LittleLedger();

    private static LittlePlan quarterly() {
        return tiered("Q", TierMode.WHOLE)
                .tier("0", "0.03")
                .tier("10000", "0.05")
                .quarterly();
    }

    @CanIgnoreReturnValue
    private SettledPeriod april() {
        return ledger.with(quarterly().of(RESALE).cap("500"), plan("M", "0.02").of(REFERRAL))
                .take(usage("A1").on("2026-04-10").cash("4000"))
                .close("2026-04");
    }

    @CanIgnoreReturnValue
    private SettledPeriod may() {
        return ledger.take(
                        usage("A2").on("2026-05-10").cash("5000"),
                        usage("B1").of("c-referral").on("2026-05-10").cash("150"),
                        refund("R1", "A1").on("2026-05-11").cash("-1000"))
                .close("2026-05");
    }

    @CanIgnoreReturnValue
    private SettledPeriod june() {
        return ledger.take(usage("A3").on("2026-06-10").cash("4000")).close("2026-06");
    }

    @Test
    void waitsForItsThirdMonth() {
        SettledPeriod april = april();
        assertThat(Told.statement(april)).isEqualTo("""
                Q v1: 4000.00 of 4000.00 at 0.03 = 0.00 QUARTER_OPEN, estimate 120.00
                payable 0.00
                """);
        assertThat(Told.explanation(april)).startsWith("""
                SPEND 4000.00 (1)
                = PERFORMANCE 4000.00 (1)
                NO_INCENTIVE QUARTER_OPEN -4000.00 (1)
                = INCENTIVE_BASE 0.00 (0)
                = GROSS_INCENTIVE 0.00
                """);
        assertThat(april.results()).as("nothing is paid yet").isEmpty();

        SettledPeriod may = may();
        assertThat(Told.statement(may)).isEqualTo(RulePage.named("quarters").example(1));
        assertThat(Told.explanation(may)).startsWith("""
                SPEND 4150.00 (3)
                = PERFORMANCE 4150.00 (3)
                NO_INCENTIVE QUARTER_OPEN -4000.00 (2)
                = INCENTIVE_BASE 150.00 (1)
                RATE_EFFECT M -147.00
                = GROSS_INCENTIVE 3.00
                """);
    }

    @Test
    void paysForAllThreeMonthsInItsThird() {
        april();
        may();

        SettledPeriod june = june();

        assertThat(Told.statement(june)).isEqualTo("""
                Q v1: 12000.00 of 12000.00 at 0.05 cut by 100.00 = 500.00
                gross 500.00, earned 500.00, net 500.00, payable 500.00
                """);
        assertThat(Told.explanation(june)).startsWith(RulePage.named("quarters").example(2));
    }

    @Test
    void isClawedBackForRefundsAfterItsEnd() {
        april();
        may();
        june();
        ledger.take(refund("R2", "A2").on("2026-07-11").cash("-2400"));

        SettledPeriod july = ledger.close("2026-07");

        assertThat(Told.statement(july)).isEqualTo(RulePage.named("quarters").example(4));
        assertThat(Told.explanation(july)).contains("""
                = PERFORMANCE -2400.00 (1)
                CLAWED_BACK_REFUNDS 2400.00 (1)
                = INCENTIVE_BASE 0.00 (0)
                = GROSS_INCENTIVE 0.00
                CLAWBACK 2026-05 Q -100.00
                = EARNED -100.00
                """);
    }

    @Test
    void takesOutAllThreeMonthsWhereTheThresholdIsMissed() {
        ledger.with(quarterly().threshold("9000"))
                .take(
                        usage("A1").on("2026-04-10").cash("4000"),
                        usage("A2").on("2026-05-10").cash("3000"),
                        usage("A3").on("2026-06-10").cash("1999.99"));
        ledger.close("2026-04");
        ledger.close("2026-05");

        SettledPeriod june = ledger.close("2026-06");

        assertThat(Told.statement(june)).isEqualTo("""
                Q v1: 8999.99 of 8999.99 at - = 0.00 THRESHOLD_NOT_MET
                payable 0.00
                """);
        assertThat(Told.explanation(june)).startsWith(RulePage.named("quarters").example(3));
    }

    @Test
    void keepsARefundWhileItIsOpenAlthoughAMonthlyPlanClawsItBack() {
        ledger.with(quarterly(), plan("M", "0.10").additive())
                .take(usage("A1").on("2026-04-10").cash("4000"));
        ledger.close("2026-04");
        ledger.take(refund("R1", "A1").on("2026-05-11").cash("-1000"));

        SettledPeriod may = ledger.close("2026-05");

        assertThat(Told.statement(may)).isEqualTo("""
                Q v1: 3000.00 of 3000.00 at 0.03 = 0.00 QUARTER_OPEN, estimate 90.00
                R1 of A1 in 2026-04 by M: -100.00
                earned -100.00, net -100.00, payable 0.00, closing -100.00
                """);
        assertThat(Told.explanation(may)).startsWith("""
                SPEND -1000.00 (1)
                = PERFORMANCE -1000.00 (1)
                NO_INCENTIVE QUARTER_OPEN 1000.00 (1)
                = INCENTIVE_BASE 0.00 (0)
                = GROSS_INCENTIVE 0.00
                CLAWBACK 2026-04 M -100.00
                """);

        SettledPeriod june = ledger.close("2026-06");
        assertThat(Told.explanation(june)).startsWith("""
                = PERFORMANCE 0.00 (0)
                QUARTER_BASE Q 3000.00 (2)
                = INCENTIVE_BASE 3000.00 (2)
                RATE_EFFECT Q -2910.00
                = GROSS_INCENTIVE 90.00
                """);
    }

    /** In estimates only: a close of the refund's month would have closed the quarter before. */
    @Test
    void keepsARefundOfTheNextQuarterInTheVersionOfThatOneWhileItIsOpen() {
        ledger.with(
                        quarterly().version(1, "2026-04", "2026-06"),
                        plan("Q", "0.10").quarterly().version(2, "2026-07", null))
                .take(usage("A1").on("2026-04-10").cash("4000"));
        ledger.close("2026-04");
        ledger.take(
                refund("R1", "A1").on("2026-07-11").cash("-1000"),
                usage("A2").on("2026-07-12").cash("1500"));

        assertThat(Told.statement(ledger.estimate("2026-07")))
                .as("1500.00 less 1000.00 by version 2, and nothing of the refund by version 1")
                .startsWith("Q v2: 500.00 of 500.00 at 0.1 = 0.00 QUARTER_OPEN, estimate 50.00\n");
    }

    @Test
    void takesARefundOfItsThirdMonthIntoItsBase() {
        ledger.with(quarterly()).take(usage("A1").on("2026-04-10").cash("4000"));
        ledger.close("2026-04");
        ledger.close("2026-05");
        ledger.take(refund("R1", "A1").on("2026-06-11").cash("-1000"));

        SettledPeriod june = ledger.close("2026-06");

        assertThat(Told.statement(june)).startsWith("Q v1: 3000.00 of 3000.00 at 0.03 = 90.00\n");
        assertThat(Told.explanation(june)).startsWith("""
                SPEND -1000.00 (1)
                = PERFORMANCE -1000.00 (1)
                QUARTER_BASE Q 4000.00 (1)
                = INCENTIVE_BASE 3000.00 (2)
                """);
    }

    @Test
    void showsByItsEffectAloneBesideTheMonthlyPlanThatLinesCountFor() {
        ledger.with(plan("M", "0.10"), quarterly().additive())
                .take(
                        usage("A1").on("2026-04-10").cash("1000"),
                        usage("A3").on("2026-06-10").cash("500"));

        SettledPeriod april = ledger.close("2026-04");
        assertThat(Told.explanation(april)).contains("""
                = INCENTIVE_BASE 1000.00 (1)
                RATE_EFFECT M -900.00
                = GROSS_INCENTIVE 100.00
                """);
        assertThat(Told.statement(april)).contains("Q v1: 1000.00 of 1000.00 at 0.03 = 0.00 QUARTER_OPEN");
        ledger.close("2026-05");

        SettledPeriod june = ledger.close("2026-06");
        assertThat(Told.statement(june)).startsWith("""
                M v1: 500.00 of 500.00 at 0.1 = 50.00
                Q v1: 1500.00 of 1500.00 at 0.03 = 45.00
                """);
        assertThat(Told.explanation(june)).startsWith("""
                SPEND 500.00 (1)
                = PERFORMANCE 500.00 (1)
                = INCENTIVE_BASE 500.00 (1)
                RATE_EFFECT M -450.00
                RATE_EFFECT Q 45.00
                = GROSS_INCENTIVE 95.00
                """);
    }

    @Test
    void isListedInMonthsThatHaveALineAndAtItsEnd() {
        ledger.with(quarterly()).take(usage("A1").on("2026-04-10").cash("1000"));

        assertThat(ledger.close("2026-04").statement().plans()).hasSize(1);
        assertThat(ledger.close("2026-05").statement().plans()).isEmpty();
        assertThat(ledger.close("2026-06").statement().plans()).hasSize(1);
        assertThat(ledger.close("2026-07").statement().plans()).isEmpty();
    }

    @Test
    void doesNotMixQuarters() {
        ledger.with(quarterly())
                .take(
                        usage("A1").on("2026-06-10").cash("9000"),
                        usage("A2").on("2026-07-10").cash("1000"));

        assertThat(Told.statement(ledger.close("2026-06"))).startsWith("Q v1: 9000.00 of 9000.00 at 0.03 = 270.00\n");
        assertThat(Told.statement(ledger.close("2026-07")))
                .startsWith("Q v1: 1000.00 of 1000.00 at 0.03 = 0.00 QUARTER_OPEN, estimate 30.00\n");
    }

    @Test
    void paysByAnotherVersionFromQuarterToQuarter() {
        ledger.with(
                        plan("Q", "0.10").quarterly().version(1, "2026-01", "2026-06"),
                        plan("Q", "0.20").quarterly().version(2, "2026-07", "2026-09"))
                .take(
                        usage("A1").on("2026-06-10").cash("100"),
                        usage("A2").on("2026-07-10").cash("100"),
                        usage("A3").on("2026-09-10").cash("100"));

        assertThat(Told.statement(ledger.close("2026-06"))).startsWith("Q v1: 100.00 of 100.00 at 0.1 = 10.00\n");
        ledger.close("2026-07");
        ledger.close("2026-08");
        ledger.take(refund("R1", "A1").on("2026-09-11").cash("-50"));
        assertThat(Told.statement(ledger.close("2026-09"))).startsWith("""
                Q v2: 200.00 of 200.00 at 0.2 = 40.00
                R1 of A1 in 2026-06 by Q: -5.00
                """);
    }

    @Test
    void keepsARefundInEstimatesEvenBeyondItsEnd() {
        ledger.with(plan("OTHER", "0.50").forService("cdn"), quarterly())
                .take(usage("A1").on("2026-05-10").cash("4000"));
        ledger.close("2026-05");
        ledger.take(refund("R1", "A1").on("2026-07-11").cash("-1000"));

        assertThat(Told.statement(ledger.estimate("2026-07")))
                .as("June is open, so nothing was paid that could be clawed back")
                .startsWith("Q v1: -1000.00 of -1000.00 at 0.03 = 0.00 QUARTER_OPEN, estimate -30.00\n");

        ledger.close("2026-06");
        assertThat(Told.statement(ledger.close("2026-07"))).startsWith("R1 of A1 in 2026-05 by Q: -30.00\n");
    }

    @Test
    void keepsARefundInEstimatesByTheBasesVersionWhereThePlanHasEnded() {
        ledger.with(quarterly().version(1, "2026-04", "2026-06"))
                .take(usage("A1").on("2026-05-10").cash("4000"));
        ledger.close("2026-05");
        ledger.take(refund("R1", "A1").on("2026-07-11").cash("-1000"));

        assertThat(Told.explanation(ledger.estimate("2026-07"))).startsWith("""
                SPEND -1000.00 (1)
                = PERFORMANCE -1000.00 (1)
                NO_INCENTIVE QUARTER_OPEN 1000.00 (1)
                """);
    }
}
