package org.partnerledger.api.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.Lines;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a partner believes its lines earn, 5 % of everything, held against what April's statement and base say. */
class IncentiveReconciliationHttpTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private static final String AT = "/api/v1/reconciliations?partnerId=p-1&period=2026-04&mapping=list&measure=";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Story story;

    @BeforeEach
    void tell() {
        story = Story.at(LEDGER, "2026-04-02T12:00:00+08:00").enrolled("p-1").planned(Lines.plan("BASE", 1, "2026-01"));
        story.told("customer.linked", Lines.link("c-1", "p-1"), """
                {"customerId": "c-2", "partnerId": "p-1", "association": "REFERRAL", "from": "2025-01-01"}""");
        story.told(
                "spend.recorded",
                Lines.line("base"),
                Lines.line("carried in", "{\"tradedAt\": \"2026-04-02T10:00:00+08:00\"}"));
        story.closed("2026-03");
        story.told(
                "spend.recorded",
                april("good", "{}"),
                april("market", "{\"provider\": \"MARKETPLACE\"}"),
                april("coupon", "{\"paid\": {\"cash\": \"70.00\", \"coupon\": \"30.00\"}}"),
                april("carried out", "{\"tradedAt\": \"2026-05-02T10:00:00+08:00\"}"),
                april("no plan", "{\"customerId\": \"c-2\"}"),
                april("wrong", "{}"),
                Lines.refund("refund", "base", """
                        {"consumedFrom": "2026-04-12T10:00:00+08:00", "tradedAt": "2026-04-12T10:00:00+08:00"}"""));
        Answer mapped = story.put("/api/v1/reconciliation-mappings/list", """
                {"keys": ["lineId"], "columns": {"lineId": "Line", "amount": "Amount"}, "zone": "Asia/Shanghai"}""");
        assertThat(mapped.isGood()).as(mapped.explain()).isTrue();
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void whatEarnsNothingIsTooMuchForItsReason() throws InterruptedException {
        story.clock("2026-05-03T09:00:00+08:00").closed("2026-04");
        JsonNode run = run("INCENTIVE", """
                Line,Amount
                good,5.00
                market,5.00
                coupon,5.00
                carried out,5.00
                no plan,5.00
                wrong,8.00
                refund,-1.50
                """);

        assertThat(Reconciled.differing(story, run))
                .containsExactly(
                        "carried in: CARRIED_IN LATE_CHARGE 2026-03 5.00",
                        "carried out: CARRIED_OUT LATE_CHARGE 2026-05 -5.00",
                        "coupon: MEANS_NOT_COUNTING PAID_BY_COUPON -1.50",
                        "market: EXCLUDED MARKETPLACE_EXCLUDED -5.00",
                        "no plan: NO_INCENTIVE NO_PLAN -5.00",
                        "refund: CLAWED_BACK_REFUND  1.50",
                        "wrong: UNEXPLAINED  -3.00");
        assertThat(run.get("ours"))
                .isEqualTo(story.get("/api/v1/partners/p-1/statements/2026-04").get("gross"));
    }

    @Test
    void theBaseIsComparedWithoutARate() throws InterruptedException {
        JsonNode run = run("INCENTIVE_BASE", """
                Line,Amount
                good,100.00
                market,100.00
                coupon,100.00
                carried out,100.00
                no plan,100.00
                wrong,100.00
                refund,-30.00
                """);

        assertThat(Reconciled.differing(story, run))
                .containsExactly(
                        "carried in: CARRIED_IN LATE_CHARGE 2026-03 100.00",
                        "carried out: CARRIED_OUT LATE_CHARGE 2026-05 -100.00",
                        "coupon: MEANS_NOT_COUNTING PAID_BY_COUPON -30.00",
                        "market: EXCLUDED MARKETPLACE_EXCLUDED -100.00",
                        "no plan: NO_INCENTIVE NO_PLAN -100.00",
                        "refund: CLAWED_BACK_REFUND  30.00");
    }

    @Test
    void anOpenMonthHasNoShares() {
        try (LedgerClient client = LEDGER.client()) {
            Answer answer = client.send("POST", AT + "INCENTIVE", "text/csv", BodyPublishers.ofString("Line,Amount\n"));
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body().get("code").asString()).isEqualTo("NOT_PUBLISHED");
        }
    }

    private static String april(String lineId, String other) {
        ObjectNode line = (ObjectNode) JSON.readTree(Lines.line(lineId, """
                {"consumedFrom": "2026-04-10T10:00:00+08:00", "tradedAt": "2026-04-10T11:00:00+08:00"}"""));
        line.setAll((ObjectNode) JSON.readTree(other));
        return line.toString();
    }

    private JsonNode run(String measure, String file) throws InterruptedException {
        JsonNode run = new Reconciled(LEDGER).run(AT + measure, file);
        assertThat(run.get("bridge").isNull()).isFalse();
        return run;
    }
}
