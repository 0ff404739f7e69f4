package org.partnerledger.core.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.consumption.LittleLine.refund;
import static org.partnerledger.core.consumption.LittleLine.refundOfTrade;
import static org.partnerledger.core.consumption.LittleLine.usage;
import static org.partnerledger.core.kernel.Shanghai.at;
import static org.partnerledger.core.partner.Association.RESALE;
import static org.partnerledger.core.plan.LittlePlan.plan;
import static org.partnerledger.core.plan.LittlePlan.tiered;
import static org.partnerledger.core.rulebook.ProductClass.GENERAL;
import static org.partnerledger.core.rulebook.ProductClass.NO_PERFORMANCE;
import static org.partnerledger.core.rulebook.ProductClass.NO_REBATE;
import static org.partnerledger.core.rulebook.ProductClass.SPECIFIC;

import org.junit.jupiter.api.Test;
import org.partnerledger.core.plan.TierMode;

/** Refunds before and after the close of their base. Replays the numbers of docs/rules/refunds.md. */
class RefundTest {

    private final LittleLedger ledger = new LittleLedger();

    private void july() {
        ledger.product("2026-01", "sms", NO_PERFORMANCE)
                .with(tiered("BASE", TierMode.WHOLE)
                        .tier("0", "0.05")
                        .tier("10000", "0.08")
                        .factor("obs", "0.5")
                        .cap("600")
                        .of(RESALE))
                .take(
                        usage("L1").trade("t-1").on("2026-07-05").cash("6000"),
                        usage("L2").service("obs").on("2026-07-05").cash("4000").coupon("100"),
                        usage("L3").service("sms").on("2026-07-05").cash("200"),
                        usage("O1a").trade("o-1").prepaid().on("2026-07-06").cash("700"),
                        usage("O1b").trade("o-1").prepaid().on("2026-07-06").cash("300"),
                        refund("R1", "L1").on("2026-07-15").cash("-500"));
    }

    @Test
    void joinsMeasureAndBaseWhileTheMonthOfItsBaseIsOpen() {
        july();

        SettledPeriod july = ledger.close("2026-07");

        assertThat(Told.statement(july)).isEqualTo(RulePage.named("refunds").example(1));
        assertThat(Told.explanation(july)).startsWith("""
                SPEND 10800.00 (6)
                EXCLUDED PAID_BY_COUPON -100.00 (1)
                EXCLUDED PRODUCT_NO_PERFORMANCE -200.00 (1)
                = PERFORMANCE 10500.00 (5)
                = INCENTIVE_BASE 10500.00 (5)
                RATE_EFFECT BASE -9820.00
                CAP_APPLIED BASE -80.00
                = GROSS_INCENTIVE 600.00
                """);
    }

    @Test
    void isClawedBackAtWhatWasReallyPaidOnceTheMonthOfItsBaseIsClosed() {
        july();
        ledger.close("2026-07");
        ledger.take(
                usage("L9").on("2026-08-05").cash("1000"),
                refund("R6", "L9").on("2026-08-10").cash("-200"),
                refund("R2", "L2").on("2026-08-10").cash("-1000").coupon("-25"),
                refund("R3", "L3").on("2026-08-10").cash("-50"),
                refund("R4", "O1b").on("2026-08-10").cash("-300"),
                refundOfTrade("R5", "t-1").on("2026-08-10").cash("-500"));

        SettledPeriod august = ledger.close("2026-08");

        assertThat(Told.statement(august)).isEqualTo("""
                BASE v1: 800.00 of 800.00 at 0.05 = 40.00
                R2 of L2 in 2026-07 by BASE: -35.29
                R4 of O1b in 2026-07 by BASE: -21.18
                R5 of L1 in 2026-07 by BASE: -35.29
                gross 40.00, earned -51.76, net -51.76, payable 0.00, closing -51.76
                """);
        assertThat(Told.explanation(august)).isEqualTo(RulePage.named("refunds").example(2));

        ledger.take(usage("L10").on("2026-09-05").cash("2000"));
        assertThat(Told.statement(ledger.close("2026-09"))).endsWith("""
                gross 100.00, earned 100.00, opening -51.76, net 48.24, payable 48.24
                """);
    }

    @Test
    void namesATradeOnlyWhereItHasOneLine() {
        july();
        ledger.close("2026-07");
        ledger.take(refundOfTrade("R1b", "o-1").on("2026-08-10").cash("-300"));

        assertThat(ledger.decisionOf("R1b").baseNo())
                .as("which of the two is not known")
                .isNull();
    }

