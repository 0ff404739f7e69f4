package org.partnerledger.api.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.api.Lines.line;
import static org.partnerledger.api.Lines.link;
import static org.partnerledger.api.Lines.plan;
import static org.partnerledger.api.Lines.refund;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;

/** An estimate is never older than the facts: whatever comes between two of them, the second one shows it. */
class KeptLinesTest {

    @RegisterExtension
    static final Extension LEDGER = RunningLedger.shared();

    private static final List<String> PARTNERS = List.of("p-1", "p-2");
    private static final List<String> MONTHS = List.of("2026-02", "2026-03", "2026-04");

    private Story story;

    @BeforeEach
    void marchOfTwoPartners() {
        story = Story.at(RunningLedger.sharedLedger(), "2026-03-20T00:00:00Z")
                .enrolled("p-1")
                .enrolled("p-2")
                .planned(plan("BASE", 1, "2026-01"))
                .told("customer.linked", link("c-1", "p-1"), link("c-2", "p-2"))
                .told("spend.recorded", line("L1"), line("L2", "{\"customerId\": \"c-2\"}"));
        shown("the beginning");
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void itIsWhatIsKeptThatAnswers() {
        RunningLedger ledger = RunningLedger.sharedLedger();
        assertThat(KeptAndRead.isKept(ledger, "p-1")).isTrue();
        assertThat(KeptAndRead.<Boolean>afterWriting(ledger, () -> KeptAndRead.isKept(ledger, "p-1")))
                .as("by a transaction that may take back what it wrote")
                .isFalse();
    }

    @Test
    void showsLinesThatCome() {
        tell("M9", "{}", "a line");
        tell("A1", "{\"paid\": {\"cash\": \"0.07\"}}", "one that stands before all others");
        tell("L3", "{\"product\": {\"serviceType\": \"obs\"}}", "another service");
        tell("L4", "{\"customerId\": \"c-2\"}", "one of the other partner");
        tell("L5", "{\"paid\": {\"coupon\": \"20.00\", \"bonus\": \"1.00\"}}", "one that does not count");
        tell("L6", "{\"paid\": {\"cashCoupon\": \"3.00\", \"writeOff\": \"1\"}}", "other means");
        tell("L7", "{\"consumedFrom\": \"2026-02-10T10:00:00+08:00\"}", "one of February");
        tell("L8", "{\"settlement\": \"MONTHLY\"}", "one that is settled monthly");
        tell("L9", "{\"customerId\": \"c-9\"}", "one of nobody");
        story.told("customer.linked", link("c-9", "p-1"));
        shown("its link");
    }

    @Test
    void showsWhatIsUnpaid() {
        tell("K1", "{\"tradeId\": \"t\", \"paid\": {\"credit\": \"50.00\", \"cash\": \"1\"}}", "credit");
        tell("K2", "{\"tradeId\": \"t\", \"paid\": {\"debt\": \"10.00\"}}", "debt of the same trade");
        tell("K0", "{\"tradeId\": \"t\", \"customerId\": \"c-2\", \"paid\": {\"credit\": \"7\"}}", "another's");
        pay("t", ", \"amount\": \"5.00\"", "a part");
        story.told("spend.recorded", refund("R0", "K0", """
                {"customerId": "c-2", "tradeId": "r-0", "paid": {"credit": "-4.00"}}"""));
        shown("a refund of the other's line");
        story.told("spend.recorded", refund("R1", "K1", "{\"tradeId\": \"r-1\", \"paid\": {\"credit\": \"-20.00\"}}"));
        shown("a refund");
        pay("t", ", \"amount\": \"43.00\"", "all but some");
        pay("t", "", "everything");
        assertThat(story.fact("spend.paid", """
                {"tradeId": "later", "paidAt": "2026-03-15T00:00:00Z"}""")).isEqualTo("UNKNOWN_REFERENCE");
        shown("a payment that waits for its trade");
        tell("K5", "{\"tradeId\": \"later\", \"paid\": {\"credit\": \"5.00\"}}", "the line of a paid trade");
    }

    @Test
    void showsLinesThatAreDecidedAgain() {
        story.told("spend.recorded", refund("R3", "B3", "{\"baseTradeId\": \"t-B3\"}"));
        shown("a refund before its base");
        tell("B3", "{\"paid\": {\"cash\": \"40.00\", \"credit\": \"2.00\"}}", "the base");
        parameters("{\"marketplaceCounts\": true, \"cutoffHours\": 31}");
        parameters("{\"zone\": \"UTC\"}");
        story.told("fact.withdrawn", """
                {"source": "feed/story", "id": "%s", "reason": "wrong"}""".formatted(story.lastFactId()));
        shown("a withdrawal of the newest line");
        tell("B4", "{}", "a line behind it");
    }

    @Test
    void showsLinesThatGoToAnotherPartner() {
        tell("G1", "{\"tradeId\": \"g\", \"paid\": {\"credit\": \"30.00\"}}", "credit");
        story.told("customer.unlinked", """
                {"customerId": "c-1", "to": "2026-03-05"}""");
        shown("the end of a link");
        story.told("customer.linked", """
                {"customerId": "c-1", "partnerId": "p-2", "association": "RESALE", "from": "2026-03-05"}""");
        shown("a link to another partner");
        pay("g", "", "a payment");
    }

    @Test
    void showsRulesAndDays() {
        story.planned(plan("EXTRA", 1, "2026-03").replace("\"priority\": 10", "\"priority\": 20"));
        shown("a plan");
        assertThat(story.put("/api/v1/rules/catalogue/2026-03", """
                        [{"serviceType": "ecs", "class": "NO_PERFORMANCE"}]""").isGood()).isTrue();
        shown("a catalogue");
        parameters("{\"billDueDays\": 1}");
        story.clock("2026-04-04T09:00:00+08:00");
        shown("another month");
    }

    @Test
    void showsCloses() {
        tell("C1", "{\"tradeId\": \"c\", \"paid\": {\"credit\": \"30.00\"}}", "credit");
        story.clock("2026-04-04T09:00:00+08:00").closed("2026-03");
        shown("a close");
        tell("C2", "{\"lineId\": \"C2\"}", "a late line");
        story.told("spend.recorded", refund("R1", "L1", "{}"));
        shown("a refund of a closed month");
        pay("c", "", "a payment that releases");
        tell("C3", "{\"consumedFrom\": \"2026-04-02T10:00:00+08:00\"}", "a line of April");
        story.rebuilt();
        shown("a rebuild");
        tell("C4", "{\"consumedFrom\": \"2026-04-02T10:00:00+08:00\"}", "one more");
    }

    private void tell(String id, String other, String what) {
        story.told("spend.recorded", line(id, other));
        shown(what);
    }

    private void pay(String trade, String amount, String what) {
        story.told("spend.paid", """
                {"tradeId": "%s", "paidAt": "2026-03-15T00:00:00Z"%s}""".formatted(trade, amount));
        shown(what);
    }

    private void parameters(String json) {
        assertThat(story.put("/api/v1/rules/parameters", json).isGood())
                .as(json)
                .isTrue();
        shown(json);
    }

    private static void shown(String what) {
        KeptAndRead.assertSame(RunningLedger.sharedLedger(), PARTNERS, MONTHS, what);
    }
}
