package org.partnerledger.api.recalculation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.comparison.Comparisons;
import org.partnerledger.api.comparison.SpendTold;
import tools.jackson.databind.JsonNode;

/** March 2026 closed at 5 %, 100.00 and 200.00 in cash; only afterwards it was known until when p-1 was certified. */
class FactCorrectionHttpTest {

    private static final String RECALCULATIONS = "/api/v1/recalculations";
    private static final String APRIL = "/api/v1/partners/p-1/statements/2026-04";
    private static final String AS_KNOWN = """
            {"reason": "certified for two days only", "periods": ["2026-03"], "knownFacts": true}""";

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private Story story;
    private Comparisons comparisons;
    private Corrections corrections;
    private SpendTold told;

    @BeforeEach
    void closeMarchAndLearnBetter() {
        story = Story.at(LEDGER, "2026-03-10T09:00:00+08:00").enrolled("p-1");
        comparisons = new Comparisons(LEDGER, story);
        corrections = new Corrections(LEDGER, comparisons);
        told = new SpendTold(story)
                .customer("c-1", "p-1")
                .draft("BASE", 1, "2026-01", "0.05")
                .published("BASE", 1)
                .line("L1", "c-1", "ecs", "2026-03-02", "\"cash\": \"100.00\"")
                .line("L2", "c-1", "ecs", "2026-03-03", "\"cash\": \"200.00\"");
        story.clock("2026-04-05T09:00:00+08:00").closed("2026-03");
        certifiedUntil("2026-03-03");
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void takesBackWhatAFactThatCameTooLateSpeaksAgainst() {
        String id = corrections.corrected(AS_KNOWN);

        assertThat(comparisons.rows(RECALCULATIONS + "/" + id))
                .containsExactly("p-1 2026-03 BASE EXCLUDED CERTIFICATION_EXPIRED 10.00 -> 0.00, 1 lines");
        assertThat(adjusted()).isEqualTo("-10.00");
        assertThat(story.get("/api/v1/partners/p-1/statements/2026-03")
                        .get("earned")
                        .asString())
                .as("what is closed stays")
                .isEqualTo("15.00");
    }

    @Test
    void findsNothingTheSecondTime() {
        String _ = corrections.corrected(AS_KNOWN);

        assertThat(comparisons.rows(RECALCULATIONS + "/" + corrections.asked(AS_KNOWN)))
                .isEmpty();
        assertThat(comparisons.rows(RECALCULATIONS + "/" + corrections.asked("""
                {"reason": "is it right now", "periods": ["2026-03"]}""")))
                .isEmpty();
    }

    @Test
    void staysWhenTheRateIsCorrectedAfterwards() {
        String _ = corrections.corrected(AS_KNOWN);
        told.draft("BASE", 2, "2026-03", "0.08");

        String id = corrections.corrected("""
                {"reason": "wrong rate", "periods": ["2026-03"], "plans": [{"planId": "BASE", "version": 2}]}""");

        assertThat(comparisons.rows(RECALCULATIONS + "/" + id))
                .containsExactly("p-1 2026-03 BASE RATE_EFFECT 5.00 -> 8.00, 1 lines");
        assertThat(adjusted()).isEqualTo("-7.00");
    }

    @Test
    void isTakenBackWhenTheFactIsCorrectedOnceMore() {
        String _ = corrections.corrected(AS_KNOWN);
        certifiedUntil("2027-01-01");

        String id = corrections.corrected(AS_KNOWN);

        assertThat(comparisons.rows(RECALCULATIONS + "/" + id))
                .containsExactly("p-1 2026-03 BASE NO_LONGER_EXCLUDED CERTIFICATION_EXPIRED 0.00 -> 10.00, 1 lines");
        assertThat(adjusted()).isEqualTo("0.00");
        assertThat(comparisons.rows(RECALCULATIONS + "/" + corrections.asked(AS_KNOWN)))
                .isEmpty();
    }

    @Test
    void aRefundThatComesAfterwardsFollowsItsBase() {
        String _ = corrections.corrected(AS_KNOWN);
        told.refund("R2", "L2", "2026-04-05", "-200.00");

        assertThat(story.get(APRIL).get("clawbacks")).isEmpty();
        assertThat(reasonOf("R2")).contains("CERTIFICATION_EXPIRED");
    }

    @Test
    void aRefundThatCameBeforeOnAnOpenBillFollowsItsBaseAsWell() {
        told.refund("R2", "L2", "2026-04-05", "-200.00");
        assertThat(story.get(APRIL).at("/clawbacks/0/amount").asString()).isEqualTo("-10.00");

        String _ = corrections.corrected(AS_KNOWN);

        assertThat(story.get(APRIL).get("clawbacks")).isEmpty();
        certifiedUntil("2027-01-01");
        String _ = corrections.corrected(AS_KNOWN);
        assertThat(story.get(APRIL).at("/clawbacks/0/amount").asString()).isEqualTo("-10.00");
    }

    @Test
    void aRefundOnAClosedBillIsCorrectedWithItsBase() {
        told.refund("R2", "L2", "2026-04-05", "-200.00");
        story.clock("2026-05-05T09:00:00+08:00").closed("2026-04");

        String id = corrections.corrected(AS_KNOWN);

        assertThat(comparisons.rows(RECALCULATIONS + "/" + id))
                .containsExactly(
                        "p-1 2026-03 BASE EXCLUDED CERTIFICATION_EXPIRED 10.00 -> 0.00, 1 lines",
                        "p-1 2026-04 BASE CLAW_BACK -10.00 -> 0.00, 1 lines");
        assertThat(comparisons.rows(RECALCULATIONS + "/" + corrections.asked(AS_KNOWN)))
                .isEmpty();
    }

    @Test
    void neverChangesByARebuild() {
        String _ = corrections.corrected(AS_KNOWN);
        told.refund("R2", "L2", "2026-04-05", "-200.00");
        JsonNode april = story.get(APRIL);
        comparisons.carriedOut(
                story.post("/api/v1/read-models/rebuild").body().get("jobId").asString());

        assertThat(story.get(APRIL)).isEqualTo(april);
        assertThat(comparisons.rows(RECALCULATIONS + "/" + corrections.asked(AS_KNOWN)))
                .isEmpty();
    }

    private void certifiedUntil(String day) {
        assertThat(story.fact("partner.certification", """
                {"partnerId": "p-1", "validFrom": "2025-01-01", "validTo": "%s"}""".formatted(day))).isEmpty();
    }

    private String adjusted() {
        return story.get(APRIL).get("earned").asString();
    }

    private String reasonOf(String lineId) {
        return story.get("/api/v1/lines/" + lineId + "/explanation").toString();
    }
}
