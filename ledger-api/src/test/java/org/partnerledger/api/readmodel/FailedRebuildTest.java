package org.partnerledger.api.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.api.Lines.line;
import static org.partnerledger.api.Lines.link;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.ResultSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.LedgerClient;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A rebuild that fails leaves read models that lack lines: nobody may take what they show for a bill. */
class FailedRebuildTest {

    @RegisterExtension
    static final Extension LEDGER = RunningLedger.shared();

    private static final String BILL = "/api/v1/partners/p-1/bills/2026-03";
    private static final String REBUILD = "/api/v1/read-models/rebuild";

    private Story story;

    @BeforeEach
    void onePartnerWithALine() {
        story = Story.at(RunningLedger.sharedLedger(), "2026-03-20T00:00:00Z")
                .enrolled("p-1")
                .told("customer.linked", link("c-1", "p-1"))
                .told("spend.recorded", line("L-1", "{\"customerId\": \"c-1\"}"));
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void nothingIsShownOrTakenUntilARebuildHasComeToItsEnd() {
        JsonNode before = story.get(BILL);
        List<String> indexes = indexes();
        assertThat(indexes).hasSizeGreaterThan(5);
        // What a later version may have stored: nothing can be folded from here on.
        change("""
                insert into domain_event (sequence_number, aggregate_identifier, type, event_identifier, time_stamp,
                                          payload_type, payload_revision, payload, meta_data)
                values (0, 'unknown', 'Unknown', 'unknown', '2026-03-20T00:00:00.000Z', 'unknown', '1', '{}', '{}')""");

        assertThat(story.ended(story.post(REBUILD)).get("state").asString()).isEqualTo("FAILED");

        assertThat(story.ask(BILL).explain()).startsWith("503 UNAVAILABLE").contains("built again");
        assertThat(story.post("/api/v1/periods/2026-03/close?wait=true").status())
                .isEqualTo(503);
        try (LedgerClient client = RunningLedger.sharedLedger().client()) {
            assertThat(client.send("POST", "/api/v1/events", "application/x-ndjson", BodyPublishers.ofString("{}"))
                            .status())
                    .isEqualTo(503);
        }
        assertThat(story.get("/api/v1/read-models").at("/items/0/state").asString())
                .isEqualTo("FAILED");

        assertThat(story.ended(story.post(REBUILD)).get("state").asString())
                .as("a second one that fails loses no index either")
                .isEqualTo("FAILED");
        assertThat(indexes()).hasSize(1);
        change("delete from domain_event where aggregate_identifier = 'unknown'");
        story.rebuilt();

        assertThat(indexes()).isEqualTo(indexes);

        assertThat(story.get(BILL)).isEqualTo(before);
        assertThat(story.get("/api/v1/read-models").at("/items/0/state").asString())
                .isEqualTo("CURRENT");
    }

    private static List<String> indexes() {
        return RunningLedger.sharedLedger()
                .bean(JdbcClient.class)
                .sql("select indexdef from pg_indexes where tablename = 'line' and schemaname = current_schema()"
                        + " order by 1")
                .query((ResultSet row, int _) -> row.getString(1))
                .list();
    }

    private static void change(String sql) {
        int rows = RunningLedger.sharedLedger().bean(JdbcClient.class).sql(sql).update();
        assertThat(rows).as(sql).isEqualTo(1);
    }
}
