package org.partnerledger.core.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.consumption.LittleLine.refund;
import static org.partnerledger.core.consumption.LittleLine.usage;
import static org.partnerledger.core.partner.PartnerFixture.certified;
import static org.partnerledger.core.partner.PartnerFixture.left;
import static org.partnerledger.core.partner.PartnerFixture.linked;
import static org.partnerledger.core.partner.PartnerFixture.midLongTail;
import static org.partnerledger.core.partner.PartnerFixture.resale;
import static org.partnerledger.core.partner.PartnerFixture.unlinked;
import static org.partnerledger.core.plan.LittlePlan.plan;

import org.junit.jupiter.api.Test;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.rulebook.LittleParameters;
import org.partnerledger.core.rulebook.ProductClass;

/** One reason for every part that does not count. Replays the numbers of docs/rules/eligibility.md. */
class EligibilityRowsTest {

    private final LittleLedger ledger = new LittleLedger().with(plan("BASE", "0.10"));

    @Test
    void leadFromSpendToPerformance() {
        ledger.product("2026-01", "sms", ProductClass.NO_PERFORMANCE)
                .with(linked("c-rebound", midLongTail("p-9", "2025-01-01", "2026-05-01")))
                .with(linked("c-rebound", midLongTail("p-1", "2026-05-01", null)))
                .take(
                        usage("L1").cash("100").coupon("60"),
                        usage("L2")
                                .paid(Means.BONUS, "5")
                                .paid(Means.CASH_COUPON, "7")
                                .paid(Means.WRITE_OFF, "3"),
                        usage("L3").paid(Means.CASH_COUPON, "11").cashCouponCounts(),
                        usage("L4").marketplace().cash("20"),
                        usage("L5").type(LineType.STORED_VALUE_CARD_PURCHASE).cash("200"),
                        usage("L6").service("sms").cash("30").coupon("10"),
                        usage("L7").type(LineType.ADJUSTMENT_COMPENSATION).cash("-15"),
                        usage("L8").of("c-rebound").cash("90"));

        SettledPeriod july = ledger.close("2026-07");

        assertThat(Told.bill(july))
                .isEqualTo("8 lines: consumption 536.00, refunds 0.00, adjustments -15.00, total 521.00, due 521.00");
        assertThat(Told.explanation(july))
                .startsWith(RulePage.named("eligibility").example(1));
    }

    @Test
    void takeOutEverythingOfAPartnerThatLeftAndOfOneWhoseCertificationEnded() {
        ledger.with(certified("p-1", "2025-01-01", "2026-07-10"))
                .take(
                        usage("L1").on("2026-07-09").cash("1"),
                        usage("L2").on("2026-07-10").cash("10"),
                        usage("L3").on("2026-07-20").cash("100").coupon("5"))
                .with(left("p-1", "2026-07-15"));

        assertThat(Told.explanation(ledger.close("2026-07"))).startsWith("""
                SPEND 116.00 (3)
                EXCLUDED CERTIFICATION_EXPIRED -10.00 (1)
                EXCLUDED PARTNER_NOT_IN_PROGRAMME -105.00 (1)
                = PERFORMANCE 1.00 (1)
                """);
    }

    @Test
    void followTheCatalogueAndTheParametersUntilTheClose() {
        ledger.take(
                usage("L1").service("sms").cash("30"), usage("L2").marketplace().cash("20"));
        assertThat(Told.explanation(ledger.estimate("2026-07"))).contains("= PERFORMANCE 30.00 (1)");

        ledger.product("2026-07", "sms", ProductClass.NO_PERFORMANCE)
                .with(LittleParameters.parameters().marketplaceCounts());
        assertThat(Told.explanation(ledger.close("2026-07"))).contains("= PERFORMANCE 20.00 (1)");
    }

    @Test
    void ofACarriedLineFollowTheRulesAtTheCloseOfItsBill() {
        ledger.take(
                usage("L1").on("2026-07-10").service("sms").monthly().cash("30"),
                usage("L2").on("2026-07-10").marketplace().monthly().cash("20"));
        ledger.close("2026-07");

        ledger.product("2026-07", "sms", ProductClass.NO_PERFORMANCE)
                .with(LittleParameters.parameters().marketplaceCounts());

        assertThat(Told.explanation(ledger.close("2026-08"))).startsWith("""
                CARRIED_IN MONTHLY_SETTLED 2026-07 30.00 (1)
                = PERFORMANCE 30.00 (1)
                """);
    }

