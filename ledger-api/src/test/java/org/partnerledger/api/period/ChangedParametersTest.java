package org.partnerledger.api.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.api.Lines.line;
import static org.partnerledger.api.Lines.link;
import static org.partnerledger.api.Lines.plan;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;

/**
 * In March and in April alike: 100.00 charged on the first of the next month, 100.00 of a customer that came from
 * another partner, 100.00 of the marketplace. March is closed when the parameters change.
 */
class ChangedParametersTest {

    @RegisterExtension
    static final Extension LEDGER = RunningLedger.shared();

    @Test
    void decideAgainWhatIsOpenAndLeaveWhatIsClosed() {
        try (Story story = Story.at(RunningLedger.sharedLedger(), "2026-03-20T00:00:00Z")) {
            story.planned(plan("BASE", 1, "2026-01"))
                    .enrolled("p-1")
                    .enrolled("p-2")
                    .told(
                            "customer.linked",
                            link("c-1", "p-1"),
                            moved("p-2", "2025-01-01"),
                            moved("p-1", "2026-01-15"));
            spend(story, "2026-03", "2026-03-31", "2026-04-01");
            story.clock("2026-04-02T01:00:00Z").closed("2026-03");
            spend(story, "2026-04", "2026-04-30", "2026-05-01");
            String march = march(story);
            assertThat(performance(story, "2026-03")).isEqualTo("100.00");
            assertThat(performance(story, "2026-04")).isEqualTo("100.00");

            assertThat(story.put("/api/v1/rules/parameters", """
                    {"cutoffHours": 0, "rebindCooldownMonths": 1, "marketplaceCounts": true}""").isGood()).isTrue();

            assertThat(performance(story, "2026-04"))
                    .as("the other customer's and the marketplace's")
                    .isEqualTo("200.00");
            assertThat(performance(story, "2026-05"))
                    .as("what was charged on the first of May")
                    .isEqualTo("100.00");
            story.clock("2026-05-02T01:00:00Z").closed("2026-04");
            assertThat(performance(story, "2026-04")).isEqualTo("200.00");
            assertThat(march(story)).isEqualTo(march);

            assertThat(story.put("/api/v1/rules/parameters", "{}").isGood()).isTrue();
            assertThat(performance(story, "2026-04")).isEqualTo("200.00");
            assertThat(performance(story, "2026-05")).isEqualTo("100.00");
        }
    }

    /** All but the state of the statement, which is confirmed by itself meanwhile. */
    private static String march(Story story) {
        return story.documents(List.of("p-1"), List.of("2026-03"), "")
                .toString()
                .replaceAll("\"state\":\"[A-Z_]+\"", "");
    }

    private static void spend(Story story, String month, String last, String next) {
        String charged =
                "\"consumedFrom\": \"" + last + "T20:00:00+08:00\", \"tradedAt\": \"" + last + "T21:00:00+08:00\"";
        story.told(
                "spend.recorded",
                line("late-" + month, """
                        {"consumedFrom": "%sT20:00:00+08:00",
                         "tradedAt": "%sT12:00:00+08:00"}""".formatted(last, next)),
                line("moved-" + month, "{\"customerId\": \"c-2\", " + charged + "}"),
                line("market-" + month, "{\"provider\": \"MARKETPLACE\", " + charged + "}"));
    }

    private static String moved(String partner, String from) {
        return """
                {"customerId": "c-2", "partnerId": "%s", "association": "RESALE", "segment": "MID_LONG_TAIL",
                 "from": "%s"%s}""".formatted(partner, from, partner.equals("p-2") ? ", \"to\": \"2026-01-15\"" : "");
    }

    private static String performance(Story story, String month) {
        return story.get("/api/v1/partners/p-1/statements/" + month)
                .get("performance")
                .asString();
    }
}
