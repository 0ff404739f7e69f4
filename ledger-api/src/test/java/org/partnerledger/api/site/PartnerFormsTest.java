package org.partnerledger.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a partner does on its pages is what the API would have done. */
class PartnerFormsTest {

    @RegisterExtension
    static final Demo DEMO = new Demo();

    private static final String OWN = "/api/v1/partners/p-haiyun/statements/";

    @Test
    void aStatementIsConfirmedAndItsPayoutAskedFor() {
        try (Reader reader = new Reader(DEMO.url(), "en")) {
            reader.signIn("haiyun");
            String month = DEMO.closed();
            reader.open("/partners/p-haiyun/statements/" + month);

            reader.click("#confirm");

            assertThat(DEMO.get(OWN + month + "/state").path("state").asString())
                    .isEqualTo("CONFIRMED");
            reader.examine("a confirmed statement");
            reader.open("/partners/p-haiyun/payouts");
            reader.click(".apply button");

            JsonNode payout =
                    DEMO.get("/api/v1/payouts?partnerId=p-haiyun").path("items").path(0);
            assertThat(reader.text("section .total strong >> nth=0"))
                    .isEqualTo(payout.path("payable").asString())
                    .isEqualTo(DEMO.get(OWN + month).path("payable").asString());
            reader.examine("payouts");
            reader.picture("partner-payouts");
        }
    }

    @Test
    void aDisputeIsRaisedInChinese() {
        try (Reader reader = new Reader(DEMO.url(), "zh-CN")) {
            reader.signIn("haiyun");
            String month = before(DEMO.closed());
            reader.open("/partners/p-haiyun/statements/" + month);

            reader.click("summary");
            reader.page().selectOption("#rows", "CLAWBACK");
            reader.page().fill("#text", "追回金额有误");
            reader.click("#dispute");

            JsonNode dispute = DEMO.get(OWN + month + "/disputes").path(0);
            assertThat(dispute.path("text").asString()).isEqualTo("追回金额有误");
            assertThat(dispute.path("rows").path(0).asString()).isEqualTo("CLAWBACK");
            assertThat(reader.text("main")).contains("追回金额有误");
            reader.examine("a disputed statement");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void theNextStepOfAPlanIsThereWithWhatItWouldBring(String language) {
        try (Reader reader = new Reader(DEMO.url(), language)) {
            reader.signIn("haiyun");
            reader.open("/partners/p-haiyun/statements/" + DEMO.open());

            JsonNode outlook = DEMO.get(OWN + DEMO.open() + "/outlook");
            assertThat(outlook.size()).isPositive();
            outlook.forEach(it -> assertThat(reader.text("#outlook"))
                    .contains(
                            it.path("planId").asString(),
                            it.path("missing").asString(),
                            it.path("brings").asString()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void projectsAndClaimsAreThere(String language) {
        try (Reader reader = new Reader(DEMO.url(), language)) {
            reader.signIn("haiyun");
            reader.open("/partners/p-haiyun/projects");
            DEMO.get("/api/v1/projects?partnerId=p-haiyun")
                    .path("items")
                    .forEach(it -> assertThat(reader.text("main"))
                            .contains(
                                    it.path("projectId").asString(),
                                    it.path("subsidy").asString()));
            reader.picture("partner-projects");
            reader.open("/partners/p-haiyun/claims");
            DEMO.get("/api/v1/benefits?partnerId=p-haiyun")
                    .path("items")
                    .forEach(it -> assertThat(reader.text("main"))
                            .contains(
                                    it.path("claimId").asString(),
                                    it.path("claimed").asString()));
            reader.picture("partner-claims");
        }
    }

    private static String before(String month) {
        return YearMonth.parse(month).minusMonths(1).toString();
    }
}
