package org.partnerledger.api.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.Answer;
import tools.jackson.databind.JsonNode;

/** A partner with a benefit of 100.00 in March 2026, closed on Thursday, 2 April: silence confirms it on 20 April. */
class SettlementHttpTest {

    private static final String MARCH = "/api/v1/partners/p-1/statements/2026-03";

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private Story story;

    @BeforeEach
    void closeMarch() {
        story = Story.at(LEDGER, "2026-03-10T09:00:00+08:00").enrolled("p-1");
        assertThat(story.fact("benefit.qualified", """
                {"partnerId": "p-1", "kind": "CAPABILITY", "from": "2026-01-01"}""")).isEmpty();
        claim("cl-1", "2026-03-10");
        story.clock("2026-04-02T09:00:00+08:00").closed("2026-03");
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void confirmsTheWholeStatementOnce() {
        Answer confirmed = story.post(MARCH + "/confirm");
        assertThat(confirmed.body().get("state").asString()).isEqualTo("CONFIRMED");
        assertThat(story.get(MARCH).get("state").asString()).isEqualTo("CONFIRMED");

        Answer again = story.post(MARCH + "/confirm");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().get("code").asString()).isEqualTo("OUT_OF_ORDER");
        assertThat(again.body().get("detail").asString()).contains("ISSUE");
    }

    @Test
    void confirmsByItselfWhenTheDeadlineHasPassed() {
        story.clock("2026-04-17T23:59:59+08:00");
        assertThat(story.get(MARCH).get("state").asString()).isEqualTo("PENDING_CONFIRMATION");

        story.clock("2026-04-20T00:00:00+08:00");
        assertThat(story.get(MARCH).get("state").asString()).isEqualTo("AUTO_CONFIRMED");
    }

    @Test
    void turnsAnUpheldDisputeIntoAnAdjustmentOnTheFirstOpenStatement() {
        Answer raised = story.post(MARCH + "/disputes", """
                {"disputeId": "d-1", "rows": ["RATE_EFFECT"], "text": "wrong plan", "attachments": ["mail-7"]}""");
        assertThat(raised.status()).isEqualTo(201);
        assertThat(story.get(MARCH).get("state").asString()).isEqualTo("DISPUTED");

        story.clock("2026-05-10T09:00:00+08:00");
        assertThat(story.get(MARCH).get("state").asString())
                .as("silence does not confirm it")
                .isEqualTo("DISPUTED");

        assertThat(story.post(MARCH + "/disputes/d-1/uphold", """
                {"amount": "12.34"}""")
                        .body()
                        .get("state")
                        .asString())
                .isEqualTo("UPHELD");
        assertThat(story.get(MARCH).get("state").asString()).isEqualTo("CONFIRMED");

        JsonNode april = story.get("/api/v1/partners/p-1/statements/2026-04");
        assertThat(april.get("adjustments")).hasSize(1);
        JsonNode adjustment = april.get("adjustments").get(0);
        assertThat(adjustment.get("reason").asString()).isEqualTo("DISPUTE_UPHELD");
        assertThat(adjustment.get("correctedPeriod").asString()).isEqualTo("2026-03");
        assertThat(adjustment.get("amount").asString()).isEqualTo("12.34");
    }

    @Test
    void confirmsWhenTheLastOfSeveralDisputesIsDecided() {
        story.post(MARCH + "/disputes", """
                {"disputeId": "d-1", "lines": ["L1"], "text": "not mine"}""");
        story.post(MARCH + "/disputes", """
                {"disputeId": "d-2", "lines": ["L2"], "text": "nor this"}""");

        assertThat(story.post(MARCH + "/disputes/d-1/reject", """
                {"reason": "it is"}""").isGood()).isTrue();
        assertThat(story.get(MARCH).get("state").asString()).isEqualTo("DISPUTED");
        assertThat(story.post(MARCH + "/disputes/d-2/reject", """
                {"reason": "so is this"}""").isGood()).isTrue();
        assertThat(story.get(MARCH).get("state").asString()).isEqualTo("CONFIRMED");
        assertThat(story.get(MARCH + "/disputes").get(1).get("reason").asString())
                .isEqualTo("so is this");
    }

