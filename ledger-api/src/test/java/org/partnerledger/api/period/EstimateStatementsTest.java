package org.partnerledger.api.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.api.Lines.line;
import static org.partnerledger.api.Lines.link;
import static org.partnerledger.api.Lines.plan;
import static org.partnerledger.api.Lines.refund;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.statement.Statement;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** How often an estimate asks the database: every statement is a turn that it waits for. */
class EstimateStatementsTest {

    @RegisterExtension
    static final Extension LEDGER = RunningLedger.shared();

    private Story story;

    @BeforeEach
    void aClosedMonthAndAnOpenOne() {
        story = Story.at(RunningLedger.sharedLedger(), "2026-03-20T00:00:00Z")
                .enrolled("p-1")
                .planned(plan("BASE", 1, "2026-01"))
                .told("customer.linked", link("c-1", "p-1"))
                .told("spend.recorded", line("L1"), line("L2", "{\"paid\": {\"credit\": \"100.00\"}}"));
        story.clock("2026-04-02T01:00:00Z").closed("2026-03");
        story.clock("2026-04-20T00:00:00Z").told("spend.recorded", inApril("A1"));
        statement("2026-04");
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void nothingIsAskedForTwice() {
        story.told("spend.recorded", inApril("A2"));

        List<String> asked =
                askedBy(() -> assertThat(statement("2026-04").performance()).isEqualTo(Amount.of("200")));

        assertThat(asked)
                .as("%s", String.join("\n", asked))
                .hasSizeBetween(5, 13)
                .doesNotHaveDuplicates();
    }

    @Test
    void anOpenMonthBeforeItAsksForNothingMore() {
        story.clock("2026-05-20T00:00:00Z")
                .told("spend.recorded", refund("R1", "L1", "{\"tradedAt\": \"2026-04-21T10:00:00+08:00\"}"))
                .told("spend.recorded", line("M1", "{\"consumedFrom\": \"2026-05-02T10:00:00+08:00\"}"));
        statement("2026-05");
        List<String> april = askedBy(() -> statement("2026-04"));
        List<String> may = askedBy(() -> statement("2026-05"));

        assertThat(may).as("%s", String.join("\n", may)).hasSameSizeAs(april);
    }

    private static String inApril(String id) {
        return line(id, "{\"consumedFrom\": \"2026-04-02T10:00:00+08:00\"}");
    }

    private static Statement statement(String month) {
        return RunningLedger.sharedLedger()
                .bean(PartnerMonths.class)
                .statement(new PartnerId("p-1"), Period.of(month), null);
    }

    /** Statements of this thread, as they are written down before they are sent. */
    private static List<String> askedBy(Runnable work) {
        var log = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        Level before = log.getLevel();
        var written = new ListAppender<ILoggingEvent>();
        written.start();
        log.addAppender(written);
        log.setLevel(Level.DEBUG);
        log.setAdditive(false);
        try {
            work.run();
        } finally {
            log.setAdditive(true);
            log.setLevel(before);
            log.detachAppender(written);
        }
        String here = Thread.currentThread().getName();
        return written.list.stream()
                .filter(it -> it.getThreadName().equals(here))
                .map(ILoggingEvent::getFormattedMessage)
                .filter(it -> it.startsWith("Executing prepared SQL statement"))
                .toList();
    }
}
