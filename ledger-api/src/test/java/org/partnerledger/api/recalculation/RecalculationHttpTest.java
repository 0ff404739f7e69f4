package org.partnerledger.api.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.comparison.Comparisons;
import org.partnerledger.api.comparison.SpendTold;
import org.partnerledger.core.kernel.Refused;
import tools.jackson.databind.JsonNode;

/** March 2026 closed at 5 % with 100.00 paid and 200.00 on credit; the rate should have been 8 %. */
class RecalculationHttpTest {

    private static final String RECALCULATIONS = "/api/v1/recalculations";
    private static final String APRIL = "/api/v1/partners/p-1/statements/2026-04";
    private static final String EIGHT_PERCENT = """
            {"reason": "wrong rate", "periods": ["2026-03"], "plans": [{"planId": "BASE", "version": 2}]}""";

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private Story story;
    private Comparisons comparisons;
    private Corrections corrections;
    private SpendTold told;

    @BeforeEach
    void closeMarch() {
        story = Story.at(LEDGER, "2026-03-10T09:00:00+08:00").enrolled("p-1");
        comparisons = new Comparisons(LEDGER, story);
        corrections = new Corrections(LEDGER, comparisons);
        told = new SpendTold(story)
                .customer("c-1", "p-1")
                .draft("BASE", 1, "2026-01", "0.05")
                .published("BASE", 1)
                .line("L1", "c-1", "ecs", "2026-03-02", "\"cash\": \"100.00\"")
                .line("L2", "c-1", "ecs", "2026-03-03", "\"credit\": \"200.00\"");
        story.clock("2026-04-05T09:00:00+08:00").closed("2026-03");
        told.draft("BASE", 2, "2026-03", "0.08");
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void isWorkedOutBeforeAnythingIsCorrected() {
        String id = corrections.asked(EIGHT_PERCENT);

        assertThat(comparisons.rows(RECALCULATIONS + "/" + id))
                .containsExactly("p-1 2026-03 BASE RATE_EFFECT 15.00 -> 24.00, 2 lines");
        assertThat(comparisons.lines(RECALCULATIONS + "/" + id, "p-1/periods/2026-03/rows/1"))
                .containsExactly("L1 5.00 -> 8.00", "L2 10.00 -> 16.00");
        JsonNode shown = story.get(RECALCULATIONS + "/" + id);
        assertThat(shown.get("state").asString()).isEqualTo("ASKED");
        assertThat(shown.at("/comparison/totals/0/difference").asString()).isEqualTo("9.00");
        assertThat(story.get(APRIL).get("adjustments")).isEmpty();
    }

    @Test
    void standsOnTheFirstOpenStatementAsReversalAndNewAndFreezesWithItsLines() {
        JsonNode march = story.get("/api/v1/partners/p-1/statements/2026-03");
        String id = corrections.corrected(EIGHT_PERCENT);

        JsonNode april = story.get(APRIL);
        assertThat(adjustments(april))
                .containsExactly(
                        "recalculation/" + id + "/2026-03/1/new RECALCULATED_RATE_EFFECT 2026-03 24.00",
                        "recalculation/" + id + "/2026-03/1/reversal RECALCULATED_RATE_EFFECT 2026-03 -15.00");
        assertThat(april.get("earned").asString()).isEqualTo("9.00");
        assertThat(april.get("frozen").asString()).as("of the line on credit").isEqualTo("6.00");
        assertThat(april.get("payable").asString()).isEqualTo("3.00");
        assertThat(story.get("/api/v1/partners/p-1/statements/2026-03"))
                .as("what is closed stays")
                .isEqualTo(march);
        assertThat(story.get(RECALCULATIONS + "/" + id).get("corrected").asInt())
                .isEqualTo(1);
    }

    @Test
    void opensTheAdjustmentRowsToTheirLines() {
        String _ = corrections.corrected(EIGHT_PERCENT);
        JsonNode rows = story.get(APRIL + "/explanation").get("rows");

        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).get("code").asString().equals("ADJUSTMENT")) {
                assertThat(story.get(APRIL + "/explanation/rows/" + row + "/lines")
                                .get("items")
                                .valueStream()
                                .map(line -> line.get("lineId").asString()))
                        .containsExactly("L1", "L2");
            }
        }
        assertThat(rows.valueStream().filter(row -> row.get("code").asString().equals("ADJUSTMENT")))
                .hasSize(2);
    }

    @Test
    void releasesTheCorrectionWhenTheLineIsPaid() {
        String _ = corrections.corrected(EIGHT_PERCENT);
        story.clock("2026-05-05T09:00:00+08:00").closed("2026-04");
        assertThat(story.fact("spend.paid", """
                {"tradeId": "t-L2", "paidAt": "2026-05-05T08:00:00+08:00"}""")).isEmpty();

        JsonNode may = story.get("/api/v1/partners/p-1/statements/2026-05");
        assertThat(may.get("released").asString()).as("10.00 and 6.00").isEqualTo("16.00");
        assertThat(story.get(APRIL).get("payable").asString()).isEqualTo("3.00");
    }

    @Test
    void findsNothingTheSecondTime() {
        String _ = corrections.corrected(EIGHT_PERCENT);

        String again = corrections.asked(EIGHT_PERCENT);
        String inForce = corrections.asked("""
                {"reason": "is it right now", "periods": ["2026-03"]}""");

        assertThat(comparisons.rows(RECALCULATIONS + "/" + again)).isEmpty();
        assertThat(comparisons.rows(RECALCULATIONS + "/" + inForce)).isEmpty();
        comparisons.carriedOut(corrections.approved(again, "bo"));
        assertThat(story.get(APRIL).get("adjustments")).hasSize(2);
    }

    @Test
    void startsFromWhatIsCorrectedAlready() {
        String _ = corrections.corrected(EIGHT_PERCENT);
        told.draft("BASE", 3, "2026-03", "0.06");

        String third = corrections.corrected("""
                {"reason": "still wrong", "periods": ["2026-03"], "plans": [{"planId": "BASE", "version": 3}]}""");

        assertThat(comparisons.rows(RECALCULATIONS + "/" + third))
                .containsExactly("p-1 2026-03 BASE RATE_EFFECT 24.00 -> 18.00, 2 lines");
        assertThat(story.get(APRIL).get("earned").asString()).isEqualTo("3.00");
        assertThat(story.get(APRIL).get("frozen").asString()).isEqualTo("2.00");
    }

    @Test
    void takesBackFromLaterRefundsWhatTheirBaseShouldHaveEarned() {
        String _ = corrections.corrected(EIGHT_PERCENT);
        told.refund("R1", "L1", "2026-04-05", "-100.00");

        JsonNode april = story.get(APRIL);
        assertThat(april.at("/clawbacks/0/amount").asString()).isEqualTo("-8.00");
    }

    @Test
    void neverChangesByARebuild() {
        String _ = corrections.corrected(EIGHT_PERCENT);
        JsonNode april = story.get(APRIL);
        comparisons.carriedOut(
                story.post("/api/v1/read-models/rebuild").body().get("jobId").asString());

        assertThat(story.get(APRIL)).isEqualTo(april);
        assertThat(comparisons.rows(RECALCULATIONS + "/" + corrections.asked(EIGHT_PERCENT)))
                .isEmpty();
    }

    @Test
    void takesTwoPeople() {
        String id = corrections.asked(EIGHT_PERCENT);

        assertRefused(id, "an", "SECOND_PERSON_REQUIRED");
        assertRefused(id, "", "SECOND_PERSON_REQUIRED");
        String mine = comparisons.done(story.post(RECALCULATIONS, EIGHT_PERCENT));
        Answer approved = story.post(RECALCULATIONS + "/" + mine + "/approve");
        assertThat(approved.status()).isEqualTo(409);
        assertThat(approved.body().get("code").asString()).isEqualTo("SECOND_PERSON_REQUIRED");
        assertThat(story.get(APRIL).get("adjustments")).isEmpty();
    }

    @Test
    void isNotCarriedOutOnceTheBooksHaveMovedOn() {
        String first = corrections.asked(EIGHT_PERCENT);
        String second = corrections.asked(EIGHT_PERCENT);
        comparisons.carriedOut(corrections.approved(first, "bo"));

        assertRefused(second, "bo", "DRY_RUN_STALE");

        String third = corrections.asked("""
                {"reason": "gone", "periods": ["2026-03"], "withoutPlans": ["BASE"]}""");
        story.clock("2026-05-05T09:00:00+08:00").closed("2026-04");
        assertRefused(third, "bo", "DRY_RUN_STALE");
    }

    @Test
    void isOverOnceItIsRejected() {
        String id = corrections.asked(EIGHT_PERCENT);

        Answer rejected = story.post(RECALCULATIONS + "/" + id + "/reject", """
                {"reason": "the rate was right"}""");

        assertThat(rejected.body().get("state").asString()).isEqualTo("REJECTED");
        assertRefused(id, "bo", "OUT_OF_ORDER");
    }

    @Test
    void isForClosedMonthsAndGivesAReason() {
        Answer open = story.post(RECALCULATIONS, """
                {"reason": "too early", "periods": ["2026-03", "2026-04"]}""");
        assertThat(open.status()).isEqualTo(409);
        assertThat(open.body().get("code").asString()).isEqualTo("PERIOD_OPEN");
        assertThat(open.body().at("/errors/0/pointer").asString()).isEqualTo("/periods/1");

        Answer silent = story.post(RECALCULATIONS, """
                {"periods": ["2026-03"]}""");
        assertThat(silent.status()).isEqualTo(400);
        assertThat(silent.body().at("/errors/0/pointer").asString()).isEqualTo("/reason");
    }

    private void assertRefused(String id, String by, String code) {
        assertThatThrownBy(() -> corrections.approved(id, by))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.refusal().code()).isEqualTo(code));
    }

    private static List<String> adjustments(JsonNode statement) {
        return statement
                .get("adjustments")
                .valueStream()
                .map(it -> it.get("id").asString() + " " + it.get("reason").asString() + " "
                        + it.get("correctedPeriod").asString() + " "
                        + it.get("amount").asString())
                .toList();
    }
}
