package org.partnerledger.api.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.Answer;
import tools.jackson.databind.JsonNode;

/** 300.00 of compute and 50.00 of storage in March 2026, closed at 5 %; 40.00 of April, which is open. */
class WhatIfHttpTest {

    private static final String WHAT_IFS = Comparisons.WHAT_IFS;

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private Story story;
    private Comparisons comparisons;
    private SpendTold told;

    @BeforeEach
    void closeMarch() {
        story = Story.at(LEDGER, "2026-03-10T09:00:00+08:00").enrolled("p-1");
        comparisons = new Comparisons(LEDGER, story);
        told = new SpendTold(story)
                .customer("c-1", "p-1")
                .draft("BASE", 1, "2026-01", "0.05")
                .published("BASE", 1)
                .line("L1", "c-1", "ecs", "2026-03-02", "\"cash\": \"100.00\"")
                .line("L2", "c-1", "ecs", "2026-03-03", "\"cash\": \"200.00\"")
                .line("L3", "c-1", "obs", "2026-03-04", "\"cash\": \"50.00\"");
        story.clock("2026-04-05T09:00:00+08:00").closed("2026-03");
        told.line("L4", "c-1", "ecs", "2026-04-04", "\"cash\": \"40.00\"");
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void theRulesInForceMakeNothingElseOfAnyMonth() {
        String id = comparisons.whatIf("""
                {"periods": ["2026-03", "2026-04"]}""");

        JsonNode run = story.get(WHAT_IFS + "/" + id);
        assertThat(run.get("state").asString()).isEqualTo("DONE");
        assertThat(run.get("months").asInt()).isEqualTo(2);
        assertThat(run.get("totals")).isEmpty();
        assertThat(comparisons.rows(WHAT_IFS + "/" + id)).isEmpty();
    }

    @Test
    void aHigherRatePaysEveryLineMore() {
        told.draft("BASE", 2, "2026-03", "0.08");

        String id = comparisons.whatIf("""
                {"periods": ["2026-03"], "plans": [{"planId": "BASE", "version": 2}]}""");

        assertThat(comparisons.rows(WHAT_IFS + "/" + id))
                .containsExactly("p-1 2026-03 BASE RATE_EFFECT 17.50 -> 28.00, 3 lines");
        assertThat(comparisons.lines(WHAT_IFS + "/" + id, "p-1/periods/2026-03/rows/1"))
                .containsExactly("L1 5.00 -> 8.00", "L2 10.00 -> 16.00", "L3 2.50 -> 4.00");
        JsonNode total = story.get(WHAT_IFS + "/" + id).get("totals").get(0);
        assertThat(total.get("difference").asString()).isEqualTo("10.50");
    }

    @Test
    void anOpenMonthIsComparedWithItsEstimate() {
        told.draft("BASE", 2, "2026-03", "0.08");

        String id = comparisons.whatIf("""
                {"periods": ["2026-04"], "plans": [{"planId": "BASE", "version": 2}]}""");

        assertThat(comparisons.rows(WHAT_IFS + "/" + id))
                .containsExactly("p-1 2026-04 BASE RATE_EFFECT 2.00 -> 3.20, 1 lines");
    }

    @Test
    void anotherClassTakesALineOutAndSaysWhy() {
        String id = comparisons.whatIf("""
                {"periods": ["2026-03"], "catalogue": [
                   {"from": "2026-03", "entries": [{"serviceType": "obs", "class": "NO_PERFORMANCE"}]}]}""");

        assertThat(comparisons.rows(WHAT_IFS + "/" + id))
                .containsExactly("p-1 2026-03 BASE EXCLUDED PRODUCT_NO_PERFORMANCE 2.50 -> 0.00, 1 lines");
    }

    @Test
    void aCatalogueThatCameTooLateCanBeTriedOnTheClosedMonth() {
        assertThat(story.put("/api/v1/rules/catalogue/2026-03", """
                [{"serviceType": "obs", "class": "NO_REBATE"}]""").isGood()).isTrue();

        String id = comparisons.whatIf("""
                {"periods": ["2026-03"], "rulesAsOf": "2026-04-05T09:00:00+08:00"}""");

        assertThat(comparisons.rows(WHAT_IFS + "/" + id))
                .containsExactly("p-1 2026-03 BASE LEFT_PLAN 2.50 -> 0.00, 1 lines");
    }

    @Test
    void aPlanThatWinsTakesTheLinesFromTheOther() {
        told.draft("BETTER", 1, "2026-03", "0.10", "MONTH", 20);

        String id = comparisons.whatIf("""
                {"periods": ["2026-03"], "plans": [{"planId": "BETTER", "version": 1}]}""");

        assertThat(comparisons.rows(WHAT_IFS + "/" + id))
                .containsExactly(
                        "p-1 2026-03 BASE LEFT_PLAN 17.50 -> 0.00, 3 lines",
                        "p-1 2026-03 BETTER TAKEN_BY_PLAN 0.00 -> 35.00, 3 lines");
    }

    @Test
    void aPlanThatCountsQuartersIsTriedWhereNoneDidBefore() {
        story.clock("2026-05-05T09:00:00+08:00").closed("2026-04");
        told.line("L5", "c-1", "ecs", "2026-05-04", "\"cash\": \"60.00\"");
        story.clock("2026-06-05T09:00:00+08:00").closed("2026-05");
        told.line("L6", "c-1", "ecs", "2026-06-04", "\"cash\": \"10.00\"");
        story.clock("2026-07-05T09:00:00+08:00").closed("2026-06");
        told.draft("QUARTERS", 1, "2026-04", "0.10", "QUARTER", 20);

        String id = comparisons.whatIf("""
                {"periods": ["2026-04", "2026-05", "2026-06"], "plans": [{"planId": "QUARTERS", "version": 1}]}""");

        assertThat(comparisons.rows(WHAT_IFS + "/" + id))
                .containsExactly(
                        "p-1 2026-04 BASE LEFT_PLAN 2.00 -> 0.00, 1 lines",
                        "p-1 2026-05 BASE LEFT_PLAN 3.00 -> 0.00, 1 lines",
                        "p-1 2026-06 BASE LEFT_PLAN 0.50 -> 0.00, 1 lines",
                        "p-1 2026-06 QUARTERS TAKEN_BY_PLAN 0.00 -> 11.00, 3 lines");
    }

    @Test
    void withoutAPlanNothingIsEarned() {
        String id = comparisons.whatIf("""
                {"periods": ["2026-03"], "withoutPlans": ["BASE"]}""");

        assertThat(comparisons.rows(WHAT_IFS + "/" + id))
                .containsExactly("p-1 2026-03 BASE LEFT_PLAN 17.50 -> 0.00, 3 lines");
    }

    @Test
    void aClawBackFollowsWhatItsBaseShouldHaveEarned() {
        told.refund("R1", "L1", "2026-04-04", "-100.00").draft("BASE", 2, "2026-03", "0.08");
        story.clock("2026-05-05T09:00:00+08:00").closed("2026-04");

        String id = comparisons.whatIf("""
                {"periods": ["2026-03"], "plans": [{"planId": "BASE", "version": 2}]}""");

        assertThat(comparisons.rows(WHAT_IFS + "/" + id))
                .containsExactly(
                        "p-1 2026-03 BASE RATE_EFFECT 17.50 -> 28.00, 3 lines",
                        "p-1 2026-04 BASE CLAW_BACK -5.00 -> -8.00, 1 lines");
    }

    @Test
    void factsThatCameTooLateCanBeTriedOnTheClosedMonth() {
        assertThat(story.fact("partner.certification", """
                {"partnerId": "p-1", "validFrom": "2025-01-01", "validTo": "2026-03-03"}""")).isEmpty();

        String id = comparisons.whatIf("""
                {"periods": ["2026-03"], "knownFacts": true}""");

        assertThat(comparisons.rows(WHAT_IFS + "/" + id))
                .containsExactly("p-1 2026-03 BASE EXCLUDED CERTIFICATION_EXPIRED 12.50 -> 0.00, 2 lines");
        assertThat(comparisons.lines(WHAT_IFS + "/" + id, "p-1/periods/2026-03/rows/1"))
                .containsExactly("L2 10.00 -> 0.00", "L3 2.50 -> 0.00");
    }

    @Test
    void severalCanBeLookedAtSideBySide() {
        told.draft("BASE", 2, "2026-03", "0.08").draft("BASE", 3, "2026-03", "0.04");
        String more = comparisons.whatIf("""
                {"periods": ["2026-03"], "plans": [{"planId": "BASE", "version": 2}]}""");
        String less = comparisons.whatIf("""
                {"periods": ["2026-03"], "plans": [{"planId": "BASE", "version": 3}]}""");

        JsonNode items =
                story.get(WHAT_IFS + "/side-by-side?ids=" + more + "," + less).get("items");

        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("differences").valueStream().map(JsonNode::asString))
                .containsExactly("10.50", "-3.50");
        assertThat(story.get(WHAT_IFS)
                        .get("items")
                        .valueStream()
                        .map(run -> run.get("id").asString()))
                .as("newest first")
                .containsExactly(less, more);
    }

