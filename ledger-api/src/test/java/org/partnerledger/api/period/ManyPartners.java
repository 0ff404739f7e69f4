package org.partnerledger.api.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.partnerledger.api.Lines;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Some hundred partners with lines of March 2026, so that a close takes long enough to be disturbed. */
final class ManyPartners {

    static final String CLOSE = "/api/v1/periods/2026-03/close";

    private static final int PARTNERS = 400;
    private static final int LINES = 4;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.shared();

    private ManyPartners() {}

    /** Partners, links and a plan. */
    static void enrol(LedgerClient ledger) {
        ArrayNode facts = JSON.createArrayNode();
        for (int i = 0; i < PARTNERS; i++) {
            facts.add(fact("partner-" + i, "partner.enrolled", """
                    {"partnerId": "p-%d", "name": "p", "currency": "CNY", "memberFrom": "2025-01-01"}""".formatted(i)));
            facts.add(fact("link-" + i, "customer.linked", Lines.link("c-" + i, "p-" + i)));
        }
        send(ledger, facts);
        require(ledger.post("/api/v1/plans", "application/json", JSON.readTree(Lines.plan("BASE", 1, "2026-01"))));
        require(ledger.post("/api/v1/plans/BASE/versions/1/publish"));
    }

    /** Lines of every partner; those of different parts differ. */
    static void spend(LedgerClient ledger, int part) {
        ArrayNode facts = JSON.createArrayNode();
        for (int i = 0; i < PARTNERS; i++) {
            for (int line = 0; line < LINES; line++) {
                String id = "L-" + part + "-" + i + "-" + line;
                facts.add(fact(id, "spend.recorded", Lines.line(id, """
                        {"customerId": "c-%d", "paid": {"cash": "%d.%02d"}}""".formatted(i, 10 + part, line))));
            }
        }
        send(ledger, facts);
    }

    /** Waits for the close. @return how its job stands then */
    static JsonNode await(LedgerClient ledger, String jobId, Predicate<JsonNode> until) {
        long end = System.nanoTime() + LONGEST.toNanos();
        JsonNode job = ledger.get("/api/v1/jobs/" + jobId).body();
        while (!until.test(job)) {
            assertThat(System.nanoTime()).as("waited for %s", job).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            job = ledger.get("/api/v1/jobs/" + jobId).body();
        }
        return job;
    }

    static boolean hasEnded(JsonNode job) {
        return !job.path("state").asString().equals("RUNNING");
    }

    /** Some partners are closed, others are not, or it is over, which the test then does not take for an answer. */
    static boolean isInTheMiddle(JsonNode job) {
        return hasEnded(job) || job.path("done").asInt() > 0;
    }

    static void requireInTheMiddle(JsonNode job) {
        assertThat(job.path("state").asString()).isEqualTo("RUNNING");
        assertThat(job.path("done").asInt()).isBetween(1, PARTNERS - 1);
    }

    /** All documents as text, each published once. */
    static Map<String, String> published(LedgerClient ledger) {
        Map<String, String> documents = new LinkedHashMap<>();
        for (String partner : IntStream.range(0, PARTNERS)
                .mapToObj(i -> "/api/v1/partners/p-" + i)
                .toList()) {
            String statement = partner + "/statements/2026-03";
            assertThat(require(ledger.get(statement + "/revisions")).get("items"))
                    .as(partner)
                    .hasSize(1);
            for (String path : List.of(partner + "/bills/2026-03", statement, statement + "/explanation")) {
                documents.put(path, require(ledger.get(path)).toString());
            }
        }
        return documents;
    }

    static JsonNode require(Answer answer) {
        assertThat(answer.isGood()).as(answer.explain()).isTrue();
        return answer.body();
    }

    private static void send(LedgerClient ledger, ArrayNode facts) {
        JsonNode answer = require(ledger.post("/api/v1/events", "application/cloudevents-batch+json", facts));
        assertThat(answer.path("accepted").asInt()).as(answer.toString()).isEqualTo(facts.size());
    }

    private static JsonNode fact(String id, String type, String data) {
        return JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "feed/many")
                .put("type", type + ".v1")
                .put("time", "2026-01-01T00:00:00Z")
                .set("data", JSON.readTree(data));
    }
}
