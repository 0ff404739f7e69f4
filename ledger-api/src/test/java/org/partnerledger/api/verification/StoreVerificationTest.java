package org.partnerledger.api.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.api.Lines.line;
import static org.partnerledger.api.Lines.link;
import static org.partnerledger.api.Lines.plan;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Two partners, two closed months; somebody changes the database behind the ledger's back. */
class StoreVerificationTest {

    @RegisterExtension
    static final Extension SHARED = RunningLedger.shared();

    private static final String OF_LINE = " where convert_from(payload, 'UTF8') like '%L1%'";
    private static final String OF_MARCH = " where aggregate_identifier = 'period/2026-03/p-1'";

    private Story story;

    @BeforeEach
    void closeTwoMonths() {
        story = Story.at(RunningLedger.sharedLedger(), "2026-03-20T00:00:00Z").planned(plan("BASE", 1, "2026-01"));
        story.enrolled("p-1").enrolled("p-2");
        story.told("customer.linked", link("c-1", "p-1"), link("c-2", "p-2"))
                .told("spend.recorded", line("L1"), line("L2", "{\"customerId\": \"c-2\"}"));
        story.clock("2026-04-05T00:00:00Z").closed("2026-03");
        story.clock("2026-05-05T00:00:00Z").closed("2026-04");
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void holdsForWhatNobodyChanged() {
        JsonNode report = report();
        assertThat(report.get("findings")).isEmpty();
        assertThat(report.get("holds").asBoolean()).isTrue();
        assertThat(report.get("closes").asInt()).isEqualTo(2);
        assertThat(report.get("months").asInt()).isEqualTo(4);
        assertThat(report.get("events").asInt()).isGreaterThan(10);

        var _ = story.rebuilt();
        assertThat(report().get("holds").asBoolean()).as("after a rebuild").isTrue();
    }

    @Test
    void aChangedFactIsFoundInItsEvent() {
        changeOne("update domain_event set payload = convert_to(replace(convert_from(payload, 'UTF8'), '100.00',"
                + " '200.00'), 'UTF8')" + OF_LINE + " and convert_from(payload, 'UTF8') like '%100.00%'");
        assertThat(findings())
                .singleElement()
                .asString()
                .matches("HASH_MISMATCH events 1 to \\d+ are not those that close 1 sealed");
    }

    @Test
    void aChangedDocumentIsFound() {
        changeOne("update domain_event set payload = convert_to(replace(convert_from(payload, 'UTF8'),"
                + " '\"gross\":\"5.00\"', '\"gross\":\"6.00\"'), 'UTF8')" + OF_MARCH
                + " and convert_from(payload, 'UTF8') like '%\"gross\":\"5.00\"%'");
        assertThat(findings())
                .anyMatch(it -> it.startsWith("HASH_MISMATCH events 1 to "))
                .anyMatch(it -> it.startsWith("HASH_MISMATCH p-1/2026-03 documents.ndjson"))
                .anyMatch(it -> it.startsWith("AMOUNT_MISMATCH p-1/2026-03/documents.ndjson/statement/gross"));
    }

    @Test
    void aMonthIsHeldAgainstItsSealAlone() {
        String verification = "/statements/2026-03/seal/verification";
        changeOne("update line set cash = 110, amount = 110, counting = 110 where line_id = 'L1'");
        JsonNode own = story.ended(story.post("/api/v1/partners/p-1" + verification));
        assertThat(own.at("/result/holds").asBoolean()).isFalse();
        assertThat(own.at("/result/findings/0/pointer").asString()).isEqualTo("p-1/2026-03");
        JsonNode others = story.ended(story.post("/api/v1/partners/p-2" + verification));
        assertThat(others.at("/result/findings")).isEmpty();
        assertThat(others.at("/result/holds").asBoolean()).isTrue();
        assertThat(others.at("/result/events").asInt()).isGreaterThan(5);
        assertThat(story.post("/api/v1/partners/p-2/statements/2026-06/seal/verification")
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("NOT_SEALED");
    }

    @Test
    void anEventThatIsMissingIsFound() {
        changeOne("delete from domain_event" + OF_MARCH + " and sequence_number = 0");
        assertThat(findings())
                .anyMatch(it -> it.startsWith("SEQUENCE_GAP stream "))
                .anyMatch(it -> it.startsWith("HASH_MISMATCH events 1 to "));
    }

    @Test
    void aChangedTableIsFoundThoughEveryEventIsAsItWas() {
        changeOne("update line set cash = 110, amount = 110, counting = 110 where line_id = 'L1'");
        assertThat(findings())
                .anyMatch(it -> it.startsWith("HASH_MISMATCH p-1/2026-03 lines.ndjson"))
                .anyMatch(it -> it.startsWith("AMOUNT_MISMATCH p-1/2026-03/"))
                .noneMatch(it -> it.startsWith("HASH_MISMATCH events"));
    }

    @Test
    void aSealThatIsTakenOutOrForgedIsFound() {
        changeOne("delete from partner_seal where partner_id = 'p-1' and number = 1");
        assertThat(findings())
                .anyMatch(it -> it.startsWith("SEQUENCE_GAP p-1/2026-04"))
                .anyMatch(it -> it.startsWith("HASH_MISMATCH close 1 is not over the months"))
                .anyMatch(it -> it.startsWith("NOT_SEALED p-1/2026-03"));
        var _ = story.rebuilt();
        changeOne("update close_seal set signature = '" + "A".repeat(86) + "==' where close_no = 2");
        assertThat(findings())
                .containsExactlyInAnyOrder(
                        "SIGNATURE_INVALID close 2 is not signed by its key",
                        "HASH_MISMATCH close 2 is not what its event says");
    }

    private static void changeOne(String sql) {
        assertThat(RunningLedger.sharedLedger().bean(JdbcClient.class).sql(sql).update())
                .as(sql)
                .isEqualTo(1);
    }

    private JsonNode report() {
        return story.ended(story.post("/api/v1/seals/verification")).get("result");
    }

    private List<String> findings() {
        var findings = new ArrayList<String>();
        report().get("findings")
                .forEach(it -> findings.add(it.get("code").asString() + " "
                        + it.get("pointer").asString() + " " + it.get("detail").asString()));
        return findings;
    }
}