    @Test
    void ofALateLineTakeTheClassOfItsChargeMonthByTheRulesOfItsBill() {
        ledger.close("2026-07");
        ledger.product("2026-07", "sms", ProductClass.NO_PERFORMANCE).product("2026-08", "ecs", ProductClass.GENERAL);
        ledger.take(usage("L1").on("2026-07-10").service("sms").cash("30"));

        assertThat(Told.explanation(ledger.close("2026-08"))).startsWith("""
                SPEND 30.00 (1)
                EXCLUDED PRODUCT_NO_PERFORMANCE -30.00 (1)
                """);
    }

    @Test
    void comeWithTheLinkThatArrivesAfterTheLine() {
        ledger.take(usage("L1").of("c-new").on("2026-07-10").cash("100"));
        assertThat(Told.bill(ledger.estimate("2026-07"))).startsWith("0 lines");
        ledger.close("2026-07");

        ledger.with(linked("c-new", resale("p-1", "2026-07-01", null)));

        assertThat(Told.bill(ledger.close("2026-08")))
                .as("as if the line had arrived with its link")
                .endsWith("late 100.00 (1)");
    }

    @Test
    void ofARefundAreThoseOfItsBase() {
        ledger.with(linked("c-rebound", midLongTail("p-9", "2025-01-01", "2026-02-01")))
                .with(linked("c-rebound", midLongTail("p-1", "2026-02-01", null)))
                .take(usage("L1")
                        .of("c-rebound")
                        .on("2026-07-10")
                        .paid(Means.CASH_COUPON, "90")
                        .cashCouponCounts())
                .take(refund("R1", "L1").of("c-rebound").on("2026-08-10").paid(Means.CASH_COUPON, "-40"));
        ledger.close("2026-07");

        assertThat(Told.explanation(ledger.close("2026-08")))
                .as("July lies within six months of the rebind, 10 August does not")
                .startsWith("""
                SPEND -40.00 (1)
                EXCLUDED REBIND_COOLDOWN 40.00 (1)
                = PERFORMANCE 0.00 (0)
                """);
    }

    @Test
    void ofARefundCountTheCashCouponWhereItsBaseSaysSo() {
        ledger.take(
                usage("L1").on("2026-07-10").paid(Means.CASH_COUPON, "90").cashCouponCounts(),
                refund("R1", "L1").on("2026-07-12").paid(Means.CASH_COUPON, "-40"),
                usage("L2").on("2026-07-10").paid(Means.CASH_COUPON, "9"),
                refund("R2", "L2")
                        .on("2026-07-12")
                        .paid(Means.CASH_COUPON, "-4")
                        .cashCouponCounts());

        assertThat(Told.explanation(ledger.close("2026-07"))).startsWith("""
                SPEND 55.00 (4)
                EXCLUDED CASH_COUPON_NOT_COUNTING -5.00 (2)
                = PERFORMANCE 50.00 (2)
                """);
    }

    @Test
    void countALineWithdrawnBeforeTheCloseAsIfItHadNeverArrived() {
        ledger.take(usage("L1").cash("100"), usage("L2").cash("1"));
        ledger.withdraw("L1");

        assertThat(Told.bill(ledger.close("2026-07"))).startsWith("1 lines: consumption 1.00");
    }

    @Test
    void keepARefundWithThePartnerOfItsBaseWhoeverTheCustomerIsLinkedToNow() {
        ledger.with(linked("c-moving", resale("p-1", "2026-01-01", null)))
                .take(usage("L1").of("c-moving").on("2026-07-10").cash("100"))
                .with(unlinked("c-moving", "2026-08-01"));
        ledger.close("2026-07");
        ledger.take(refund("R1", "L1").of("c-moving").on("2026-08-10").cash("-40"));

        assertThat(Told.bill(ledger.close("2026-08"))).startsWith("1 lines: consumption 0.00, refunds -40.00");
    }
}
