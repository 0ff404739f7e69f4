package org.partnerledger.api.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.partnerledger.api.Lines;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.job.Jobs;
import tools.jackson.databind.JsonNode;

/** Runs of reconciliations, waited for, and their results as the tests write them. */
record Reconciled(RunningLedger ledger) {

    /** April 2026 with two lines of 100.00 in March, and a mapping of lists {@code Line,Amount}. */
    static Story twoLines(RunningLedger ledger) {
        Story story = Story.at(ledger, "2026-04-03T00:00:00+08:00")
                .enrolled("p-1")
                .told("customer.linked", Lines.link("c-1", "p-1"))
                .told("spend.recorded", Lines.line("l-1"), Lines.line("l-2"));
        mapped(story);
        return story;
    }

    /** Puts the mapping {@code list} of lists {@code Line,Amount}. */
    static void mapped(Story story) {
        assertThat(story.put("/api/v1/reconciliation-mappings/list", """
                        {"keys": ["lineId"], "columns": {"lineId": "Line", "amount": "Amount"}}""").isGood())
                .isTrue();
    }

    JsonNode run(String at, String csv) throws InterruptedException {
        return run(at, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    JsonNode run(String at, String mediaType, byte[] file) throws InterruptedException {
        try (LedgerClient client = ledger.client()) {
            Answer started = client.send("POST", at, mediaType, BodyPublishers.ofByteArray(file));
            assertThat(started.status()).as(started.explain()).isEqualTo(202);
            var _ = ledger.bean(Jobs.class).await(started.body().get("jobId").asString(), Duration.ofMinutes(2));
            JsonNode run = client.get(path(started.body())).body();
            assertThat(run.get("state").asString()).as(String.valueOf(run)).isEqualTo("DONE");
            return run;
        }
    }

    static String path(JsonNode run) {
        return "/api/v1/reconciliations/" + run.get("id").asString();
    }

    /** Key and steps of what differs. */
    static List<String> differing(Story story, JsonNode run) {
        return story.get(path(run) + "/results?result=DIFFERS")
                .get("items")
                .valueStream()
                .map(it -> it.get("key").get(0).asString() + ":" + steps(it))
                .toList();
    }

    /** Cause, detail and amount of every step, a blank before each. */
    static String steps(JsonNode result) {
        var text = new StringBuilder();
        for (JsonNode step : result.get("steps")) {
            for (String part : new String[] {"cause", "detail", "amount"}) {
                text.append(' ').append(step.get(part).asString());
            }
        }
        return text.toString();
    }
}
