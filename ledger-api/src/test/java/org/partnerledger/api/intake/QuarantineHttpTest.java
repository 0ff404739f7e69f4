package org.partnerledger.api.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.api.Lines.line;
import static org.partnerledger.api.Lines.link;

import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What was not taken: seen, released, corrected, discarded, or taken by itself when what it waited for is there. */
class QuarantineHttpTest {

    @RegisterExtension
    static final Extension LEDGER = RunningLedger.shared();

    private static final String QUARANTINE = "/api/v1/quarantine";
    private static final int MANY = 10_000;

    private Story story;

    @BeforeEach
    void onePartner() {
        story = Story.at(RunningLedger.sharedLedger(), "2026-03-20T00:00:00Z")
                .enrolled("p-1")
                .told("customer.linked", link("c-1", "p-1"));
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void anEventIsReleasedAsItIsOnceItsDefectIsGone() {
        assertThat(story.fact("customer.linked", """
                {"customerId": "c-1", "partnerId": "p-1", "association": "REFERRAL",
                 "from": "2026-03-01"}""")).isEqualTo("OVERLAPPING_LINK");
        JsonNode held = onlyItem("QUARANTINED");
        assertThat(held.get("raw").asString()).contains("REFERRAL");
        assertThat(story.post(release(held)).explain()).startsWith("409 OVERLAPPING_LINK");

        story.told("customer.unlinked", """
                {"customerId": "c-1", "to": "2026-03-01"}""").told("spend.recorded", line("L1"));
        assertThat(story.post(release(held)).isGood()).isTrue();

        assertThat(onlyItem("RELEASED").get("no").asLong())
                .isEqualTo(held.get("no").asLong());
        JsonNode bill = story.get("/api/v1/partners/p-1/bills/2026-03");
        assertThat(bill.at("/byAssociation/REFERRAL").asString()).isEqualTo("100.00");
        assertThat(story.post(release(held)).explain()).as("decided once").startsWith("409 OUT_OF_ORDER");
    }

    @Test
    void anEventIsReleasedCorrected() {
        assertThat(story.fact("spend.recorded", line("L1", "{\"customerId\": 7}")))
                .isEqualTo("SCHEMA");
        JsonNode held = onlyItem("QUARANTINED");
        assertThat(held.get("pointer").asString()).isEqualTo("/data/customerId");

        String corrected = held.get("raw").asString().replace("\"customerId\":7", "\"customerId\":\"c-1\"");
        assertThat(story.post(release(held), corrected).isGood()).isTrue();

        assertThat(onlyItem("RELEASED").get("corrected").asString()).contains("c-1");
        assertThat(story.get("/api/v1/partners/p-1/bills/2026-03").get("total").asString())
                .isEqualTo("100.00");
    }

    @Test
    void anEventIsDiscardedWithAReason() {
        assertThat(story.fact("spend.vanished", "{}")).isEqualTo("UNKNOWN_TYPE");
        JsonNode held = onlyItem("QUARANTINED");
        String discard = QUARANTINE + "/" + held.get("no").asLong() + "/discard";

        assertThat(story.post(discard, "{}").status()).isEqualTo(400);
        assertThat(story.post(discard, "{\"reason\": \"a test of the sender\"}").isGood())
                .isTrue();

        assertThat(onlyItem("DISCARDED").get("reason").asString()).isEqualTo("a test of the sender");
        assertThat(story.post(release(held)).explain()).startsWith("409 OUT_OF_ORDER");
        assertThat(story.get(QUARANTINE).get("items")).isEmpty();
    }

    @Test
    void theListIsPagedAndNarrowed() {
        assertThat(story.facts("spend.recorded", Collections.nCopies(5, "{}"))).containsOnly("SCHEMA");
        assertThat(story.fact("spend.vanished", "{}")).isEqualTo("UNKNOWN_TYPE");

        JsonNode first = story.get(QUARANTINE + "?limit=4");
        JsonNode second =
                story.get(QUARANTINE + "?limit=4&cursor=" + first.get("next").asString());
        assertThat(first.get("items")).hasSize(4);
        assertThat(second.get("items")).hasSize(2);
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(story.get(QUARANTINE + "?code=UNKNOWN_TYPE").get("items")).hasSize(1);
        assertThat(story.ask(QUARANTINE + "?state=LOST").status()).isEqualTo(400);
        assertThat(story.ask(QUARANTINE + "/0").explain()).startsWith("404 NOT_FOUND");
    }

    @Test
    void manyHeldEventsAreTakenInFewTransactionsWhenTheirTradeArrives() {
        for (int sent = 0; sent < MANY; sent += 5_000) {
            assertThat(story.facts("spend.paid", Collections.nCopies(5_000, """
                    {"tradeId": "t-L1", "paidAt": "2026-03-11T00:00:00Z", "amount": "0.01"}""")))
                    .contains("UNKNOWN_REFERENCE");
        }
        assertThat(count("select count(*) from quarantine where state = 'QUARANTINED'"))
                .isEqualTo(MANY);

        story.told("spend.recorded", line("L1", "{\"paid\": {\"credit\": \"100.00\"}}"));

        assertThat(count("select count(*) from quarantine where state = 'RELEASED'"))
                .isEqualTo(MANY);
        assertThat(count("select count(distinct xmin::text) from quarantine where state = 'RELEASED'"))
                .as("transactions that released them")
                .isLessThanOrEqualTo(MANY / Intake.CHUNK);
        assertThat(count("select count(*) from trade_payment")).isEqualTo(MANY);
        assertThat(count("select sum(amount)::bigint from trade_payment")).isEqualTo(100);
    }

    private static long count(String sql) {
        return RunningLedger.sharedLedger()
                .bean(JdbcClient.class)
                .sql(sql)
                .query(Long.class)
                .single();
    }

    private static String release(JsonNode item) {
        return QUARANTINE + "/" + item.get("no").asLong() + "/release";
    }

    private JsonNode onlyItem(String state) {
        JsonNode items = story.get(QUARANTINE + "?state=" + state).get("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }
}