    @Test
    void nothingIsStoredButTheRun() {
        JsonNode before = story.get("/api/v1/partners/p-1/timeline");
        told.draft("BASE", 2, "2026-03", "0.08");
        String id = comparisons.whatIf("""
                {"periods": ["2026-03", "2026-04"], "plans": [{"planId": "BASE", "version": 2}]}""");

        assertThat(comparisons.rows(WHAT_IFS + "/" + id)).hasSize(2);
        assertThat(story.get("/api/v1/partners/p-1/timeline")).isEqualTo(before);
        assertThat(story.get("/api/v1/partners/p-1/statements/2026-04").get("adjustments"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}                                                  | 400 | SCHEMA          | /periods
                    {"periods": []}                                     | 400 | SCHEMA          | /periods
                    {"periods": ["2026-03"], "partners": []}            | 400 | SCHEMA          | /partners
                    {"periods": ["2026-03"], "plan": 1}                 | 400 | SCHEMA          | /plan
                    {"periods": ["2026-03"], "rulesAsOf": "yesterday"}  | 400 | SCHEMA          | /rulesAsOf
                    {"periods": ["2026-03"], "partners": ["p-9"]}       | 422 | UNKNOWN_PARTNER | /partners/0
                    {"periods": ["2026-03"], "rulesAsOf": "2027-01-01T00:00:00Z"} | 422 | AS_OF_IN_FUTURE | /rulesAsOf
                    {"periods": ["2026-03"], "parameters": {"zone": "UTC"}} | 422 | PERIOD_CLOSED | /parameters/zone
                    {"periods": ["2026-03"], "plans": [{"planId": "X", "version": 1}]}\
                     | 422 | UNKNOWN_PLAN_VERSION | /plans/0
                    """)
    void saysNoWithACodeAndAPlace(String body, int status, String code, String pointer) {
        Answer answer = story.post(WHAT_IFS, body);

        assertThat(answer.status()).as(answer.explain()).isEqualTo(status);
        assertThat(answer.body().get("code").asString()).isEqualTo(code);
        assertThat(answer.body().get("errors").get(0).get("pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void aDraftThatCouldNotBePublishedIsRefusedWithEverythingThatIsWrong() {
        told.draft("BASE", 4, "2026-03", "7");

        Answer answer = story.post(WHAT_IFS, """
                {"periods": ["2026-03"], "plans": [{"planId": "BASE", "version": 4}]}""");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("code").asString()).isEqualTo("PLAN_INVALID");
    }

    @Test
    void nobodyKnowsWhatWasNeverAsked() {
        for (String path : new String[] {"/none", "/none/rows", "/none/partners/p-1/periods/2026-03/rows/1/lines"}) {
            try (var client = LEDGER.client()) {
                assertThat(client.get(WHAT_IFS + path).status()).as(path).isEqualTo(404);
            }
        }
    }
}