    @Test
    void standsUnderTheReasonOfABaseThatNoPlanTook() {
        ledger.with(plan("BASE", "0.10").of(RESALE))
                .product("2026-01", "rds", NO_REBATE)
                .take(
                        usage("L1").of("c-referral").on("2026-07-05").cash("100"),
                        usage("L2").service("rds").on("2026-07-05").cash("100"));
        ledger.close("2026-07");
        ledger.take(
                refund("R1", "L1").of("c-referral").on("2026-08-05").cash("-30"),
                refund("R2", "L2").service("rds").on("2026-08-05").cash("-4"));

        SettledPeriod august = ledger.close("2026-08");

        assertThat(Told.statement(august)).isEqualTo("payable 0.00\n");
        assertThat(Told.explanation(august)).contains("""
                = PERFORMANCE -34.00 (2)
                NO_INCENTIVE NO_PLAN 30.00 (1)
                NO_INCENTIVE PRODUCT_NO_REBATE 4.00 (1)
                = INCENTIVE_BASE 0.00 (0)
                """);
    }

    @Test
    void clawsNothingBackOfABaseWhosePlanEarnedNothing() {
        ledger.with(plan("BASE", "0.10").threshold("1000"))
                .take(usage("L1").on("2026-07-05").cash("100"));
        ledger.close("2026-07");
        ledger.take(refund("R1", "L1").on("2026-08-05").cash("-30"));

        SettledPeriod august = ledger.close("2026-08");

        assertThat(Told.statement(august)).isEqualTo("""
                R1 of L1 in 2026-07 by BASE: 0.00
                payable 0.00
                """);
        assertThat(Told.explanation(august)).isEqualTo("""
                SPEND -30.00 (1)
                = PERFORMANCE -30.00 (1)
                CLAWED_BACK_REFUNDS 30.00 (1)
                = INCENTIVE_BASE 0.00 (0)
                = GROSS_INCENTIVE 0.00
                = EARNED 0.00
                = NET 0.00
                = PAYABLE 0.00
                """);
    }

    @Test
    void isClawedBackByEveryPlanThatPaidItsBaseAndLeavesTheBaseOnce() {
        ledger.with(plan("BASE", "0.10"), plan("MORE", "0.01").additive())
                .take(usage("L1").on("2026-07-05").cash("1000"));
        ledger.close("2026-07");
        ledger.take(refund("R1", "L1").on("2026-08-05").cash("-100"));

        SettledPeriod august = ledger.close("2026-08");

        assertThat(Told.statement(august)).startsWith("""
                R1 of L1 in 2026-07 by BASE: -10.00
                R1 of L1 in 2026-07 by MORE: -1.00
                """);
        assertThat(Told.explanation(august)).contains("CLAWED_BACK_REFUNDS 100.00 (1)", """
                CLAWBACK 2026-07 BASE -10.00
                CLAWBACK 2026-07 MORE -1.00
                = EARNED -11.00
                """);
    }

    @Test
    void standsByLineAndPlanAlsoWhereTwoSourcesUseOneId() {
        ledger.with(plan("BASE", "0.10"), plan("MORE", "0.01").additive())
                .take(
                        usage("L1").on("2026-07-05").cash("1000"),
                        usage("L2").on("2026-07-05").cash("1000"));
        ledger.close("2026-07");
        ledger.takeFrom("feed-1", refund("R1", "L1").on("2026-08-05").cash("-100"))
                .takeFrom("feed-2", refund("R1", "L2").on("2026-08-05").cash("-200"));

        assertThat(Told.statement(ledger.close("2026-08"))).startsWith("""
                R1 of L1 in 2026-07 by BASE: -10.00
                R1 of L2 in 2026-07 by BASE: -20.00
                R1 of L1 in 2026-07 by MORE: -1.00
                R1 of L2 in 2026-07 by MORE: -2.00
                """);
    }

    @Test
    void ofWhatDidNotCountClawsNothingBack() {
        ledger.with(plan("BASE", "0.10"))
                .take(usage("L1").on("2026-07-05").cash("100").coupon("50"));
        ledger.close("2026-07");
        ledger.take(
                refund("R1", "L1").on("2026-08-05").coupon("-50"),
                refund("R2", "L1").on("2026-08-05").cash("-50"));

        assertThat(Told.statement(ledger.close("2026-08"))).startsWith("R2 of L1 in 2026-07 by BASE: -5.00\nearned");
    }

    /** A reading of ours: the plans of a base follow from its attributes, not from what it was paid with. */
    @Test
    void takesThePlansOfABaseThatWasPaidByCouponAlone() {
        ledger.with(plan("BASE", "0.10"))
                .take(
                        usage("L1").on("2026-07-05").cash("1000"),
                        usage("L2").on("2026-07-05").coupon("100"));
        ledger.close("2026-07");
        ledger.take(refund("R2", "L2").on("2026-08-05").cash("-50"));

        assertThat(Told.statement(ledger.close("2026-08"))).startsWith("R2 of L2 in 2026-07 by BASE: -5.00\nearned");
    }

