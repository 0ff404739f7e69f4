package org.partnerledger.api.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.api.Lines;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.core.reconciliation.Measure;
import tools.jackson.databind.JsonNode;

/**
 * June had no facts and was skipped: the quarter it would have ended stands on July's statement, and is compared there.
 */
class SkippedMonthReconciliationHttpTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private Story story;

    @BeforeEach
    void skipJune() {
        story = Story.at(LEDGER, "2026-05-03T12:00:00+08:00")
                .enrolled("p-1")
                .planned(Lines.plan("Q", 1, "2026-01").replace("MONTH", "QUARTER"))
                .told("customer.linked", Lines.link("c-1", "p-1"));
        story.told("spend.recorded", in("april", "04")).closed("2026-04");
        story.told("spend.recorded", in("may", "05"))
                .clock("2026-06-03T12:00:00+08:00")
                .closed("2026-05");
        story.clock("2026-07-20T12:00:00+08:00").told("spend.recorded", in("july", "07"));
    }

    private static String in(String lineId, String month) {
        String day = "2026-" + month + "-10T10:00:00+08:00";
        return Lines.line(lineId, "{\"consumedFrom\": \"" + day + "\", \"tradedAt\": \"" + day + "\"}");
    }

    @AfterEach
    void end() {
        story.close();
    }

    @ParameterizedTest
    @CsvSource({
        "PERFORMANCE, 100.00, 100.00, ''",
        "SPEND, 100.00, 100.00, ''",
        "INCENTIVE_BASE, 100.00, 200.00,"
                + " 'april: QUARTER_BASE 2026-04 100.00; july: NO_INCENTIVE QUARTER_OPEN -100.00;"
                + " may: QUARTER_BASE 2026-05 100.00'",
        "INCENTIVE, 5.00, 10.00,"
                + " 'april: QUARTER_BASE 2026-04 5.00; july: NO_INCENTIVE QUARTER_OPEN -5.00;"
                + " may: QUARTER_BASE 2026-05 5.00'"
    })
    void isComparedWithTheStatementThatSettlesIt(Measure measure, String july, String ours, String differs)
            throws InterruptedException {
        story.clock("2026-08-03T09:00:00+08:00").closed("2026-07");
        Reconciled.mapped(story);
        JsonNode run = run(measure, july);
        assertThat(run.get("ours").asString()).isEqualTo(ours);
        assertThat(String.join("; ", Reconciled.differing(story, run))).isEqualTo(differs);
    }

    @Test
    void isComparedWithAnEstimateJustSo() throws InterruptedException {
        Reconciled.mapped(story);
        JsonNode run = run(Measure.INCENTIVE_BASE, "100.00");
        assertThat(run.get("ours").asString()).isEqualTo("200.00");
    }

    @Test
    void opensTheRowsOfTheStatementToItsLines() {
        story.clock("2026-08-03T09:00:00+08:00").closed("2026-07");
        assertThat(lines("PERFORMANCE")).containsExactly("july");
        assertThat(lines("NO_INCENTIVE")).containsExactly("july");
        assertThat(lines("QUARTER_BASE")).containsExactlyInAnyOrder("april", "may");
        assertThat(lines("INCENTIVE_BASE")).containsExactlyInAnyOrder("april", "may");
    }

    private List<String> lines(String code) {
        JsonNode rows =
                story.get("/api/v1/partners/p-1/statements/2026-07/explanation").get("rows");
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).get("code").asString().equals(code)) {
                return story.get("/api/v1/partners/p-1/statements/2026-07/explanation/rows/" + i + "/lines")
                        .get("items")
                        .valueStream()
                        .map(it -> it.get("lineId").asString())
                        .toList();
            }
        }
        throw new AssertionError("no row " + code + " in " + rows);
    }

    private JsonNode run(Measure measure, String july) throws InterruptedException {
        return new Reconciled(LEDGER)
                .run(
                        "/api/v1/reconciliations?partnerId=p-1&period=2026-07&mapping=list&measure=" + measure,
                        "Line,Amount\njuly," + july + "\n");
    }
}
