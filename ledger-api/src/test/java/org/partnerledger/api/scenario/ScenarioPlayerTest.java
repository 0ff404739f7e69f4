package org.partnerledger.api.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.feed.FactJson;
import tools.jackson.databind.JsonNode;

class ScenarioPlayerTest {

    private static final String BILL = "GET /api/v1/partners/p%2F1/bills/2026-07";
    private static final String EXPECT_BILL = """
            {"why": "1 + 1", "expect": {"bill": {"partnerId": "p/1", "period": "2026-07", "total": "2.00"}}}""";

    private PretendedLedger ledger;

    @BeforeEach
    void start() throws IOException {
        ledger = new PretendedLedger();
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    @Test
    void emptiesTheLedgerAndTakesStepsInOrder() {
        assertThat(play(
                        "{\"clock\": \"2026-07-01T00:00:00Z\"}",
                        "{\"parameters\": {\"cutoffHours\": 24}}",
                        "{\"catalogue\": {\"month\": \"2026-07\", \"entries\": []}}",
                        "{\"calendar\": {\"country\": \"CN\", \"year\": \"2027\", \"source\": \"x\"}}",
                        "{\"plan\": {\"planId\": \"A B\", \"version\": 2}}",
                        "{\"note\": \"two\", \"events\": [{\"id\": \"a\"}]}",
                        "{\"close\": \"2026-07\"}"))
                .isEmpty();
        assertThat(ledger.asked())
                .containsExactly(
                        "POST /api/v1/simulation/reset",
                        "PUT /api/v1/simulation/clock {\"now\":\"2026-07-01T00:00:00Z\"}",
                        "PUT /api/v1/rules/parameters {\"cutoffHours\":24}",
                        "PUT /api/v1/rules/catalogue/2026-07 []",
                        "PUT /api/v1/rules/calendars/CN/2027 {\"country\":\"CN\",\"year\":\"2027\",\"source\":\"x\"}",
                        "POST /api/v1/plans {\"planId\":\"A B\",\"version\":2}",
                        "POST /api/v1/plans/A%20B/versions/2/publish",
                        "POST /api/v1/events [{\"id\":\"a\"}]",
                        "POST /api/v1/periods/2026-07/close?wait=true");
    }

    @Test
    void asksAgainForADocumentThatLags() {
        ledger.answers(BILL, 404, "{}").answers(BILL, 200, "{\"total\": \"1.00\"}");
        ledger.answers(BILL, 200, "{\"partnerId\": \"p/1\", \"period\": \"2026-07\", \"total\": \"2.00\"}");

        assertThat(play(EXPECT_BILL)).isEmpty();
    }

    @Test
    void comparesTheAnswerToTheLastEvents() {
        ledger.answers("POST /api/v1/events", 207, """
                {"received": 2, "problems": [{"index": 1, "code": "SCHEMA", "detail": "…", "pointer": "/id"}]}""");

        assertThat(play("{\"events\": []}", """
                {"why": "one of two", "expect": {"ingest":
                  {"status": 207, "received": 3, "problems": [{"index": 1, "code": "SCHEMA"}]}}}"""))
                .containsExactly("step 2: one of two", "  ingest.received: expected 3, was 2");
    }

    @Test
    void triesWhatMustBeRefused() {
        String close = "POST /api/v1/periods/2026-07/close?wait=true";
        ledger.answers(close, 409, "{\"code\": \"PERIOD_NOT_OVER\"}").answers(close, 200, "{}");
        String refusal = """
                {"expect": {"error": {"step": {"close": "2026-07"}, "status": 409, "code": "PERIOD_NOT_OVER"}}}""";

        assertThat(play(refusal, refusal))
                .containsExactly(
                        "step 2", "  close should have been refused with 409 PERIOD_NOT_OVER, was answered with 200");
    }

    @Test
    void endsAtAStepThatIsRefused() {
        ledger.answers("PUT /api/v1/rules/parameters", 400, "{\"code\": \"SCHEMA\", \"detail\": \"no such zone\"}");

        assertThat(play("{\"parameters\": {}}", "{\"close\": \"2026-07\"}"))
                .containsExactly("step 1: parameters was answered with 400 SCHEMA no such zone");
        assertThat(ledger.asked()).hasSize(2);
    }

    @Test
    void refusesAStepItDoesNotKnow() {
        assertThat(play("{\"dance\": 1}")).containsExactly("step 1: there is no step 'dance'");
        assertThat(play("{\"close\": \"2026-07\", \"clock\": \"x\"}").getFirst())
                .startsWith("step 1: a step does exactly one thing");
    }

    private List<String> play(String... steps) {
        var parsed = new ArrayList<JsonNode>();
        for (String step : steps) {
            parsed.add(FactJson.MAPPER.readTree(step));
        }
        try (var client = new LedgerClient(ledger.url(), "key")) {
            return new ScenarioPlayer(client).play(new Scenario("one", "", parsed));
        }
    }
}
