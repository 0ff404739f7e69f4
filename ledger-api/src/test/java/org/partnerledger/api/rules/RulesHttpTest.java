package org.partnerledger.api.rules;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.store.LedgerDatabase;
import org.partnerledger.core.kernel.Period;

class RulesHttpTest {

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    private static final String PARAMETERS = "/api/v1/rules/parameters";
    private static final String DEFAULTS = """
            {zone: "Asia/Shanghai", cutoffHours: 24, marketplaceCounts: false, rebindCooldownFrom: "2026-01-01",
             rebindCooldownMonths: 6, minPayout: "0.00", confirmWorkdays: 10, billDueDays: null, calendar: "CN",
             milestone: {toleratedDays: 5, severeFrom: 10, stepDays: 5, stepRate: "0.05", stepMode: "FLOOR",
                         cancelAfter: 40},
             tax: {outputTax: "0", serviceFeeTax: "0"}}""";

    private static RulesApplication ledger;

    @BeforeAll
    static void start() {
        ledger = RulesApplication.start(LEDGER);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @BeforeEach
    void emptyLedger() {
        ledger.reset();
    }

    @Test
    void hasDefaultParameters() {
        assertThatJson(get(PARAMETERS)).isEqualTo(DEFAULTS);
    }

    @Test
    void takesParametersAndReturnsWhatIsLeftOutToItsDefault() {
        var _ = put(PARAMETERS, "{\"cutoffHours\": 36, \"minPayout\": {\"USD\": 10, \"CNY\": \"25.5\"}}");
        String answer =
                put(PARAMETERS, "{\"minPayout\": 25, \"billDueDays\": 20}").body();

        assertThatJson(answer).node("minPayout").isEqualTo("\"25.00\"");
        assertThatJson(answer).node("cutoffHours").isEqualTo(24);
        assertThatJson(answer).node("billDueDays").isEqualTo(20);
        assertThatJson(get(PARAMETERS)).isEqualTo(answer);
        assertThatJson(get("/api/v1/rules/history")).inPath("items[*].rulesNo").isEqualTo("[1, 2]");
    }

    @Test
    void recordsNothingWhenTheSameIsPutAgain() {
        var _ = put(PARAMETERS, "{\"cutoffHours\": 36}");
        var _ = put(PARAMETERS, "{\"cutoffHours\": 36, \"zone\": \"Asia/Shanghai\", \"tax\": {}}");

        assertThatJson(get("/api/v1/rules/history")).inPath("items").isArray().hasSize(1);
    }

    @Test
    void refusesParametersWithEverythingThatIsWrong() {
        HttpResponse<String> answer = put(
                PARAMETERS,
                "{\"zone\": \"Mars\", \"cutoffHours\": -1, \"milestone\": {\"stepRate\": 2}, \"cutOff\": 1}");

        assertProblem(answer, 400, "SCHEMA");
        assertThatJson(answer.body())
                .inPath("errors[*].pointer")
                .isEqualTo("[\"/zone\", \"/cutoffHours\", \"/milestone/stepRate\", \"/cutOff\"]");
        assertThatJson(get(PARAMETERS)).isEqualTo(DEFAULTS);
    }

    @Test
    void keepsTheZoneOnceAMonthIsClosed() {
        ledger.closeUpTo(Period.of("2026-07"));

        HttpResponse<String> answer = put(PARAMETERS, "{\"zone\": \"Europe/Berlin\"}");

        assertProblem(answer, 409, "PERIOD_CLOSED");
        assertThatJson(answer.body()).inPath("errors[0].pointer").isEqualTo("/zone");
        assertThat(put(PARAMETERS, "{\"cutoffHours\": 36}").statusCode()).isEqualTo(200);
    }

    @Test
    void takesACatalogueAndShowsWhatHoldsInAMonth() {
        String list = """
                [{"serviceType": "sms", "class": "NO_PERFORMANCE"},
                 {"serviceType": "ecs", "resourceType": "vm", "productId": "g1", "class": "SPECIFIC"}]""";

        assertThat(put("/api/v1/rules/catalogue/2026-01", list).statusCode()).isEqualTo(200);

        assertThatJson(get("/api/v1/rules/catalogue/2026-07")).isEqualTo("""
                {month: "2026-07", holdsFrom: "2026-01", next: null, items: [
                 {serviceType: "sms", resourceType: null, productId: null, class: "NO_PERFORMANCE"},
                 {serviceType: "ecs", resourceType: "vm", productId: "g1", class: "SPECIFIC"}]}""");
        assertThatJson(get("/api/v1/rules/catalogue/2025-12"))
                .isEqualTo("{month: '2025-12', holdsFrom: null, items: [], next: null}");
        assertThatJson(get("/api/v1/rules/catalogue/2026-07?limit=1"))
                .inPath("items[*].serviceType")
                .isEqualTo("[\"sms\"]");
    }

    @Test
    void refusesACatalogueThatIsNone() {
        assertProblem(put("/api/v1/rules/catalogue/2026-13", "[]"), 400, "INVALID_PARAMETER");
        assertProblem(put("/api/v1/rules/catalogue/2026-07", "{}"), 400, "SCHEMA");
        HttpResponse<String> contradicting = put("/api/v1/rules/catalogue/2026-07", """
                [{"serviceType": "a", "class": "GENERAL"}, {"serviceType": "a", "class": "SPECIFIC"}]""");
        assertProblem(contradicting, 422, "CONTRADICTING_ENTRIES");
        assertThatJson(contradicting.body()).inPath("errors[0].pointer").isEqualTo("/1");
    }

    @Test
    void takesACalendarAlsoWithCountryAndYearInTheBody() {
        String path = "/api/v1/rules/calendars/CN/2027";
        String year = """
                {"country": "CN", "year": 2027, "source": "a notice", "holidays": ["2027-01-02", "2027-01-01"],
                 "workdays": ["2027-01-03"]}""";

        assertProblem(send("GET", path, null), 404, "NOT_FOUND");
        assertThat(put(path, year).statusCode()).isEqualTo(200);

        assertThatJson(get(path)).isEqualTo("""
                {country: "CN", year: 2027, source: "a notice", holidays: ["2027-01-01", "2027-01-02"],
                 workdays: ["2027-01-03"]}""");
        assertThatJson(get("/api/v1/rules/calendars/CN"))
                .inPath("items[*].year")
                .isEqualTo("[2024, 2025, 2026, 2027]");
        assertThatJson(get("/api/v1/rules/calendars/CN?limit=3")).inPath("next").isString();
    }

    @Test
    void refusesACalendarThatIsNone() {
        assertProblem(put("/api/v1/rules/calendars/cn/2027", "{}"), 400, "INVALID_PARAMETER");
        assertProblem(put("/api/v1/rules/calendars/CN/27", "{}"), 400, "INVALID_PARAMETER");
        HttpResponse<String> answer = put("/api/v1/rules/calendars/CN/2027", """
                {"country": "DE", "year": 2028, "source": " ", "holidays": ["2026-12-31", "2027-02-30"]}""");
        assertProblem(answer, 400, "SCHEMA");
        assertThatJson(answer.body())
                .inPath("errors[*].pointer")
                .isEqualTo("[\"/country\", \"/year\", \"/source\", \"/holidays/0\", \"/holidays/1\"]");
        HttpResponse<String> both = put("/api/v1/rules/calendars/CN/2027", """
                {"source": "s", "holidays": ["2027-01-01"], "workdays": ["2027-01-01"]}""");
        assertProblem(both, 400, "SCHEMA");
    }

    private static String get(String path) {
        HttpResponse<String> answer = send("GET", path, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static HttpResponse<String> put(String path, String body) {
        return send("PUT", path, body);
    }

    private static HttpResponse<String> send(String method, String path, @Nullable String body) {
        return ledger.send(method, path, body);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThatJson(answer.body()).inPath("code").isEqualTo(code);
    }
}
