package org.partnerledger.api.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.api.Lines.line;
import static org.partnerledger.api.Lines.link;
import static org.partnerledger.api.Lines.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.performance.LineGroup;
import org.partnerledger.projections.known.Known;
import org.partnerledger.projections.line.LineGroups;
import org.partnerledger.projections.line.LineViews;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The single lines of a month are read without those of the months before, but for the few that these handed on. */
class MonthsBeforeTest {

    private static final PartnerId PARTNER = new PartnerId("p-1");
    private static final Period APRIL = Period.of("2026-04");
    private static final int LINES_OF_MARCH = 80;

    @RegisterExtension
    static final Extension LEDGER = RunningLedger.shared();

    private final List<String> visited = new ArrayList<>();
    private Story story;

    @BeforeEach
    void manyLinesOfMarchAndFewOfApril() {
        story = Story.at(RunningLedger.sharedLedger(), "2026-03-20T00:00:00Z")
                .enrolled("p-1")
                .planned(plan("BASE", 1, "2026-01"))
                .told("customer.linked", link("c-1", "p-1"))
                .told("spend.recorded", line("HANDED-ON", "{\"settlement\": \"MONTHLY\"}"))
                .told(
                        "spend.recorded",
                        IntStream.range(0, LINES_OF_MARCH)
                                .mapToObj(i -> line("M" + i))
                                .toArray(String[]::new))
                .clock("2026-04-20T00:00:00Z")
                .told(
                        "spend.recorded",
                        line("A1", inApril("HOURLY")),
                        line("A2", inApril("HOURLY")),
                        line("FOR-MAY", inApril("MONTHLY")));
    }

    private static String inApril(String settlement) {
        return """
                {"consumedFrom": "2026-04-10T10:00:00+08:00", "tradedAt": "2026-04-10T11:00:00+08:00",
                 "settlement": "%s"}""".formatted(settlement);
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void aMonthIsReadAlone() {
        assertThat(rowsLookedAt(recognisedInApril())).isLessThan(LINES_OF_MARCH / 2);
        assertThat(visited).containsExactly("A1", "A2", "HANDED-ON");
    }

    /** What was handed on alone, and what was not. */
    @Test
    void theCallerGetsTheGroupsItAskedFor() {
        Set<GroupKey> recognised = recognisedInApril();
        long _ = rowsLookedAt(recognised.stream()
                .filter(it -> it.bill().isBefore(it.incentive()))
                .collect(Collectors.toSet()));
        assertThat(visited).containsExactly("HANDED-ON");
        visited.clear();
        long _ = rowsLookedAt(recognised.stream()
                .filter(it -> it.bill().equals(it.incentive()))
                .collect(Collectors.toSet()));
        assertThat(visited).containsExactly("A1", "A2");
    }

    private Set<GroupKey> recognisedInApril() {
        return groups().of(PARTNER, APRIL, APRIL, Known.NOW).stream()
                .map(LineGroup::key)
                .filter(it -> it.incentive().equals(APRIL))
                .collect(Collectors.toSet());
    }

    /** How many rows of lines the database looked at to hand over the lines of some groups. */
    private long rowsLookedAt(Set<GroupKey> keys) {
        JdbcClient jdbc = RunningLedger.sharedLedger().bean(JdbcClient.class);
        int _ = jdbc.sql("analyze line").update();
        var transaction = new TransactionTemplate(RunningLedger.sharedLedger().bean(PlatformTransactionManager.class));
        List<Long> numbers = new ArrayList<>();
        Long looked = transaction.execute(_ -> {
            // Of so few rows all are read at once else, whatever the question.
            int _ = jdbc.sql("set local enable_seqscan = off").update();
            long before = rows(jdbc);
            groups().lines(PARTNER, Known.NOW).visit(keys, (_, lineNo, _) -> numbers.add(lineNo));
            return rows(jdbc) - before;
        });
        LineViews lines = RunningLedger.sharedLedger().bean(PeriodReads.class).lines();
        numbers.forEach(it -> visited.add(lines.byNumber(it).getFirst().line().lineId()));
        return looked == null ? Long.MAX_VALUE : looked;
    }

    private static long rows(JdbcClient jdbc) {
        return jdbc.sql("select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables"
                        + " where relname = 'line' and schemaname = current_schema()")
                .query(Long.class)
                .single();
    }

    private static LineGroups groups() {
        return RunningLedger.sharedLedger().bean(PeriodReads.class).groups();
    }
}
