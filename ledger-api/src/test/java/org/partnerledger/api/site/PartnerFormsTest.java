package org.partnerledger.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerledger.api.RunningLedger;
import tools.jackson.databind.JsonNode;

/** What a partner does on its pages is what the API would have done. */
class PartnerFormsTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("demo", "ledger.access.requests-per-second=0");

    private static final String OWN = "/api/v1/partners/p-haiyun/statements/";

    private static @Nullable Demo demo;

    @BeforeAll
    static void load() throws InterruptedException {
        demo = Demo.of(LEDGER);
    }

    @AfterAll
    static void hangUp() {
        demo().api().close();
    }

    @Test
    void aStatementIsConfirmedAndItsPayoutAskedFor() {
        try (Reader reader = new Reader(LEDGER.url(), "en")) {
            reader.signIn("haiyun");
            String month = demo().closed();
            reader.open("/partners/p-haiyun/statements/" + month);

            reader.click("#confirm");

            assertThat(demo().get(OWN + month + "/state").path("state").asString())
                    .isEqualTo("CONFIRMED");
            reader.examine("a confirmed statement");
            reader.open("/partners/p-haiyun/payouts");
            reader.click(".apply button");

            JsonNode payout = demo().get("/api/v1/payouts?partnerId=p-haiyun")
                    .path("items")
                    .path(0);
            assertThat(reader.text("section .total strong >> nth=0"))
                    .isEqualTo(payout.path("payable").asString())
                    .isEqualTo(demo().get(OWN + month).path("payable").asString());
            reader.examine("payouts");
            reader.picture("partner-payouts");
        }
    }

    @Test
    void aDisputeIsRaisedInChinese() {
        try (Reader reader = new Reader(LEDGER.url(), "zh-CN")) {
            reader.signIn("haiyun");
            String month = before(demo().closed());
            reader.open("/partners/p-haiyun/statements/" + month);

            reader.click("summary");
            reader.page().selectOption("#rows", "CLAWBACK");
            reader.page().fill("#text", "追回金额有误");
            reader.click("#dispute");

            JsonNode dispute = demo().get(OWN + month + "/disputes").path(0);
            assertThat(dispute.path("text").asString()).isEqualTo("追回金额有误");
            assertThat(dispute.path("rows").path(0).asString()).isEqualTo("CLAWBACK");
            assertThat(reader.text("main")).contains("追回金额有误");
            reader.examine("a disputed statement");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void theNextStepOfAPlanIsThereWithWhatItWouldBring(String language) {
        try (Reader reader = new Reader(LEDGER.url(), language)) {
            reader.signIn("haiyun");
            reader.open("/partners/p-haiyun/statements/" + demo().open());

            JsonNode outlook = demo().get(OWN + demo().open() + "/outlook");
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
        try (Reader reader = new Reader(LEDGER.url(), language)) {
            reader.signIn("haiyun");
            reader.open("/partners/p-haiyun/projects");
            demo().get("/api/v1/projects?partnerId=p-haiyun")
                    .path("items")
                    .forEach(it -> assertThat(reader.text("main"))
                            .contains(
                                    it.path("projectId").asString(),
                                    it.path("subsidy").asString()));
            reader.picture("partner-projects");
            reader.open("/partners/p-haiyun/claims");
            demo().get("/api/v1/benefits?partnerId=p-haiyun")
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

    private static Demo demo() {
        return Objects.requireNonNull(demo);
    }
}
