package org.partnerledger.core.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.consumption.LittleLine.refund;
import static org.partnerledger.core.consumption.LittleLine.usage;
import static org.partnerledger.core.partner.Association.REFERRAL;
import static org.partnerledger.core.partner.Association.RESALE;
import static org.partnerledger.core.plan.LittlePlan.plan;
import static org.partnerledger.core.plan.LittlePlan.tiered;
import static org.partnerledger.core.rulebook.ProductClass.GENERAL;
import static org.partnerledger.core.rulebook.ProductClass.NO_REBATE;
import static org.partnerledger.core.rulebook.ProductClass.SPECIFIC;

import org.junit.jupiter.api.Test;
import org.partnerledger.core.plan.TierMode;
import org.partnerledger.core.stored.EventJson;
import tools.jackson.databind.json.JsonMapper;

/** Plans side by side over three months. Replays the numbers of docs/rules/incentives.md. */
class PlanRowsTest {

    private final LittleLedger ledger = new LittleLedger();

    private void fivePlans() {
        ledger.product("2026-01", "modelarts", SPECIFIC)
                .with(
                        tiered("A-RESALE", TierMode.SLAB)
                                .tier("0", "0.05")
                                .tier("1000", "0.08")
                                .tier("5000", "0.10")
                                .of(RESALE)
                                .factor("obs", "0.5"),
                        tiered("B-REFERRAL", TierMode.WHOLE)
                                .tier("0", "0.02")
                                .tier("1000", "0.04")
                                .threshold("500")
                                .of(REFERRAL),
                        plan("C-AI", "0.12")
                                .classes(GENERAL, SPECIFIC)
                                .forService("modelarts")
                                .priority(20),
                        plan("D-NORTH", "0.01").forRegion("cn-north-4").additive(),
                        plan("E-TIE", "0.50").of(RESALE));
    }

    @Test
    void countEachLineOnceAndShowTheOtherPlansByTheirEffectAlone() {
        fivePlans();
        ledger.take(
                usage("L1").region("cn-north-4").cash("3000"),
                usage("L2").service("obs").cash("2000"),
                usage("L3").service("modelarts").region("cn-north-4").cash("1000"),
                usage("L4").of("c-referral").cash("999.99"));

        SettledPeriod july = ledger.close("2026-07");

        assertThat(Told.statement(july)).isEqualTo(RulePage.named("incentives").example(1));
        assertThat(Told.explanation(july)).contains(RulePage.named("incentives").example(2));
        assertThat(Told.explanation(july)).isEqualTo("""
                SPEND 6999.99 (4)
                = PERFORMANCE 6999.99 (4)
                = INCENTIVE_BASE 6999.99 (4)
                RATE_EFFECT A-RESALE -4704.00
                RATE_EFFECT B-REFERRAL -979.99
                RATE_EFFECT C-AI -880.00
                RATE_EFFECT D-NORTH 30.00
                = GROSS_INCENTIVE 466.00
                = EARNED 466.00
                = NET 466.00
                = PAYABLE 466.00
                """);
    }

    @Test
    void standApartWhereTheThresholdIsNotMet() {
        fivePlans();
        ledger.take(
                usage("L5").of("c-referral").on("2026-08-05").cash("400"),
                usage("L6").on("2026-08-05").cash("5000.01"));

        SettledPeriod august = ledger.close("2026-08");

        assertThat(Told.statement(august)).isEqualTo("""
                A-RESALE v1: 5000.01 of 5000.01 at 0.0740000519999 = 370.00
                B-REFERRAL v1: 400.00 of 400.00 at - = 0.00 THRESHOLD_NOT_MET
                gross 370.00, earned 370.00, net 370.00, payable 370.00
                """);
        assertThat(Told.explanation(august)).startsWith("""
                SPEND 5400.01 (2)
                = PERFORMANCE 5400.01 (2)
                NO_INCENTIVE THRESHOLD_NOT_MET -400.00 (1)
                = INCENTIVE_BASE 5000.01 (1)
                RATE_EFFECT A-RESALE -4630.01
                = GROSS_INCENTIVE 370.00
                """);
    }