    @Test
    void refusesADisputeAboutNothing() {
        Answer answer = story.post(MARCH + "/disputes", """
                {"text": "I do not like it"}""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("code").asString()).isEqualTo("SCHEMA");
    }

    @Test
    void refusesAnAdjustmentThatCannotBePaid() {
        story.post(MARCH + "/disputes", """
                {"disputeId": "d-1", "rows": ["SPEND"], "text": "too little"}""");
        for (String path : List.of("/disputes/d-1/uphold", "/corrections")) {
            String id = path.equals("/corrections") ? "\"correctionId\": \"co-1\", " : "";
            Answer answer = story.post(MARCH + path, "{" + id + "\"amount\": \"0.001\", \"reason\": \"FINE\"}");

            assertThat(answer.status()).as(answer.explain()).isEqualTo(400);
            assertThat(answer.body().get("errors").get(0).get("pointer").asString())
                    .isEqualTo("/amount");
        }
    }

    @Test
    void saysWhichDisputesCanBeDecided() {
        story.post(MARCH + "/disputes", """
                {"disputeId": "d-1", "rows": ["SPEND"], "text": "too little"}""");

        Answer answer = story.post(MARCH + "/disputes/d-9/reject", "{\"reason\": \"who?\"}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().get("detail").asString()).contains("open are [d-1]");
    }

    @Test
    void listsStatementsOfAllPartnersByWhatTheyWaitFor() {
        story.enrolled("p-2");
        // Closed on 2 April: ten workdays have passed when 20 April begins.
        assertThat(story.get("/api/v1/statements?due=2026-04-19").get("items")).isEmpty();
        JsonNode due = story.get("/api/v1/statements?due=2026-04-20").get("items");
        assertThat(due).hasSize(1);
        assertThat(due.get(0).get("confirmDue").asString()).isEqualTo("2026-04-19T16:00:00Z");
        assertThat(due.get(0).get("allowed").toString()).contains("CONFIRM", "DISPUTE");

        story.clock("2026-05-03T09:00:00+08:00").closed("2026-04");
        JsonNode first = story.get("/api/v1/statements?period=2026-04&limit=1");
        assertThat(first.get("items").get(0).get("partnerId").asString()).isEqualTo("p-1");
        JsonNode second = story.get("/api/v1/statements?period=2026-04&limit=1&cursor="
                + first.get("next").asString());
        assertThat(second.get("items").get(0).get("partnerId").asString()).isEqualTo("p-2");
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(story.get("/api/v1/statements?state=AUTO_CONFIRMED&partnerId=p-1")
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void knowsNoStatementOfAnOpenMonth() {
        assertThat(story.post("/api/v1/partners/p-1/statements/2026-04/confirm").status())
                .isEqualTo(404);
    }

    @Test
    void putsADeliberateCorrectionOnTheFirstOpenStatement() {
        String correction = """
                {"correctionId": "c-1", "amount": "-3.00", "reason": "RECALCULATED"}""";
        assertThat(story.post(MARCH + "/corrections", correction).status()).isEqualTo(201);
        assertThat(story.post(MARCH + "/corrections", correction).status())
                .as("once more")
                .isEqualTo(201);

        JsonNode adjustments =
                story.get("/api/v1/partners/p-1/statements/2026-04").get("adjustments");
        assertThat(adjustments).hasSize(1);
        assertThat(adjustments.get(0).get("amount").asString()).isEqualTo("-3.00");
    }

    @Test
    void tellsWhatHappenedAndWhy() {
        story.post(MARCH + "/confirm");

        JsonNode entries = story.get("/api/v1/partners/p-1/timeline").get("items");
        assertThat(entries.valueStream().map(entry -> entry.get("event").asString()))
                .containsExactly(
                        "partner-enrolled",
                        "benefit-qualified",
                        "benefit-quota-taken",
                        "benefit-claimed",
                        "benefit-approved",
                        "period-closing",
                        "period-closed",
                        "statement-published",
                        "statement-confirmed");
        assertThat(entries.get(0).get("cause").asString()).isEqualTo("fact fact-1 of feed/story");
        assertThat(entries.get(8).get("cause").asString()).isEqualTo("POST " + MARCH + "/confirm");
    }

    private void claim(String claim, String on) {
        assertThat(story.fact("benefit.claimed", """
                {"claimId": "%s", "partnerId": "p-1", "kind": "CAPABILITY", "on": "%s", "amount": "100.00",
                 "currency": "CNY"}""".formatted(claim, on))).isEmpty();
        assertThat(story.fact("benefit.approved", """
                {"claimId": "%s", "on": "%s", "amount": "100.00"}""".formatted(claim, on))).isEmpty();
    }
}
