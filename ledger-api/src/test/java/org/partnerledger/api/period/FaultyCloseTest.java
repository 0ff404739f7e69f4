package org.partnerledger.api.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.api.Lines.line;
import static org.partnerledger.api.Lines.link;
import static org.partnerledger.api.Lines.plan;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.Answer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Three partners with 100.00 in March each; somebody changes a row of the read model behind the ledger's back. */
class FaultyCloseTest {

    @RegisterExtension
    static final Extension LEDGER = RunningLedger.shared();

    private static final String MARCH = "/api/v1/periods/2026-03/close";

    private Story story;

    @BeforeEach
    void threePartners() {
        story = Story.at(RunningLedger.sharedLedger(), "2026-03-20T00:00:00Z").planned(plan("BASE", 1, "2026-01"));
        for (int i = 1; i <= 3; i++) {
            story.enrolled("p-" + i)
                    .told("customer.linked", link("c-" + i, "p-" + i))
                    .told("spend.recorded", line("L-" + i, "{\"customerId\": \"c-" + i + "\"}"));
        }
        story.clock("2026-04-02T01:00:00Z");
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void aDocumentThatDoesNotAddUpIsNotPublishedAndTheOthersAre() {
        change("update line set counting = counting + 1 where line_id = 'L-2'");

        JsonNode job = story.ended(story.post(MARCH));
        assertThat(job.get("state").asString()).isEqualTo("FAILED");
        assertThat(job.at("/result/code").asString()).isEqualTo("DOES_NOT_ADD_UP");
        assertThat(job.get("message").asString())
                .matches("partner p-2, 2026-03: .+ says .*\\d.*, its parts make .*\\d.*");
        assertThat(stateOf("p-1")).isEqualTo("PENDING_CONFIRMATION");
        assertThat(stateOf("p-2")).as("still open").isEqualTo("ESTIMATED");
        assertThat(story.get("/api/v1/partners/p-2/statements/2026-03")
                        .get("performance")
                        .asString())
                .as("with its lines, although the month takes no more of them")
                .isEqualTo("101.00");
        assertThat(stateOf("p-3")).isEqualTo("PENDING_CONFIRMATION");

        story.clock("2026-05-02T01:00:00Z");
        assertThat(story.post("/api/v1/periods/2026-04/close?wait=true").explain())
                .as("April would begin with a balance that March has not got yet")
                .startsWith("409 EARLIER_PERIOD_OPEN")
                .contains("p-2");

        story.rebuilt().closed("2026-03");
        assertThat(stateOf("p-2")).isEqualTo("PENDING_CONFIRMATION");
        assertThat(story.get("/api/v1/partners/p-2/statements/2026-03")
                        .get("gross")
                        .asString())
                .isEqualTo("5.00");
        assertThat(story.get("/api/v1/partners/p-1/statements/2026-03/revisions")
                        .get("items"))
                .as("what was closed stays as it is")
                .hasSize(1);
        story.closed("2026-04");
    }

    @ParameterizedTest
    @CsvSource({
        "delete from line where line_id = 'L-2', has 2 lines of together 200, L-2",
        "update line set amount = amount + 0.01 where line_id = 'L-2', has 3 lines of together 300.01, L-2",
        "delete from line_control where first_line_no = (select max(first_line_no) from line_control), has counted 2,"
                + " L-3"
    })
    void nothingIsClosedWhileTheReadModelDoesNotHoldEveryFact(String fault, String named, String line) {
        change(fault);

        JsonNode job = story.ended(story.post(MARCH));
        assertThat(job.get("state").asString()).isEqualTo("FAILED");
        assertThat(job.at("/result/code").asString()).isEqualTo("INCOMPLETE");
        assertThat(job.get("message").asString())
                .contains(named)
                .contains("they differ in " + line + " of feed/story: rebuild");
        Answer refused = story.post(MARCH + "?wait=true");
        assertThat(refused.explain()).startsWith("409 INCOMPLETE");
        assertThat(stateOf("p-1")).isEqualTo("ESTIMATED");

        story.rebuilt().closed("2026-03");
        assertThat(stateOf("p-1")).isEqualTo("PENDING_CONFIRMATION");
    }

    @Test
    void theProofOfACloseStaysWithItsDocuments() {
        story.closed("2026-03");

        JsonNode proof = story.get("/api/v1/partners/p-1/statements/2026-03/revisions")
                .get("items")
                .get(0)
                .get("proof");
        assertThat(proof.get("factLines").asInt()).isEqualTo(3);
        assertThat(proof.get("rowLines").asInt()).isEqualTo(3);
        assertThat(proof.get("factAmount").asString())
                .isEqualTo(proof.get("rowAmount").asString())
                .startsWith("300");
        assertThat(proof.get("events").asInt()).isEqualTo(3);
    }

    private String stateOf(String partner) {
        Answer answer = story.ask("/api/v1/partners/" + partner + "/statements/2026-03");
        return answer.isGood() ? answer.body().get("state").asString() : Integer.toString(answer.status());
    }

    private static void change(String sql) {
        int rows = RunningLedger.sharedLedger().bean(JdbcClient.class).sql(sql).update();
        assertThat(rows).as(sql).isEqualTo(1);
    }
}
