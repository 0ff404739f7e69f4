package org.partnerledger.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerledger.api.wording.CodeWords;
import org.partnerledger.api.wording.Wording;
import tools.jackson.databind.JsonNode;

/** The pages of finance, approver, operator and auditor, against what the API says. */
class HousePagesTest {

    @RegisterExtension
    static final Demo DEMO = new Demo();

    private static final List<String> OF_FINANCE = List.of(
            "/plans",
            "/rules",
            "/what-ifs",
            "/recalculations",
            "/journal",
            "/quarantine",
            "/jobs",
            "/partners/p-haiyun",
            "/partners/p-haiyun/journal",
            "/partners/p-haiyun/journal/PAYABLE");

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void financeSeesAMonthOfAllPartnersAndTheBooks(String language) {
        try (Reader reader = new Reader(DEMO.url(), language)) {
            reader.signIn("finance");

            assertThat(reader.path()).isEqualTo("/months");
            JsonNode statements =
                    DEMO.get("/api/v1/statements?period=" + DEMO.closed()).path("items");
            assertThat(statements).hasSizeGreaterThan(5);
            for (JsonNode statement : statements) {
                assertThat(reader.text("main table >> nth=-1"))
                        .contains(
                                statement.path("partnerId").asString(),
                                statement.path("payable").asString());
            }
            reader.picture("finance-months");
            reader.open("/journal");
            JsonNode accounts = DEMO.get("/api/v1/journal/trial-balance").path("accounts");
            assertThat(accounts).hasSizeGreaterThan(5);
            for (JsonNode account : accounts) {
                assertThat(reader.text("main table"))
                        .contains(
                                account.path("debit").asString(),
                                account.path("credit").asString());
            }
            reader.picture("finance-journal");
            OF_FINANCE.forEach(reader::open);
            reader.open("/quarantine");
            reader.picture("finance-quarantine");
            reader.resize(360);
            OF_FINANCE.forEach(reader::open);
        }
    }

    @Test
    void whatIsInQuarantineIsTriedAgainOrDiscarded() {
        try (Reader reader = new Reader(DEMO.url(), "en")) {
            reader.signIn("finance");
            reader.open("/quarantine");
            JsonNode held = DEMO.get("/api/v1/quarantine").path("items").path(0);
            String no = held.path("no").asString();
            assertThat(reader.text("main table")).contains(held.path("code").asString());

            reader.page().fill("#reason-" + no, "sent by mistake");
            reader.click("form[action='/quarantine/" + no + "/discard'] button");

            JsonNode now = DEMO.get("/api/v1/quarantine/" + no);
            assertThat(now.path("state").asString()).isEqualTo("DISCARDED");
            assertThat(now.path("reason").asString()).isEqualTo("sent by mistake");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void theOperatorSeesUsersKeysWorkAndTheAuditLog(String language) {
        try (Reader reader = new Reader(DEMO.url(), language)) {
            reader.signIn("operator");
            for (String page :
                    List.of("/users", "/keys", "/clients", "/read-models", "/audit", "/jobs", "/quarantine")) {
                reader.open(page);
                reader.picture("operator" + page.replace('/', '-'));
            }
            reader.open("/users");
            assertThat(reader.text("main table")).contains("haiyun", "auditor");
            CodeWords words = CodeWords.in(language.equals("en") ? Wording.Language.EN : Wording.Language.ZH);
            assertThat(DEMO.get("/api/v1/read-models").path("items"))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(
                            it -> assertThat(words.has("name", it.path("name").asString()))
                                    .as(it.toString())
                                    .isTrue());
        }
    }

    @Test
    void anOperatorHasEveryReadModelBuiltAgainAndSeesItsProgress() {
        try (Reader reader = new Reader(DEMO.url(), "en")) {
            reader.signIn("operator");
            reader.open("/jobs");

            reader.click("#rebuild");

            assertThat(reader.path()).startsWith("/jobs/");
            PlaywrightAssertions.assertThat(reader.find("#progress .state"))
                    .hasText("done", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
            reader.examine("a job that is done");
        }
    }

    @Test
    void anOperatorHasEverySealLookedAt() {
        try (Reader reader = new Reader(DEMO.url(), "zh-CN")) {
            reader.signIn("operator");
            reader.open("/jobs");

            reader.click("#verify");

            assertThat(reader.path()).startsWith("/jobs/");
            PlaywrightAssertions.assertThat(reader.find("#holds"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        }
    }

    @Test
    void anAuditorSeesEverythingAndChangesNothing() {
        try (Reader reader = new Reader(DEMO.url(), "en")) {
            reader.signIn("auditor");
            for (String page : List.of(
                    "/months",
                    "/plans",
                    "/quarantine",
                    "/users",
                    "/keys",
                    "/clients",
                    "/read-models",
                    "/audit",
                    "/jobs")) {
                reader.open(page);
                assertThat(reader.find("main form[method=post]").count())
                        .as("forms on " + page)
                        .isZero();
            }
        }
    }
}
