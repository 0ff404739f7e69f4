package org.partnerledger.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Seals are held against what they are over by a button, and what does not hold is said in words. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SealPagesTest {

    @RegisterExtension
    static final Demo DEMO = new Demo();

    private static final LocatorAssertions.IsVisibleOptions PATIENT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    @Order(1)
    void aMonthIsVerifiedAndItsBundleTakenAlong(String language) {
        try (Reader reader = new Reader(DEMO.url(), language)) {
            reader.signIn("finance");
            JsonNode close = DEMO.get("/api/v1/seals").path("items").path(0);
            reader.open("/seals");
            assertThat(reader.find("#verify").count())
                    .as("finance does not verify everything")
                    .isZero();
            reader.click("main table a >> nth=0");
            assertThat(reader.text("main")).contains(close.path("hash").asString());
            reader.examine("a close");
            reader.open("/partners/p-haiyun/statements/" + DEMO.closed() + "/seal");
            JsonNode seal = DEMO.get("/api/v1/partners/p-haiyun/statements/" + DEMO.closed() + "/seal");
            assertThat(reader.text("main")).contains(seal.path("hash").asString());
            seal.path("files")
                    .forEach(file -> assertThat(reader.text("main table"))
                            .contains(file.path("root").asString()));
            reader.picture("finance-seal");
            Download bundle = reader.page()
                    .waitForDownload(() -> reader.find("a[href$='/bundle']").click());
            assertThat(bundle.suggestedFilename()).isEqualTo("bundle-p-haiyun-" + DEMO.closed() + ".zip");

            reader.click("#verify");
            PlaywrightAssertions.assertThat(reader.find("#holds")).isVisible(PATIENT);
            reader.examine("a seal that holds");
            reader.picture("finance-seal-holds");
        }
    }

    @Test
    @Order(2)
    void aPartnerTakesItsBundleAndDoesNotVerify() {
        try (Reader reader = new Reader(DEMO.url(), "en")) {
            reader.signIn("haiyun");
            reader.open("/partners/p-haiyun/statements/" + DEMO.closed());
            assertThat(reader.find("a[href$='/bundle']").count()).isOne();
            assertThat(reader.find("a[href$='/seal']").count()).isZero();
        }
    }

    @Test
    @Order(3)
    void whatSomebodyChangedBehindTheLedgersBackIsFoundAndSaid() {
        int changed = DEMO.ledger()
                .bean(JdbcClient.class)
                .sql("update line set customer_id = 'c-forged' where line_no = (select min(line_no) from line"
                        + " where partner_id = 'p-haiyun' and bill = ?)")
                .param(Integer.parseInt(DEMO.closed().substring(0, 4)) * 12
                        + Integer.parseInt(DEMO.closed().substring(5))
                        - 1)
                .update();
        assertThat(changed).isOne();
        try (Reader reader = new Reader(DEMO.url(), "zh-CN")) {
            reader.signIn("auditor");
            reader.open("/seals");
            reader.click("#verify");

            PlaywrightAssertions.assertThat(reader.find("#broken")).isVisible(PATIENT);
            assertThat(reader.text(".story")).contains("与封存内容不一致", "p-haiyun/" + DEMO.closed());
            reader.examine("a seal that is broken");
            reader.picture("auditor-seal-broken");
        }
    }
}