    @Test
    void takeTheFirstRateForANegativeMeasure() {
        fivePlans();
        ledger.take(
                usage("L7").of("c-referral").on("2026-09-05").cash("1000"),
                refund("L8", "nobody-knows").on("2026-09-05").cash("-100"));

        SettledPeriod september = ledger.close("2026-09");

        assertThat(Told.statement(september)).isEqualTo("""
                A-RESALE v1: -100.00 of -100.00 at 0.05 = -5.00
                B-REFERRAL v1: 1000.00 of 1000.00 at 0.04 = 40.00
                gross 35.00, earned 35.00, net 35.00, payable 35.00
                """);
        assertThat(Told.explanation(september)).contains("""
                = INCENTIVE_BASE 900.00 (2)
                RATE_EFFECT A-RESALE 95.00
                RATE_EFFECT B-REFERRAL -960.00
                = GROSS_INCENTIVE 35.00
                """);
    }

    @Test
    void showTheCutOfACap() {
        ledger.with(plan("CAPPED", "0.08").cap("600")).take(usage("L1").cash("8500"));

        SettledPeriod july = ledger.close("2026-07");

        assertThat(Told.statement(july)).startsWith("CAPPED v1: 8500.00 of 8500.00 at 0.08 cut by 80.00 = 600.00\n");
        assertThat(Told.explanation(july)).contains("""
                RATE_EFFECT CAPPED -7820.00
                CAP_APPLIED CAPPED -80.00
                = GROSS_INCENTIVE 600.00
                """);
    }

    @Test
    void nameTheReasonWhereNoPlanTakesALine() {
        ledger.with(plan("ONLY-RESALE", "0.10").of(RESALE))
                .product("2026-01", "rds", NO_REBATE)
                .take(
                        usage("L1").cash("100"),
                        usage("L2").of("c-referral").cash("20"),
                        usage("L3").service("rds").cash("3"));

        assertThat(Told.explanation(ledger.close("2026-07"))).contains("""
                = PERFORMANCE 123.00 (3)
                NO_INCENTIVE NO_PLAN -20.00 (1)
                NO_INCENTIVE PRODUCT_NO_REBATE -3.00 (1)
                = INCENTIVE_BASE 100.00 (1)
                """);
    }

    @Test
    void letThePlanThatALineCountsForDecideWhereItStands() {
        ledger.with(
                        plan("EXCLUSIVE", "0.10").threshold("1000"),
                        plan("ADDITIVE", "0.01").additive())
                .take(usage("L1").cash("500"));

        assertThat(Told.explanation(ledger.close("2026-07")))
                .as("its EXCLUSIVE plan earns nothing, so it stands as such although the other one pays")
                .contains(RulePage.named("explanation").example(1));
    }

    @Test
    void countALineOfAdditivePlansForTheLowestId() {
        ledger.with(plan("B", "0.01").additive(), plan("A", "0.02").additive())
                .take(usage("L1").cash("500"));

        assertThat(Told.explanation(ledger.close("2026-07"))).contains("""
                = INCENTIVE_BASE 500.00 (1)
                RATE_EFFECT A -490.00
                RATE_EFFECT B 5.00
                = GROSS_INCENTIVE 15.00
                """);
    }

    @Test
    void useTheVersionOfTheMonthThatRecognisesALine() {
        ledger.with(
                        plan("P", "0.10").version(1, "2026-01", "2026-07"),
                        plan("P", "0.20").version(2, "2026-08", null))
                .take(
                        usage("L1").on("2026-07-10").cash("100"),
                        usage("L2").on("2026-07-10").monthly().cash("100"));

        assertThat(Told.statement(ledger.close("2026-07"))).startsWith("P v1: 100.00 of 100.00 at 0.1 = 10.00\n");
        assertThat(Told.statement(ledger.close("2026-08"))).startsWith("P v2: 100.00 of 100.00 at 0.2 = 20.00\n");
    }

    @Test
    void haveARateThatIsWrittenInPlainDigitsHoweverSmall() {
        ledger.with(plan("SMALL", "0.0000001")).take(usage("L1").cash("100000"));
        JsonMapper.Builder json = JsonMapper.builder();
        EventJson.apply(json);

        assertThat(json.build().writeValueAsString(ledger.close("2026-07").statement()))
                .contains("\"rate\":\"0.0000001\"");
    }

    @Test
    void areLeftOutWithoutALine() {
        ledger.with(plan("P", "0.10")).take(usage("L1").coupon("100"));

        assertThat(Told.statement(ledger.close("2026-07"))).isEqualTo("payable 0.00\n");
    }
}
