package org.partnerledger.api.intake;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.api.Lines.line;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.LedgerClient;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Names of people stand in one table, from which they can be erased for good. */
class NamesHttpTest {

    @RegisterExtension
    static final Extension LEDGER = RunningLedger.shared();

    private static final String PARTNER = "/api/v1/names/partner/p-1";
    private static final String CUSTOMER = "/api/v1/names/customer/c-1";

    @Test
    void anErasedNameIsNowhereAndNothingBringsItBack() {
        try (Story story = Story.at(RunningLedger.sharedLedger(), "2026-03-20T00:00:00Z");
                LedgerClient client = RunningLedger.sharedLedger().client()) {
            story.told("partner.enrolled", """
                    {"partnerId": "p-1", "name": "Eusebia Quillfeather", "currency": "CNY",
                     "memberFrom": "2025-01-01"}""").told("customer.linked", """
                    {"customerId": "c-1", "partnerId": "p-1", "association": "RESALE", "from": "2025-01-01",
                     "name": "Ottoline Quillfeather"}""").told("spend.recorded", line("L1"));
            assertThat(story.get(PARTNER).get("name").asString()).isEqualTo("Eusebia Quillfeather");
            assertThat(story.get(CUSTOMER).get("name").asString()).isEqualTo("Ottoline Quillfeather");
            assertThat(eventsNaming("payload")).isZero();
            assertThat(eventsNaming("meta_data")).isZero();

            for (String name : List.of(PARTNER, CUSTOMER)) {
                assertThat(client.send("DELETE", name, null, noBody()).status()).isEqualTo(204);
                assertThat(client.send("DELETE", name, null, noBody()).status())
                        .as("there is none any more")
                        .isEqualTo(404);
            }

            assertErased(story);
            story.rebuilt();
            assertErased(story);
        }
    }

    @Test
    void anErasedNameIsInNoTextOfAnEventThatWasNotTaken() {
        try (Story story = Story.at(RunningLedger.sharedLedger(), "2026-03-20T00:00:00Z");
                LedgerClient client = RunningLedger.sharedLedger().client()) {
            assertThat(story.facts("partner.enrolled", List.of("""
                    {"partnerId": "p-1", "name": "Eusebia Quillfeather", "currency": "none",
                     "memberFrom": "2025-01-01"}"""))).containsExactly("SCHEMA");
            assertThat(story.facts("customer.linked", List.of("""
                    {"customerId": "c-1", "partnerId": "p-1", "association": "RESALE", "from": "2025-01-01",
                     "name": "Ottoline Quillfeather"}""", """
                    {"customerId": "c-10", "partnerId": "p-1", "association": "RESALE", "from": "2025-01-01",
                     "name": "Somebody Else"}""")))
                    .containsExactly("UNKNOWN_PARTNER", "UNKNOWN_PARTNER");
            assertThat(story.get("/api/v1/quarantine").toString()).contains("Eusebia Quillfeather", "Ottoline");

            for (String name : List.of(PARTNER, CUSTOMER)) {
                assertThat(client.send("DELETE", name, null, noBody()).status()).isEqualTo(204);
                assertThat(client.send("DELETE", name, null, noBody()).status())
                        .as("there is none any more")
                        .isEqualTo(404);
            }

            assertThat(story.get("/api/v1/quarantine").toString())
                    .doesNotContain("Quillfeather")
                    .contains("Somebody Else");
            story.enrolled("p-1").told("spend.recorded", line("L1"));
            assertThat(story.get("/api/v1/partners/p-1/bills/2026-03")
                            .get("lines")
                            .asInt())
                    .as("the link waited for its partner and was taken without the name")
                    .isEqualTo(1);
        }
    }

    private static void assertErased(Story story) {
        assertThat(story.ask(PARTNER).explain()).startsWith("404 NOT_FOUND");
        assertThat(story.ask(CUSTOMER).explain()).startsWith("404 NOT_FOUND");
        String bill = story.get("/api/v1/partners/p-1/bills/2026-03").toString();
        assertThat(bill).contains("p-1").contains("c-1").doesNotContain("Quillfeather");
    }

    private static long eventsNaming(String column) {
        return RunningLedger.sharedLedger()
                .bean(JdbcClient.class)
                .sql("select count(*) from domain_event where position('Quillfeather'::bytea in " + column + ") > 0")
                .query(Long.class)
                .single();
    }
}
