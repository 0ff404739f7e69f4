package org.partnerledger.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerledger.api.client.Answer;
import tools.jackson.databind.JsonNode;

/** What finance and the second person do with the mouse: draft, publish, ask, approve, release, close. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FinanceFormsTest {

    @RegisterExtension
    static final Demo DEMO = new Demo();

    private static final LocatorAssertions.HasTextOptions PATIENT =
            new LocatorAssertions.HasTextOptions().setTimeout(60_000);

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    @Order(1)
    void whatTiesMonthsTogetherIsShownAsTheApiSaysIt(String language) {
        JsonNode cells = DEMO.get("/api/v1/finance/carry-over").path("cells");
        assertThat(cells).isNotEmpty();
        JsonNode seal = DEMO.get("/api/v1/seals").path("items").path(0);
        try (Reader reader = new Reader(DEMO.url(), language)) {
            reader.signIn("finance");
            reader.open("/months");
            PlaywrightAssertions.assertThat(reader.find("#arrivals .notice")).isVisible();
            assertThat(reader.text("#arrivals"))
                    .contains(arrivals().path("factLines").asString());
            reader.picture("finance-months-open");
            reader.open("/carry-over");
            for (JsonNode cell : cells) {
                assertThat(reader.text("main")).contains(cell.path("amount").asString());
            }
            reader.picture("finance-carry-over");
            // Months that are left empty do not limit.
            reader.page().fill("#partnerId", "p-haiyun");
            reader.click("main form button");
            assertThat(reader.find("main table").count()).isPositive();
            reader.examine("carry-over of one partner");
            reader.open("/seals");
            assertThat(reader.text("main table")).contains(seal.path("hash").asString());
            reader.picture("finance-seals");
            for (String page : new String[] {
                "/reconciliations",
                "/reconciliation-items",
                "/plans/draft",
                "/rules/draft",
                "/what-ifs/ask",
                "/months/open?period=" + DEMO.open()
            }) {
                reader.open(page);
            }
            reader.resize(360);
            reader.open("/carry-over");
            reader.open("/seals");
            reader.open("/what-ifs/ask");
        }
    }

    @Test
    @Order(2)
    void aPlanIsDraftedFromAnotherPublishedByASecondPersonAndFaultsStandAtTheirField() {
        try (Reader reader = new Reader(DEMO.url(), "en")) {
            reader.signIn("finance");
            reader.open("/plans/draft?planId=RESALE-BASE&version=2");
            String text = reader.page().inputValue("#json");
            assertThat(text).contains("\"RESALE-BASE\"");
            reader.page().fill("#json", text.replace("\"0.06\"", "\"six percent\""));
            reader.click("#draft");

            assertThat(reader.text(".json .bad")).contains("six percent", "/tiers/0/rate");
            reader.picture("finance-draft-faults");
            reader.page().fill("#json", "{ \"planId\": ");
            reader.click("#draft");
            assertThat(reader.text(".faults")).contains("MALFORMED_JSON");

            String next = text.replaceFirst("\"version\" : 2", "\"version\" : 1")
                    .replace("\"RESALE-BASE\"", "\"RESALE-NEXT\"")
                    .replaceFirst("\"validFrom\" : \"[^\"]*\"", "\"validFrom\" : \"" + DEMO.open() + "\"")
                    .replace("\"0.06\"", "\"0.07\"");
            reader.page().fill("#json", next);
            reader.click("#draft");
            assertThat(reader.path()).isEqualTo("/plans");
            assertThat(state("RESALE-NEXT", 1)).isEqualTo("DRAFT");
        }
        try (Reader second = new Reader(DEMO.url(), "en")) {
            second.signIn("approver");
            second.open("/plans");
            second.picture("approver-plans");
            second.click("form[action='/plans/RESALE-NEXT/versions/1/publish'] button");
            assertThat(state("RESALE-NEXT", 1)).isEqualTo("PUBLISHED");
            second.examine("a published plan");
        }
    }

    @Test
    @Order(3)
    void parametersAreRefusedAtTheirFieldAndPut() {
        try (Reader reader = new Reader(DEMO.url(), "zh-CN")) {
            reader.signIn("finance");
            reader.open("/rules/draft");
            String text = reader.page().inputValue("#json");
            int days =
                    DEMO.get("/api/v1/rules/parameters").path("confirmWorkdays").asInt();
            String field = "\"confirmWorkdays\" : ";
            reader.page().fill("#json", text.replace(field + days, field + "-1"));
            reader.click("#draft");
            assertThat(reader.text(".json .bad")).contains("confirmWorkdays", "/confirmWorkdays");

            reader.page().fill("#json", text.replace(field + days, field + (days + 1)));
            reader.click("#draft");
            assertThat(reader.path()).isEqualTo("/rules");
            assertThat(DEMO.get("/api/v1/rules/parameters")
                            .path("confirmWorkdays")
                            .asInt())
                    .isEqualTo(days + 1);
        }
    }

    @Test
    @Order(4)
    void aWhatIfIsAskedByAFormAndShowsItsBridge() {
        try (Reader reader = new Reader(DEMO.url(), "en")) {
            reader.signIn("finance");
            reader.open("/what-ifs/ask");
            reader.page().fill("#withoutPlans", "RESALE-BASE");
            reader.page().fill("#plans", "NOT-A-VERSION");
            reader.click("#ask");
            assertThat(reader.text(".fault")).contains("TYPE", "an object is expected");
            reader.picture("finance-what-if-fault");
            reader.page().fill("#plans", "");
            reader.click("#ask");

            PlaywrightAssertions.assertThat(reader.find("article .state").first())
                    .hasText("done", PATIENT);
            JsonNode asked = DEMO.get("/api/v1/what-ifs").path("items").path(0);
            JsonNode total = asked.path("totals").path(0);
            assertThat(total.path("difference").asString()).startsWith("-");
            assertThat(reader.text(".figures >> nth=0"))
                    .contains(
                            total.path("before").asString(),
                            total.path("difference").asString());
            assertThat(reader.text("main table")).contains("left the plan");
            reader.examine("a bridge");
            reader.picture("finance-bridge");
        }
    }

    @Test
    @Order(5)
    void aCorrectionIsApprovedByTheSecondPerson() {
        Answer asked = DEMO.api()
                .send(
                        "POST",
                        "/api/v1/recalculations",
                        "application/json",
                        BodyPublishers.ofString("{\"reason\": \"late certification\", \"periods\": [\"" + DEMO.closed()
                                + "\"], \"knownFacts\": true}"));
        String id = asked.body().path("id").asString();
        try (Reader reader = new Reader(DEMO.url(), "en")) {
            reader.signIn("approver");
            reader.open("/recalculations/" + id);
            reader.open("/recalculations");
            PlaywrightAssertions.assertThat(reader.find("form[action='/recalculations/" + id + "/approve'] button"))
                    .isVisible();
            reader.click("form[action='/recalculations/" + id + "/approve'] button");

            assertThat(reader.path()).startsWith("/jobs/");
            assertThat(DEMO.get("/api/v1/recalculations/" + id)
                            .path("decidedBy")
                            .asString())
                    .isEqualTo("approver");
        }
    }

    @Test
    @Order(6)
    void whatIsInQuarantineIsTriedAgain() {
        String no =
                DEMO.get("/api/v1/quarantine").path("items").path(0).path("no").asString();
        try (Reader reader = new Reader(DEMO.url(), "en")) {
            reader.signIn("finance");
            reader.open("/quarantine");
            reader.click("form[action='/quarantine/" + no + "/release'] button");

            // It is as wrong as it was, and said to be; what counts is that somebody is written down for trying.
            assertThat(reader.text("#still"))
                    .contains(DEMO.get("/api/v1/quarantine/" + no).path("code").asString());
            assertThat(DEMO.get("/api/v1/audit")
                            .path("items")
                            .valueStream()
                            .filter(it -> it.path("target").asString().equals("/quarantine/" + no + "/release"))
                            .map(it -> it.path("who").asString()))
                    .containsExactly("finance");
        }
    }

    @Test
    @Order(6)
    void aCorrectedEventIsTakenInThePlaceOfTheOneInQuarantine() {
        JsonNode nameless = DEMO.get("/api/v1/quarantine")
                .path("items")
                .valueStream()
                .filter(it -> it.path("raw").asString().contains("\"Q1\""))
                .findFirst()
                .orElseThrow();
        String no = nameless.path("no").asString();
        String customer = DEMO.get("/api/v1/partners/p-haiyun/bills/" + DEMO.closed() + "/lines")
                .at("/items/0/customerId")
                .asString();
        try (Reader reader = new Reader(DEMO.url(), "zh-CN")) {
            reader.signIn("finance");
            reader.open("/quarantine/" + no);
            reader.picture("finance-quarantined");
            String event = reader.page().inputValue("#event");
            reader.page().fill("#event", event.substring(1));
            reader.click("#correct");
            assertThat(reader.text("#still")).contains("不是有效的 JSON", "MALFORMED_JSON");
            reader.page()
                    .fill(
                            "#event",
                            event.replaceFirst("\"lineId\"", "\"customerId\" : \"" + customer + "\", \"lineId\""));
            reader.click("#correct");

            assertThat(DEMO.get("/api/v1/quarantine/" + no).path("state").asString())
                    .isEqualTo("RELEASED");
            assertThat(reader.find("#correct").count()).isZero();
            reader.examine("an event that was released");
        }
    }

    @Test
    @Order(7)
    void aMonthIsClosedAndItsProgressShown() {
        String month = DEMO.open();
        try (Reader reader = new Reader(DEMO.url(), "en")) {
            reader.signIn("finance");
            reader.open("/months");
            assertThat(reader.page().inputValue("#closing")).isEqualTo(month);
            reader.click("#close");

            assertThat(reader.path()).startsWith("/jobs/");
            PlaywrightAssertions.assertThat(reader.find("#progress .state")).hasText("done", PATIENT);
            reader.examine("a month that is closed");
            JsonNode statements = DEMO.get("/api/v1/statements?period=" + month).path("items");
            assertThat(statements).hasSizeGreaterThan(5);
            reader.open("/months");
            assertThat(reader.text("main table.cards >> nth=-1"))
                    .contains(statements.path(0).path("payable").asString());
        }
    }

    private static JsonNode arrivals() {
        return DEMO.get("/api/v1/periods/" + DEMO.open() + "/arrivals");
    }

    private static String state(String planId, int version) {
        return DEMO.get("/api/v1/plans/" + planId + "/versions/" + version)
                .path("state")
                .asString();
    }
}
