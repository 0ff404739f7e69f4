package org.partnerledger.api.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.job.Jobs;
import org.partnerledger.api.scenario.Scenario;
import org.partnerledger.api.scenario.ScenarioPlayer;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The books after every scenario of the project: balanced, equal to the documents, and the same after a rebuild. */
class JournalHoldsTogetherTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.partnerledger.api.scenario.OwnScenarios#files")
    void equalTheDocumentsAndARebuildChangesNothing(Path file) throws Exception {
        try (LedgerClient client = LEDGER.client()) {
            assertThat(new ScenarioPlayer(client).play(Scenario.read(file))).isEmpty();

            assertThat(equalDocuments(client)).as("closed months compared").isPositive();
            assertCarriedOutIsCarriedIn();

            List<Map<String, @Nullable Object>> before = rows();
            rebuild(client);
            assertThat(rows()).as("after a rebuild").isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "array[5100, 2300], array['', ''], array[1.00, -0.99]",
                "array[5100, 9500], array['', ''], array[1.00, -1.00]",
                "array[5100], array[''], array[0.000000000001]",
                "array[5100, 2300], array[''], array[1.00, -1.00]",
                "array[5100, 2300], array['', ''], array[null, 0]::numeric[]",
                "array[]::int[], array[]::text[], array[]::numeric[]",
            })
    void theDatabaseRefusesAnEntryThatIsNotBalanced(String postings) {
        JdbcClient jdbc = LEDGER.bean(JdbcClient.class);
        String insert = "insert into journal_entry (partner_id, period, position, currency, accounts, reasons, amounts)"
                + " values ('nobody', 1, -1, 'CNY', ";

        assertThatThrownBy(() -> jdbc.sql(insert + postings + ")").update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageMatching("(?s).*journal_entry_(is_balanced|has_postings).*");

        assertThat(jdbc.sql(insert + "array[5100, 2300], array['', ''], array[1.00, -1.00])")
                        .update())
                .isEqualTo(1);
        assertThatThrownBy(() -> jdbc.sql("update journal_entry set amounts[1] = 2.00 where partner_id = 'nobody'")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("journal_entry_is_balanced");
        assertThat(jdbc.sql("delete from journal_entry where partner_id = 'nobody'")
                        .update())
                .isEqualTo(1);
    }

    /** How many closed months were compared. */
    private static int equalDocuments(LedgerClient client) {
        List<String[]> closed = LEDGER.bean(JdbcClient.class)
                .sql("select partner_id, to_char(make_date(period / 12, period % 12 + 1, 1), 'YYYY-MM')"
                        + " from partner_period where state = 'CLOSED' order by 1, 2")
                .query((row, _) -> new String[] {row.getString(1), row.getString(2)})
                .list();
        for (String[] it : closed) {
            String base = "/api/v1/partners/" + LedgerClient.segment(it[0]);
            assertThat(Books.actual(client, it[0], it[1]))
                    .as(it[0] + " in " + it[1])
                    .isEqualTo(Books.expected(
                            client.get(base + "/bills/" + it[1]).body(),
                            client.get(base + "/statements/" + it[1]).body(),
                            client.get(base + "/statements/" + it[1] + "/explanation")
                                    .body()));
        }
        return closed.size();
    }

    /** Domain.md, section 4, conservation: between months of which none was skipped. */
    private static void assertCarriedOutIsCarriedIn() {
        assertThat(LEDGER.bean(JdbcClient.class).sql("""
                                select partner_id, origin, target, sum(amount) from (
                                  select partner_id,
                                    to_char(make_date(period / 12, period % 12 + 1, 1), 'YYYY-MM') as origin,
                                    split_part(reason, ' ', 2) as target, amount
                                  from journal_posting where account = 9300
                                  union all
                                  select partner_id, split_part(reason, ' ', 2),
                                    to_char(make_date(period / 12, period % 12 + 1, 1), 'YYYY-MM'), amount
                                  from journal_posting where account = 9310) moved
                                group by 1, 2, 3 having sum(amount) <> 0""").query().listOfRows()).isEmpty();
    }

    private static List<Map<String, @Nullable Object>> rows() {
        return LEDGER.bean(JdbcClient.class)
                .sql("select e.partner_id, e.period, e.position, e.currency, e.accounts::text as accounts,"
                        + " e.reasons::text as reasons, e.amounts::text as amounts, v.recorded_at, v.event, v.cause"
                        + " from journal_entry e join journal_event v using (position) order by 1, 2, 3")
                .query()
                .listOfRows();
    }

    private static void rebuild(LedgerClient client) throws InterruptedException {
        Answer started = client.post("/api/v1/read-models/rebuild");
        String job = started.body().get("jobId").asString();
        assertThat(LEDGER.bean(Jobs.class)
                        .await(job, Duration.ofMinutes(1))
                        .state()
                        .name())
                .isEqualTo("DONE");
    }
}
