package org.partnerledger.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Finance answers what partners ask for with the mouse: a payout to its end, a dispute, a claim. */
class SettlementPagesTest {

    @RegisterExtension
    static final Demo DEMO = new Demo();

    @Test
    void aPayoutGoesAllItsStepsAndIsSeenAmongThoseOfAllPartners() {
        try (Reader reader = new Reader(DEMO.url(), "en")) {
            reader.signIn("finance");
            reader.open("/payouts");
            assertThat(reader.text("main .empty")).contains("Nobody has asked");
            reader.open("/partners/p-lanhe/statements/" + DEMO.closed());
            reader.click("#confirm");
            reader.open("/partners/p-lanhe/payouts");
            reader.page().selectOption("#mode", "BANK_TRANSFER");
            reader.click(".apply button");
            step(reader, "apply");
            assertThat(payout().path("state").asString()).isEqualTo("PROCESSING");

            reader.open("/payouts?state=PROCESSING");
            assertThat(reader.text("main table"))
                    .contains("p-lanhe", payout().path("payable").asString());
            reader.picture("finance-payouts");
            reader.click("main table a >> nth=0");
            step(reader, "reconcile");
            reader.examine("a payout that is reconciled");
            invoice(reader, "I-1");
            fill(reader, "invoices/reject", "the address is wrong");
            assertThat(reader.text("main")).contains("the address is wrong");
            step(reader, "invoices/reissue");
            invoice(reader, "I-2");
            step(reader, "invoices/accept");
            fill(reader, "pay", "T-4711");

            assertThat(payout().path("state").asString()).isEqualTo("PAID");
            assertThat(reader.text("main")).contains("T-4711");
            reader.examine("a payout that is paid");
            reader.picture("finance-payout-paid");
        }
    }

    @Test
    void aDisputeIsUpheldWithAnAmountThatStandsOnTheOpenMonth() {
        String month = DEMO.closed();
        try (Reader partner = new Reader(DEMO.url(), "zh-CN");
                Reader finance = new Reader(DEMO.url(), "zh-CN")) {
            partner.signIn("haiyun");
            partner.open("/partners/p-haiyun/statements/" + month);
            partner.click("summary");
            partner.page().selectOption("#rows", "CLAWBACK");
            partner.page().fill("#text", "追回金额有误");
            partner.click("#dispute");
            assertThat(partner.find("button.uphold").count())
                    .as("a partner does not decide")
                    .isZero();

            finance.signIn("finance");
            finance.open("/partners/p-haiyun/statements/" + month);
            finance.click("details:has(button.uphold) summary");
            finance.picture("finance-dispute");
            finance.page().fill("form[action$='/uphold'] input[name=amount]", "12.50");
            finance.click("button.uphold");

            JsonNode dispute = DEMO.get("/api/v1/partners/p-haiyun/statements/" + month + "/disputes")
                    .path(0);
            assertThat(dispute.path("state").asString()).isEqualTo("UPHELD");
            assertThat(DEMO.get("/api/v1/partners/p-haiyun/statements/" + DEMO.open() + "/explanation")
                            .toString())
                    .contains("\"12.50\"");
            finance.examine("a dispute that is upheld");
        }
    }

    @Test
    void whatIsNotThereIsSaidInTheLanguageOfThePageWithWhatWasAskedFor() {
        try (Reader reader = new Reader(DEMO.url(), "zh-CN")) {
            reader.signIn("finance");
            var _ = reader.page().navigate(DEMO.url() + "/jobs/none");
            assertThat(reader.text(".detail")).isEqualTo("没有任务 none。");
            assertThat(reader.text("#advice")).isEqualTo("请从任务列表中选择。");
            reader.picture("problem");
        }
    }

    @Test
    void aClaimIsPaid() {
        try (Reader reader = new Reader(DEMO.url(), "zh-CN")) {
            reader.signIn("finance");
            reader.open("/partners/p-beichen/claims");
            JsonNode claim = DEMO.get("/api/v1/benefits/cl-beichen-1");
            String day = claim.path("on").asString();
            String form = "form[action='/claims/cl-beichen-1/";
            reader.page().fill(form + "request-payment'] input[type=date]", day);
            reader.click(form + "request-payment'] button");
            reader.page().fill(form + "invoice'] input[name=number]", "I-9");
            reader.click(form + "invoice'] button");
            reader.page().fill(form + "pay'] input[type=date]", day);
            assertThat(reader.page().inputValue(form + "pay'] input[name=amount]"))
                    .isEqualTo(claim.path("approved").asString());
            reader.picture("finance-claim");
            reader.click(form + "pay'] button");

            assertThat(DEMO.get("/api/v1/benefits/cl-beichen-1").path("state").asString())
                    .isEqualTo("PAID");
            reader.examine("a claim that is paid");
        }
    }

    @Test
    void whoOnlyReadsSeesPayoutsAndNoForms() {
        try (Reader reader = new Reader(DEMO.url(), "en")) {
            reader.signIn("auditor");
            reader.open("/payouts?overdue=true");
            assertThat(reader.find("main form[method=post]").count()).isZero();
        }
    }

    private static void step(Reader reader, String end) {
        reader.click("form[action$='/" + end + "'] button");
    }

    private static void fill(Reader reader, String end, String text) {
        reader.page().fill("form[action$='/" + end + "'] input:not([type=hidden])", text);
        step(reader, end);
    }

    private static void invoice(Reader reader, String number) {
        reader.page().fill("form[action$='/invoices'] input[name=number]", number);
        reader.page().fill("form[action$='/invoices'] input[name=issuedOn]", DEMO.open() + "-15");
        step(reader, "invoices");
    }

    private static JsonNode payout() {
        return DEMO.get("/api/v1/payouts?partnerId=p-lanhe").path("items").path(0);
    }
}
