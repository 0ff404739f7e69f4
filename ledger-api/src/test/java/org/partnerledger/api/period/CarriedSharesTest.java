package org.partnerledger.api.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.api.Lines.line;
import static org.partnerledger.api.Lines.link;
import static org.partnerledger.api.Lines.plan;
import static org.partnerledger.api.Lines.refund;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import tools.jackson.databind.JsonNode;

/**
 * Shares that are frozen over several months: a close reads those alone for which something has come, and its seal is
 * checked by what all of their trades say.
 */
class CarriedSharesTest {

    @RegisterExtension
    static final Extension LEDGER = RunningLedger.shared();

    private Story story;

    @BeforeEach
    void fourUnpaidLinesOfMarch() {
        story = Story.at(RunningLedger.sharedLedger(), "2026-03-20T00:00:00Z")
                .enrolled("p-1")
                .planned(plan("BASE", 1, "2026-01"))
                .told("customer.linked", link("c-1", "p-1"))
                .told(
                        "spend.recorded",
                        line("K1", "{\"paid\": {\"credit\": \"100.00\"}}"),
                        line("K2", "{\"paid\": {\"credit\": \"200.00\"}}"),
                        line("K3", "{\"paid\": {\"debt\": \"300.00\"}}"),
                        line("K4", "{\"paid\": {\"credit\": \"400.00\"}}"));
        closes("2026-03", "50.00", "0.00");
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void eachIsReleasedOnTheStatementThatIsOpenWhenItIsPaid() {
        spend("2026-04", "A1", "{\"cash\": \"100.00\"}");
        // Unpaid as well, but no cent of the incentive is its share: nothing is frozen for it, now or later.
        spend("2026-04", "A2", "{\"credit\": \"0.05\"}");
        story.told(
                "spend.recorded",
                refund(
                        "R2",
                        "K2",
                        "{\"tradeId\": \"r-2\", \"tradedAt\": \"2026-04-12T10:00:00+08:00\","
                                + " \"paid\": {\"credit\": \"-200.00\"}}"));
        pays("t-K1", ", \"amount\": \"99.99\"");
        closes("2026-04", "0.00", "10.00");

        spend("2026-05", "B1", "{\"credit\": \"100.00\"}");
        pays("t-K1", ", \"amount\": \"0.01\"");
        pays("t-K3", "");
        closes("2026-05", "5.00", "20.00");

        spend("2026-06", "C1", "{\"cash\": \"100.00\"}");
        closes("2026-06", "0.00", "0.00");

        spend("2026-07", "D1", "{\"cash\": \"100.00\"}");
        pays("t-K4", "");
        pays("t-B1", "");
        closes("2026-07", "0.00", "25.00");

        spend("2026-08", "E1", "{\"cash\": \"100.00\"}");
        closes("2026-08", "0.00", "0.00");
        assertSealsHold("after the closes");
        var _ = story.rebuilt();
        assertSealsHold("after a rebuild");
    }

    @Test
    void waitUnderPlansThatCountQuartersToo() {
        story.planned(plan("QUARTERS", 1, "2026-04")
                .replace("\"MONTH\"", "\"QUARTER\"")
                .replace("\"priority\": 10", "\"priority\": 20"));
        spend("2026-04", "A1", "{\"credit\": \"100.00\"}");
        closes("2026-04", "0.00", "0.00");
        spend("2026-05", "B1", "{\"credit\": \"300.00\"}");
        pays("t-K2", "");
        closes("2026-05", "0.00", "10.00");
        spend("2026-06", "C1", "{\"cash\": \"200.00\"}");
        pays("t-A1", "");
        closes("2026-06", "15.00", "0.00");
        spend("2026-07", "D1", "{\"cash\": \"100.00\"}");
        pays("t-B1", "");
        closes("2026-07", "0.00", "15.00");
        assertSealsHold("with a plan that counts quarters");
    }

    private void spend(String month, String id, String paid) {
        story.told("spend.recorded", line(id, """
                {"consumedFrom": "%s-10T10:00:00+08:00", "tradedAt": "%s-10T11:00:00+08:00",
                 "paid": %s}""".formatted(month, month, paid)));
    }

    private void pays(String trade, String amount) {
        story.told("spend.paid", """
                {"tradeId": "%s", "paidAt": "2026-03-15T00:00:00Z"%s}""".formatted(trade, amount));
    }

    /** Closes a month after its end; what was estimated just before, in two ways, says the same. */
    private void closes(String month, String frozen, String released) {
        story.clock(YearMonth.parse(month).plusMonths(1) + "-05T00:00:00Z");
        KeptAndRead.assertSame(RunningLedger.sharedLedger(), List.of("p-1"), List.of(month), "before its close");
        assertSums("estimate", month, frozen, released);
        var _ = story.closed(month);
        assertSums("close", month, frozen, released);
    }

    private void assertSums(String what, String month, String frozen, String released) {
        JsonNode it = story.get("/api/v1/partners/p-1/statements/" + month);
        assertThat(List.of(it.get("frozen").asString(), it.get("released").asString()))
                .as("%s of %s: frozen, released", what, month)
                .containsExactly(frozen, released);
    }

    private void assertSealsHold(String when) {
        JsonNode report = story.ended(story.post("/api/v1/seals/verification")).get("result");
        assertThat(report.get("findings")).as(when).isEmpty();
        assertThat(report.get("holds").asBoolean()).as(when).isTrue();
    }
}