    @Test
    void joinsTheOpenMonthIntoWhichItsBaseWasCarried() {
        ledger.with(plan("BASE", "0.10"))
                .take(usage("L1")
                        .on("2026-07-31")
                        .traded(at("2026-08-05T00:00:00"))
                        .cash("100"));
        ledger.close("2026-07");
        ledger.take(refund("R1", "L1").on("2026-08-10").cash("-40"));

        assertThat(Told.statement(ledger.close("2026-08"))).startsWith("BASE v1: 60.00 of 60.00 at 0.1 = 6.00\n");
    }

    @Test
    void countsByTheVersionOfItsOwnMonthAndTheAttributesOfItsBase() {
        ledger.with(
                        plan("BASE", "0.10").version(1, "2026-01", "2026-07").forService("cdn"),
                        plan("BASE", "0.20").version(2, "2026-08", null).forService("cdn"))
                .take(
                        usage("L1").service("cdn").on("2026-07-05").monthly().cash("100"),
                        refund("R1", "L1").service("other").on("2026-07-20").cash("-40"));

        assertThat(Told.statement(ledger.close("2026-07"))).startsWith("BASE v1: -40.00 of -40.00 at 0.1 = -4.00\n");
        assertThat(Told.statement(ledger.close("2026-08"))).startsWith("BASE v2: 100.00 of 100.00 at 0.2 = 20.00\n");
    }

    @Test
    void keepsClassAndPlanOfItsBaseWhateverTheCatalogueSaysNow() {
        ledger.with(plan("BASE", "0.10"), plan("SPECIAL", "0.50").classes(SPECIFIC))
                .product("2026-01", "ecs", GENERAL)
                .take(usage("L1").on("2026-07-05").cash("100"));
        ledger.close("2026-07");
        ledger.product("2026-01", "ecs", SPECIFIC)
                .take(refund("R1", "L1").on("2026-08-10").cash("-40"));

        assertThat(Told.statement(ledger.close("2026-08"))).startsWith("R1 of L1 in 2026-07 by BASE: -4.00\n");
    }

    @Test
    void isDecidedAgainWhenItsBaseArrivesWhileItsMonthIsOpen() {
        ledger.with(plan("BASE", "0.10")).take(usage("L1").on("2026-06-05").cash("100"));
        ledger.close("2026-06");
        ledger.take(refund("R1", "L2").on("2026-07-10").cash("-40"));
        assertThat(Told.statement(ledger.estimate("2026-07")))
                .as("its base is unknown: it is a line like others")
                .startsWith("BASE v1: -40.00 of -40.00 at 0.1 = -4.00\n");

        ledger.take(usage("L2").on("2026-07-05").marketplace().cash("100"));

        assertThat(Told.explanation(ledger.close("2026-07"))).startsWith("""
                SPEND 60.00 (2)
                EXCLUDED MARKETPLACE_EXCLUDED -60.00 (2)
                = PERFORMANCE 0.00 (0)
                """);
    }

    @Test
    void staysWhatItWasWhenItsBaseArrivesAfterTheClose() {
        ledger.with(plan("BASE", "0.10"))
                .take(refund("R1", "L2").on("2026-07-10").cash("-40"));
        SettledPeriod july = ledger.close("2026-07");
        ledger.take(usage("L2").on("2026-08-05").marketplace().cash("100"));

        ledger.close("2026-08");

        assertThat(Told.statement(july)).startsWith("BASE v1: -40.00 of -40.00 at 0.1 = -4.00\n");
        assertThat(ledger.decisionOf("R1").baseNo()).isNull();
    }

    @Test
    void findsItsBaseInItsOwnSourceFirst() {
        ledger.with(plan("BASE", "0.10"))
                .takeFrom("feed-1", usage("L1").on("2026-07-05").cash("100"))
                .takeFrom("feed-2", usage("L1").on("2026-07-05").marketplace().cash("100"))
                .takeFrom("feed-2", refund("R1", "L1").on("2026-07-10").cash("-40"))
                .takeFrom("feed-3", refund("R2", "L1").on("2026-07-10").cash("-10"));

        assertThat(Told.explanation(ledger.close("2026-07")))
                .as("R1 refunds the line of its own feed; which line R2 refunds nobody knows")
                .startsWith("""
                SPEND 150.00 (4)
                EXCLUDED MARKETPLACE_EXCLUDED -60.00 (2)
                = PERFORMANCE 90.00 (2)
                """);
    }
}
