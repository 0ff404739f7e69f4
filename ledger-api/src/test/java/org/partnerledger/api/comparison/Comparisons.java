package org.partnerledger.api.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.job.JobState;
import org.partnerledger.api.job.Jobs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a running ledger what other rules would make of its months, and waits for the answer. */
public final class Comparisons {

    static final String WHAT_IFS = "/api/v1/what-ifs";

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final RunningLedger ledger;
    private final Story story;

    public Comparisons(RunningLedger ledger, Story story) {
        this.ledger = ledger;
        this.story = story;
    }

    /** A what-if of the rules in force, when it is done. */
    public static JsonNode ofRulesInForce(RunningLedger ledger, LedgerClient client, Collection<String> months) {
        JsonNode periods = JsonMapper.shared().valueToTree(Map.of("periods", List.copyOf(months)));
        Answer started = client.post(WHAT_IFS, "application/json", periods);
        assertThat(started.status()).as(started.explain()).isEqualTo(202);
        await(ledger, started.body().get("jobId").asString());
        return client.get(WHAT_IFS + "/" + started.body().get("id").asString()).body();
    }

    /** @return its id, when it is done */
    public String whatIf(String request) {
        return done(story.post(WHAT_IFS, request));
    }

    /** @return the id of what was started, when it is done */
    public String done(Answer started) {
        assertThat(started.status()).as(started.explain()).isEqualTo(202);
        await(ledger, started.body().get("jobId").asString());
        return started.body().get("id").asString();
    }

    /** Waits for a job to be done. */
    public void carriedOut(String jobId) {
        await(ledger, jobId);
    }

    private static void await(RunningLedger ledger, String jobId) {
        try {
            JobState state = ledger.bean(Jobs.class).await(jobId, LONGEST);
            assertThat(state.state()).as(state.message()).isEqualTo(JobState.State.DONE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Each row as {@code "p-1 2026-03 BASE RATE_EFFECT 15.00 -> 24.00, 2 lines"}. */
    public List<String> rows(String path) {
        return story.get(path + "/rows")
                .get("items")
                .valueStream()
                .map(Comparisons::told)
                .toList();
    }

    /** Each line as {@code "L1 5.00 -> 8.00"}. */
    public List<String> lines(String path, String row) {
        return story.get(path + "/partners/" + row + "/lines")
                .get("items")
                .valueStream()
                .map(it -> it.get("lineId").asString() + " " + it.get("before").asString() + " -> "
                        + it.get("after").asString())
                .toList();
    }

    private static String told(JsonNode row) {
        String about = row.path("planId").asString(row.path("projectId").asString(""));
        String detail =
                row.path("detail").isNull() ? "" : " " + row.get("detail").asString();
        return row.get("partnerId").asString() + " " + row.get("period").asString() + " " + about + " "
                + row.get("reason").asString() + detail + " "
                + row.get("before").asString() + " -> "
                + row.get("after").asString() + ", " + row.get("lines").asInt() + " lines";
    }
}
