package org.partnerledger.api.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.comparison.SpendTold;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A line's story tells of all that was shared out to it, wherever its number and its id stand among the others. */
class StoriesOfLinesTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private static final List<String> LINES = List.of("m", "z", "a", "k", "late");

    @Test
    void tellOfEveryShareAndPlan() {
        try (Story story = Story.at(LEDGER, "2026-03-02T09:00:00+08:00")) {
            var told = new SpendTold(story.enrolled("p-1")).customer("c-1", "p-1");
            told.draft("BASE", 1, "2026-01", "0.05").published("BASE", 1);
            told.line("m", "c-1", "ecs", "2026-03-10", "\"cash\": \"100.00\"")
                    .line("z", "c-1", "ecs", "2026-03-11", "\"cash\": \"50.00\"")
                    .line("a", "c-1", "ecs", "2026-03-12", "\"cash\": \"70.00\"")
                    .line("k", "c-1", "ecs", "2026-03-12", "\"cash\": \"30.00\"");
            story.clock("2026-04-05T12:00:00+08:00").closed("2026-03");
            told.line("late", "c-1", "ecs", "2026-04-02", "\"cash\": \"10.00\"");
            Map<String, String> open = plansOf(story);
            story.clock("2026-05-05T12:00:00+08:00").closed("2026-04");

            assertThat(sharesOf(story)).isEqualTo(shares()).hasSize(LINES.size());
            assertThat(plansOf(story))
                    .isEqualTo(open)
                    .allSatisfy((_, plans) -> assertThat(plans).contains("BASE"));
            Map<String, String> before = sharesOf(story);
            assertThat(story.rebuilt()).isSameAs(story);
            assertThat(sharesOf(story)).isEqualTo(before);
        }
    }

    private static Map<String, String> plansOf(Story story) {
        return told(story, line -> line.get("plans").toString());
    }

    private static Map<String, String> sharesOf(Story story) {
        return told(story, line -> line.get("shares").get(0).get("amount").asString());
    }

    private static Map<String, String> told(Story story, Function<JsonNode, String> what) {
        Map<String, String> told = new TreeMap<>();
        LINES.forEach(line -> told.put(line, what.apply(story.get("/api/v1/lines/" + line + "/explanation"))));
        return told;
    }

    /** As the close has written them. */
    private static Map<String, String> shares() {
        Map<String, String> shares = new TreeMap<>();
        LEDGER.bean(JdbcClient.class).sql("""
                        select l.line_id, u.share from line_share, unnest(line_nos, shares) u (line_no, share)
                        join line l using (line_no)""").query(row -> {
            shares.put(
                    row.getString("line_id"),
                    BigDecimal.valueOf(row.getLong("share"), 2).toPlainString());
        });
        return shares;
    }
}
