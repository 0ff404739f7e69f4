package org.partnerledger.api.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.api.Lines.line;
import static org.partnerledger.api.Lines.link;
import static org.partnerledger.api.Lines.plan;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.Answer;
import tools.jackson.databind.JsonNode;

/**
 * Rules that decide about lines change after the lines have come (domain.md, section 10: what holds at the close counts
 * for the whole period): open lines are decided again, and what is closed stays as it is.
 */
class RedecisionHttpTest {

    @RegisterExtension
    static final Extension LEDGER = RunningLedger.shared();

    private Story story;

    @BeforeEach
    void marchOfOnePartner() {
        story = Story.at(RunningLedger.sharedLedger(), "2026-03-20T00:00:00Z")
                .enrolled("p-1")
                .enrolled("p-2")
                .planned(plan("BASE", 1, "2026-01"));
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void theCutoffSaysInWhichMonthALateLineEarns() {
        story.told("customer.linked", link("c-1", "p-1"))
                .clock("2026-04-02T09:00:00+08:00")
                .told("spend.recorded", line("L1", """
                        {"consumedFrom": "2026-03-31T20:00:00+08:00", "tradedAt": "2026-04-02T06:00:00+08:00"}"""));
        assertThat(performance()).as("30 hours after the month, 24 are allowed").isEqualTo("0.00");

        parameters("{\"cutoffHours\": 31}");
        assertThat(performance()).isEqualTo("100.00");

        parameters("{\"cutoffHours\": 30}");
        assertThat(performance()).as("at the cutoff itself it is late").isEqualTo("0.00");

        parameters("{\"cutoffHours\": 31}");
        story.clock("2026-04-02T13:00:00+08:00").closed("2026-03");
        parameters("{\"cutoffHours\": 0}");
        assertThat(performance()).as("closed").isEqualTo("100.00");
        story.rebuilt();
        assertThat(performance()).isEqualTo("100.00");
    }

    @Test
    void theZoneSaysInWhichMonthALineWasCharged() {
        story.told("customer.linked", link("c-1", "p-1"))
                .clock("2026-04-02T09:00:00+08:00")
                .told("spend.recorded", line("L1", """
                {"consumedFrom": "2026-04-01T01:00:00+08:00", "tradedAt": "2026-04-01T02:00:00+08:00"}"""));
        assertThat(linesOf("2026-03", "2026-04")).isEqualTo("0 1");

        parameters("{\"zone\": \"UTC\"}");
        assertThat(linesOf("2026-03", "2026-04"))
                .as("five in the afternoon of 31 March")
                .isEqualTo("1 0");

        story.clock("2026-04-03T09:00:00+08:00").closed("2026-03");
        Answer refused = story.put("/api/v1/rules/parameters", "{\"zone\": \"Asia/Shanghai\"}");
        assertThat(refused.explain()).startsWith("409 PERIOD_CLOSED");
        assertThat(linesOf("2026-03", "2026-04")).isEqualTo("1 0");
    }

    @Test
    void theCoolDownSaysWhetherALineOfACustomerThatCameOverCounts() {
        story.told("customer.linked", """
                        {"customerId": "c-1", "partnerId": "p-2", "association": "RESALE", "from": "2025-01-01",
                         "to": "2026-02-01"}""", """
                        {"customerId": "c-1", "partnerId": "p-1", "association": "RESALE", "from": "2026-02-01",
                         "segment": "MID_LONG_TAIL"}""").told("spend.recorded", line("L1", "{}"));
        assertThat(performance()).as("six months").isEqualTo("0.00");

        parameters("{\"rebindCooldownMonths\": 1}");
        assertThat(performance())
                .as("over since 1 March, the line is of the 10th")
                .isEqualTo("100.00");

        parameters("{\"rebindCooldownMonths\": 2}");
        assertThat(performance()).isEqualTo("0.00");

        parameters("{\"rebindCooldownMonths\": 2, \"rebindCooldownFrom\": \"2026-02-02\"}");
        assertThat(performance()).as("for links from 2 February on").isEqualTo("100.00");

        story.clock("2026-04-02T09:00:00+08:00").closed("2026-03");
        parameters("{\"rebindCooldownMonths\": 6}");
        assertThat(performance()).as("closed").isEqualTo("100.00");
    }

    @Test
    void theMarketplaceCountsOrNotAsTheParametersSayAtTheClose() {
        story.told("customer.linked", link("c-1", "p-1"))
                .told("spend.recorded", line("L1", "{\"provider\": \"MARKETPLACE\"}"));
        assertThat(performance()).isEqualTo("0.00");

        parameters("{\"marketplaceCounts\": true}");
        assertThat(performance()).isEqualTo("100.00");

        story.clock("2026-04-02T09:00:00+08:00").closed("2026-03");
        parameters("{}");
        assertThat(performance()).as("closed").isEqualTo("100.00");
    }

    @Test
    void aPlanThatAsksForATagFindsItOnLinesThatCameBeforeThePlan() {
        story.told("customer.linked", link("c-1", "p-1"))
                .told("spend.recorded", line("L1", "{\"tags\": {\"team\": \"ai\"}}"), line("L2", "{}"));
        assertThat(gross()).as("5 %% of both").isEqualTo("10.00");

        story.planned(plan("TEAM", 1, "2026-03")
                .replace("\"when\": null", "\"when\": {\"tags\": {\"team\": [\"ai\"]}}")
                .replace("\"rate\": \"0.05\"", "\"rate\": \"0.20\"")
                .replace("\"priority\": 10", "\"priority\": 20"));
        assertThat(gross()).as("20 %% of the one, 5 %% of the other").isEqualTo("25.00");

        story.clock("2026-04-02T09:00:00+08:00").closed("2026-03");
        assertThat(gross()).isEqualTo("25.00");
        story.rebuilt();
        assertThat(gross()).isEqualTo("25.00");
    }

    private void parameters(String body) {
        Answer put = story.put("/api/v1/rules/parameters", body);
        assertThat(put.isGood()).as(put.explain()).isTrue();
    }

    /** How many lines of p-1 are on the bills of two months. */
    private String linesOf(String one, String other) {
        return lines(one) + " " + lines(other);
    }

    private int lines(String month) {
        Answer bill = story.asked("/api/v1/partners/p-1/bills/" + month);
        return bill.isGood() ? bill.body().get("lines").asInt() : 0;
    }

    private String performance() {
        for (JsonNode row :
                story.get("/api/v1/partners/p-1/statements/2026-03/explanation").get("rows")) {
            if (row.get("code").asString().equals("PERFORMANCE")) {
                return row.get("amount").asString();
            }
        }
        return "";
    }

    private String gross() {
        return story.get("/api/v1/partners/p-1/statements/2026-03").get("gross").asString();
    }
}
