package org.partnerledger.api.rules;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.store.LedgerDatabase;
import org.partnerledger.core.kernel.Period;

class PlansHttpTest {

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    /** The example of the contract. */
    private static final String PLAN = """
            {"planId": "CN-RESALE-BASE", "version": 1, "name": "Base incentive", "validFrom": "2026-01",
             "validTo": null, "cadence": "MONTH", "associations": ["RESALE"], "productClasses": ["GENERAL"],
             "when": null, "factors": [{"when": {"serviceTypes": ["hws.service.type.obs"]}, "factor": "0.5"}],
             "tierMode": "SLAB", "tiers": [{"from": "0", "rate": "0.05"}, {"from": "100000", "rate": "0.08"}],
             "threshold": "0", "capPerPeriod": null, "stacking": "EXCLUSIVE", "priority": 10,
             "currencies": null, "partners": null}""";

    private static final String VERSION_1 = "/api/v1/plans/CN-RESALE-BASE/versions/1";

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
    void areDraftedThenPublished() {
        HttpResponse<String> drafted = post("/api/v1/plans", PLAN);

        assertThat(drafted.statusCode()).as(drafted.body()).isEqualTo(201);
        assertThat(drafted.headers().firstValue("Location")).contains(VERSION_1);
        assertThatJson(drafted.body()).inPath("state").isEqualTo("DRAFT");
        assertThatJson(drafted.body()).isEqualTo("""
                {planId: "CN-RESALE-BASE", version: 1, name: "Base incentive", validFrom: "2026-01", validTo: null,
                 cadence: "MONTH", associations: ["RESALE"], productClasses: ["GENERAL"], when: null,
                 factors: [{when: {serviceTypes: ["hws.service.type.obs"]}, factor: "0.5"}],
                 tierMode: "SLAB", tiers: [{from: "0.00", rate: "0.05"}, {from: "100000.00", rate: "0.08"}],
                 threshold: "0.00", capPerPeriod: null, stacking: "EXCLUSIVE", priority: 10,
                 currencies: null, partners: null,
                 state: "DRAFT", draftedAt: "${json-unit.any-string}", publishedAt: null}""");

        HttpResponse<String> published = publish(VERSION_1);

        assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
        assertThatJson(published.body()).inPath("state").isEqualTo("PUBLISHED");
        assertThatJson(published.body()).inPath("publishedAt").isString();
    }

    @Test
    void stayAsTheyAreWhenAskedAgain() {
        var _ = post("/api/v1/plans", PLAN);
        String published = publish(VERSION_1).body();
        ledger.closeUpTo(Period.of("2026-12"));

        assertThat(post("/api/v1/plans", PLAN).statusCode()).isEqualTo(201);
        assertThatJson(publish(VERSION_1).body()).isEqualTo(published);
    }

    @Test
    void neverChangeOncePublished() {
        var _ = post("/api/v1/plans", PLAN);
        var _ = publish(VERSION_1);

        assertProblem(post("/api/v1/plans", PLAN.replace("0.08", "0.09")), 409, "OUT_OF_ORDER");
    }

    @Test
    void areRefusedWithPointersToEverythingThatIsWrong() {
        String wrong = PLAN.replace("\"0.05\"", "\"5\"")
                .replace("\"from\": \"0\"", "\"from\": \"1\"")
                .replace("\"MONTH\"", "\"YEAR\"");

        assertThat(post("/api/v1/plans", wrong).statusCode()).isEqualTo(201);
        HttpResponse<String> refused = publish(VERSION_1);

        assertProblem(refused, 422, "PLAN_INVALID");
        assertThatJson(refused.body())
                .inPath("errors[*].pointer")
                .isEqualTo("[\"/tiers/0/from\", \"/tiers/0/rate\", \"/cadence\"]");
        assertThatJson(ledger.send("GET", VERSION_1, null).body())
                .inPath("state")
                .isEqualTo("DRAFT");
    }

