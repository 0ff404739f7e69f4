package org.partnerledger.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.Lines;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.job.Jobs;
import org.partnerledger.api.store.EventReader;
import org.partnerledger.core.consumption.ConsumptionEvent.LinesRecorded;
import tools.jackson.databind.JsonNode;

/** Beside every fact stands who sent it: the key, whether it came in a body or in a file. */
class WhoSentTest {

    private static final String MASTER = Issuer.MASTER;

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("default", "ledger.access.key=" + MASTER);

    private final LedgerClient operator = LEDGER.client(MASTER);

    @AfterEach
    void close() {
        operator.close();
    }

    @Test
    void aFactOfABodyAndOneOfAFileSayWhichKeySentThem() throws InterruptedException {
        JsonNode made = operator.send(
                        "POST",
                        "/api/v1/keys",
                        "application/json",
                        BodyPublishers.ofString("{\"label\": \"cloud\", \"roles\": [\"FEED\"]}"))
                .body();
        String key = "key " + made.path("keyId").asString() + " (cloud)";
        try (LedgerClient feed = LEDGER.client(made.path("key").asString())) {
            String enrolled = fact("f-1", "partner.enrolled", """
                    {"partnerId": "p-1", "name": "p-1", "currency": "CNY", "memberFrom": "2025-01-01"}""");
            assertThat(events(feed, enrolled + fact("f-2", "spend.recorded", Lines.line("l-1")))
                            .status())
                    .isEqualTo(200);
            String linked = fact("f-3", "customer.linked", Lines.link("c-1", "p-1"));
            String importId = feed.send(
                            "POST",
                            "/api/v1/imports?format=events",
                            null,
                            BodyPublishers.ofString(linked + fact("f-4", "spend.recorded", Lines.line("l-2"))))
                    .body()
                    .path("importId")
                    .asString();
            assertThat(LEDGER.bean(Jobs.class)
                            .await(importId, Duration.ofMinutes(1))
                            .hasEnded())
                    .isTrue();
        }

        JsonNode timeline = operator.get("/api/v1/partners/p-1/timeline").body().path("items");
        assertThat(timeline.get(0).path("cause").asString()).isEqualTo("fact f-1 of feed/cloud, sent by " + key);
        assertThat(besideLines()).containsExactly(key, key);
    }

    private static List<String> besideLines() {
        var names = new ArrayList<String>();
        long _ = LEDGER.bean(EventReader.class)
                .read(
                        0,
                        100,
                        batch -> batch.stream()
                                .filter(it -> it.event() instanceof LinesRecorded)
                                .forEach(it ->
                                        names.add(String.valueOf(it.metaData().get("by")))));
        return names;
    }

    private static Answer events(LedgerClient feed, String lines) {
        return feed.send("POST", "/api/v1/events", "application/x-ndjson", BodyPublishers.ofString(lines));
    }

    private static String fact(String id, String type, String data) {
        return ("{\"specversion\": \"1.0\", \"id\": \"" + id + "\", \"source\": \"feed/cloud\", \"type\": \"" + type
                                + ".v1\", \"time\": \"2026-01-01T00:00:00Z\", \"data\": " + data + "}")
                        .replace('\n', ' ')
                + "\n";
    }
}
