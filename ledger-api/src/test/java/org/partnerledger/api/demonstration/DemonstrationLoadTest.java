package org.partnerledger.api.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.comparison.Comparisons;
import org.partnerledger.api.job.JobState;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What the first command shows: every reason, cause and kind of row occurs in the demonstration. */
class DemonstrationLoadTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("demo");

    private static LedgerClient client;
    private static JobState loaded;
    private static YearMonth first;

    @BeforeAll
    static void load() throws InterruptedException {
        client = LEDGER.client("demo");
        loaded = LEDGER.demonstrationLoaded();
        first = YearMonth.parse(loaded.argument().path("first").asString());
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    @Test
    void isCarriedOutToTheEnd() {
        assertThat(loaded.state()).as(loaded.message()).isEqualTo(JobState.State.DONE);
    }

    @Test
    void closesTwoMonthsAndEstimatesTheThird() {
        assertThat(document("/statements/", first).path("state").asString()).isNotEqualTo("ESTIMATED");
        assertThat(document("/statements/", first.plusMonths(1)).path("state").asString())
                .isEqualTo("PENDING_CONFIRMATION");
        assertThat(document("/statements/", first.plusMonths(2)).path("state").asString())
                .isEqualTo("ESTIMATED");
    }

    @Test
    void showsEveryReasonAndCause() {
        Set<String> seen = new HashSet<>();
        for (DemoPartners.Partner partner : DemoPartners.all()) {
            for (int month = 0; month < 3; month++) {
                Answer explanation = client.get(
                        "/api/v1/partners/" + partner.id() + "/statements/" + first.plusMonths(month) + "/explanation");
                for (JsonNode row : explanation.body().path("rows")) {
                    seen.add(row.path("code").asString());
                    seen.add(row.path("reason").asString(""));
                    seen.add(row.path("cause").asString(""));
                }
            }
        }
        assertThat(seen)
                .contains(
                        "PARTNER_NOT_IN_PROGRAMME", "CERTIFICATION_EXPIRED", "REBIND_COOLDOWN", "MARKETPLACE_EXCLUDED")
                .contains("LINE_TYPE_EXCLUDED", "PRODUCT_NO_PERFORMANCE", "CASH_COUPON_NOT_COUNTING", "PAID_BY_COUPON")
                .contains("PAID_BY_BONUS", "WRITTEN_OFF", "MONTHLY_SETTLED", "LATE_CHARGE", "NO_PLAN")
                .contains("PRODUCT_NO_REBATE", "THRESHOLD_NOT_MET", "QUARTER_OPEN", "CLAWED_BACK_REFUNDS", "CLAWBACK")
                .contains("CAP_APPLIED", "CREDIT_UNPAID", "DEBT_UNPAID", "RELEASED", "CARRIED_OUT", "CARRIED_IN");
    }

    @Test
    void leavesThreeFactsInQuarantine() {
        assertThat(LEDGER.bean(JdbcClient.class)
                        .sql("select code from quarantine order by no")
                        .query(String.class)
                        .list())
                .containsExactly("SCHEMA", "SIGN", "CONFLICT");
    }

    @Test
    void isWhatTheRulesInForceMakeOfItLineByLine() {
        List<String> months = List.of(
                first.toString(),
                first.plusMonths(1).toString(),
                first.plusMonths(2).toString());

        JsonNode run = Comparisons.ofRulesInForce(LEDGER, client, months);

        assertThat(run.get("months").asInt()).isEqualTo(30);
        assertThat(run.get("totals")).isEmpty();
    }

    private static JsonNode document(String kind, YearMonth month) {
        return client.get("/api/v1/partners/" + Demonstration.PARTNER + kind + month)
                .body();
    }
}
