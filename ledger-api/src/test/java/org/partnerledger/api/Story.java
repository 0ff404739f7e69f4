package org.partnerledger.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells a running simulation a story, fact by fact, over HTTP. Facts get their ids in order of telling. */
public final class Story implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST_JOB = Duration.ofMinutes(2);
    private static final String BATCH = "application/cloudevents-batch+json";

    private final LedgerClient client;
    private int told;

    private Story(LedgerClient client) {
        this.client = client;
    }

    /** Begins with an empty ledger whose clock shows {@code now}. */
    public static Story at(RunningLedger ledger, String now) {
        var story = new Story(ledger.client());
        assertThat(story.client.post("/api/v1/simulation/reset").isGood()).isTrue();
        story.clock(now);
        return story;
    }

    public Story clock(String now) {
        Answer answer =
                client.put("/api/v1/simulation/clock", JSON.createObjectNode().put("now", now));
        assertThat(answer.isGood()).as(answer.explain()).isTrue();
        return this;
    }

    /** Tells one fact. @return "" if it was taken, else the code it was quarantined under */
    public String fact(String type, String data) {
        return facts(type, List.of(data)).getFirst();
    }

    /** Tells facts of one kind in one body. @return for each "" or the code it was quarantined under */
    public List<String> facts(String type, List<String> data) {
        return problems(type, data).stream()
                .map(problem -> problem.path("code").asString(""))
                .toList();
    }

    /** As {@link #facts}. @return for each the problem, or nothing of one */
    public List<JsonNode> problems(String type, List<String> data) {
        var batch = JSON.createArrayNode();
        for (String each : data) {
            batch.add(JSON.createObjectNode()
                    .put("specversion", "1.0")
                    .put("id", "fact-" + ++told)
                    .put("source", "feed/story")
                    .put("type", type + ".v1")
                    .put("time", "2026-01-01T00:00:00Z")
                    .set("data", JSON.readTree(each)));
        }
        JsonNode answer = client.post("/api/v1/events", BATCH, batch).body();
        var problems = new ArrayList<JsonNode>();
        data.forEach(_ -> problems.add(JSON.createObjectNode()));
        answer.get("problems")
                .forEach(problem -> problems.set(problem.get("index").asInt(), problem));
        return problems;
    }

    /** The key of the fact that was told last. */
    public String lastFactId() {
        return "fact-" + told;
    }

    public Story enrolled(String partner) {
        assertThat(fact("partner.enrolled", """
                {"partnerId": "%s", "name": "%s", "currency": "CNY",
                 "memberFrom": "2025-01-01"}""".formatted(partner, partner))).isEmpty();
        return this;
    }

    public Story closed(String month) {
        Answer answer = client.post("/api/v1/periods/" + month + "/close?wait=true");
        assertThat(answer.isGood()).as(answer.explain()).isTrue();
        return this;
    }

    /** Tells facts that must all be taken. */
    public Story told(String type, String... data) {
        assertThat(facts(type, List.of(data))).as(type).containsOnly("");
        return this;
    }

    /** Drafts a plan and publishes it. */
    public Story planned(String plan) {
        JsonNode draft = JSON.readTree(plan);
        Answer drafted = client.post("/api/v1/plans", "application/json", draft);
        assertThat(drafted.isGood()).as(drafted.explain()).isTrue();
        Answer published =
                publish(draft.get("planId").asString(), draft.get("version").asInt());
        assertThat(published.isGood()).as(published.explain()).isTrue();
        return this;
    }

    public Answer publish(String planId, int version) {
        return client.post("/api/v1/plans/" + planId + "/versions/" + version + "/publish");
    }

    /** Builds the read models again. */
    public Story rebuilt() {
        Answer started = client.post("/api/v1/read-models/rebuild");
        assertThat(ended(started).get("state").asString()).isEqualTo("DONE");
        return this;
    }

    /** Waits for a job that was just started. @return how it ended */
    public JsonNode ended(Answer started) {
        assertThat(started.status()).as(started.explain()).isEqualTo(202);
        String path = "/api/v1/jobs/" + started.body().get("jobId").asString();
        Instant giveUp = Instant.now().plus(LONGEST_JOB);
        JsonNode job = get(path);
        while (job.get("state").asString().equals("RUNNING")) {
            assertThat(Instant.now()).as("waited for %s", job).isBefore(giveUp);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            job = get(path);
        }
        return job;
    }

    /** Status and body, also of what is refused. */
    public Answer ask(String path) {
        return client.get(path);
    }

    /**
     * Bill, statement and explanation of partners and months, as text: byte by byte where there is a document, else the
     * status.
     *
     * @param query as {@code ?asOf=…}, or nothing
     */
    public Map<String, String> documents(List<String> partners, List<String> months, String query) {
        Map<String, String> documents = new LinkedHashMap<>();
        for (String partner : partners) {
            for (String month : months) {
                for (String path :
                        List.of("/bills/" + month, "/statements/" + month, "/statements/" + month + "/explanation")) {
                    Answer answer = client.get("/api/v1/partners/" + partner + path + query);
                    String text = answer.isGood() ? answer.body().toString() : Integer.toString(answer.status());
                    documents.put(partner + path, text);
                }
            }
        }
        return documents;
    }

    public JsonNode get(String path) {
        Answer answer = client.get(path);
        assertThat(answer.isGood()).as(path + ": " + answer.explain()).isTrue();
        return answer.body();
    }

    /** As {@link #get}, where a refusal is an answer, too. */
    public Answer asked(String path) {
        return client.get(path);
    }

    public Answer post(String path, String body) {
        return client.post(path, "application/json", JSON.readTree(body));
    }

    public Answer post(String path) {
        return client.post(path);
    }

    public Answer put(String path, String body) {
        return client.put(path, JSON.readTree(body));
    }

    @Override
    public void close() {
        client.close();
    }
}
