package org.partnerledger.api.period;

import java.time.Instant;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.api.intake.state.LedgerState;
import org.partnerledger.api.rules.ClosedMonths;
import org.partnerledger.api.store.TableStatistics;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.bill.BillViews;
import org.partnerledger.projections.kept.KeptLines;
import org.partnerledger.projections.known.Known;
import org.partnerledger.projections.line.LineGroups;
import org.partnerledger.projections.period.PeriodTotals;
import org.partnerledger.projections.period.PeriodViews;
import org.partnerledger.projections.settlement.StatementStates;
import org.partnerledger.projections.traces.TraceViews;
import org.partnerledger.projections.trade.UnpaidViews;
import org.partnerledger.projections.trade.UnpaidViews.Moment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Months: estimates, closes, documents. */
@Configuration(proxyBeanMethods = false)
@Import({
    BillViews.class,
    LineGroups.class,
    PeriodCloser.class,
    PeriodCloser.Parts.class,
    PeriodReads.class,
    StatementStates.class,
    TraceViews.class,
    UnpaidViews.class
})
class PeriodConfiguration {

    /** What is kept has to outlive the moment in which it was read. */
    private static final Instant ALL_THAT_CAME = Instant.parse("9999-12-31T00:00:00Z");

    @Bean
    PeriodInputs periodInputs(PeriodReads reads, Programme programme) {
        return new PeriodInputs(reads, programme);
    }

    @Bean
    FactMonths factMonths(PeriodReads reads, Programme programme) {
        return new FactMonths(reads, programme);
    }

    @Bean
    KeptLines keptLines(JdbcClient jdbc, PeriodReads reads) {
        return new KeptLines(
                jdbc,
                trades -> reads.unpaid().byTrade(trades, new Moment(Known.NOW, ALL_THAT_CAME)),
                reads.combinations()::get);
    }

    @Bean
    Estimates estimates(
            PeriodReads reads,
            PeriodInputs inputs,
            FactMonths months,
            KeptLines lines,
            PlatformTransactionManager transactions) {
        var snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new Estimates(reads, inputs, months, lines, snapshot);
    }

    @Bean
    PartnerMonths partnerMonths(
            PeriodReads reads, Estimates estimates, FactMonths months, EventStore events, LedgerClock clock) {
        return new PartnerMonths(reads, estimates, months, new PartnersThen(events), clock);
    }

    @Bean
    CloseJob closeJob(PeriodCloser closer, JdbcClient jdbc, TableStatistics statistics, JsonMapper json) {
        return new CloseJob(closer, new PeriodTotals(jdbc), statistics, json);
    }

    @Bean
    ClosedMonths closedMonths(PeriodViews periods, LedgerState state) {
        return new ClosedMonths() {
            @Override
            public boolean any() {
                return periods.lastClosed() != null;
            }

            @Override
            public @Nullable Period last() {
                return periods.lastClosed();
            }

            @Override
            public <R> R whileNoneCloses(Supplier<R> work) {
                return state.exclusively(work);
            }
        };
    }
}