    @Test
    void areRefusedInAClosedPeriod() {
        var _ = post("/api/v1/plans", PLAN);
        ledger.closeUpTo(Period.of("2026-01"));

        HttpResponse<String> refused = publish(VERSION_1);

        assertProblem(refused, 409, "PERIOD_CLOSED");
        assertThatJson(refused.body()).inPath("errors[0].pointer").isEqualTo("/validFrom");
    }

    @Test
    void areRefusedWhenABodyIsNoPlan() {
        HttpResponse<String> refused = post("/api/v1/plans", """
                {"planId": "", "version": 0, "validFrom": "2026-1", "cadence": 1, "associations": "RESALE",
                 "productClasses": [1], "when": {"serviceType": ["ecs"], "tags": {"a": "b", "c": [2]}},
                 "factors": [{}], "tierMode": "SLAB", "tiers": [{"from": "x"}], "limit": 1}""");

        assertProblem(refused, 400, "SCHEMA");
        assertThatJson(refused.body()).inPath("errors[*].pointer").isEqualTo("""
                        ["/planId", "/version", "/validFrom", "/cadence", "/associations", "/productClasses/0",
                         "/when/tags/c/0", "/when/serviceType", "/factors/0/factor", "/tiers/0/from", "/tiers/0/rate",
                         "/limit"]""");
    }

    @Test
    void areUnknownUntilTheyAreDrafted() {
        assertProblem(publish(VERSION_1), 404, "UNKNOWN_PLAN_VERSION");
        assertProblem(ledger.send("GET", VERSION_1, null), 404, "NOT_FOUND");
        assertThat(post("/api/v1/plans", PLAN).statusCode())
                .as("asking for what is not there leaves nothing behind")
                .isEqualTo(201);
        assertProblem(publish("/api/v1/plans/CN-RESALE-BASE/versions/2"), 404, "UNKNOWN_PLAN_VERSION");
        assertProblem(publish("/api/v1/plans/CN-RESALE-BASE/versions/one"), 400, "INVALID_PARAMETER");
    }

    @Test
    void mayHaveIdsWithSlashesAndEverythingElse() {
        String id = "计划/2026 #1?a=b%20\\\\;x";
        String path = "/api/v1/plans/%E8%AE%A1%E5%88%92%2F2026%20%231%3Fa=b%2520%5C%3Bx/versions/1";

        HttpResponse<String> drafted = post("/api/v1/plans", PLAN.replace("CN-RESALE-BASE", id));

        assertThat(drafted.statusCode()).as(drafted.body()).isEqualTo(201);
        String location = drafted.headers().firstValue("Location").orElseThrow();
        assertThat(publish(path).statusCode()).isEqualTo(200);
        assertThat(ledger.send("GET", location, null).body()).contains("\"planId\":\"" + id + "\"");
    }

    @Test
    void areListedPageByPage() {
        var _ = post("/api/v1/plans", PLAN);
        var _ = post("/api/v1/plans", PLAN.replace("\"version\": 1", "\"version\": 2"));
        var _ = post("/api/v1/plans", PLAN.replace("CN-RESALE-BASE", "A"));

        String first = ledger.send("GET", "/api/v1/plans?limit=2", null).body();
        assertThatJson(first).inPath("items[*].planId").isEqualTo("[\"A\", \"CN-RESALE-BASE\"]");
        String cursor = first.replaceAll("(?s).*\"next\":\"([^\"]+)\".*", "$1");
        String second = ledger.send("GET", "/api/v1/plans?limit=2&cursor=" + cursor, null)
                .body();
        assertThatJson(second).inPath("items[*].version").isEqualTo("[2]");
        assertThatJson(second).inPath("next").isNull();
        assertProblem(ledger.send("GET", "/api/v1/plans?limit=none", null), 400, "INVALID_PARAMETER");
        assertProblem(ledger.send("GET", "/api/v1/plans?cursor=AA", null), 400, "INVALID_PARAMETER");
    }

    private static HttpResponse<String> post(String path, String body) {
        return ledger.send("POST", path, body);
    }

    private static HttpResponse<String> publish(String version) {
        return ledger.send("POST", version + "/publish", null);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThatJson(answer.body()).inPath("code").isEqualTo(code);
    }
}
