package org.partnerledger.api.period;

import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.api.intake.Redecision;
import org.partnerledger.api.intake.state.LedgerState;
import org.partnerledger.api.rules.ClosedMonths;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.bill.BillViews;
import org.partnerledger.projections.line.Combinations;
import org.partnerledger.projections.line.LineGroups;
import org.partnerledger.projections.line.LineViews;
import org.partnerledger.projections.partner.DirectoryViews;
import org.partnerledger.projections.period.PeriodTotals;
import org.partnerledger.projections.period.PeriodViews;
import org.partnerledger.projections.recalculation.CorrectionViews;
import org.partnerledger.projections.rules.RulesViews;
import org.partnerledger.projections.settlement.StatementStates;
import org.partnerledger.projections.trade.UnpaidViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Months: estimates, closes, documents. */
@Configuration(proxyBeanMethods = false)
class PeriodConfiguration {

    @Bean
    PeriodReads periodReads(
            DirectoryViews directory,
            RulesViews rules,
            LineViews lines,
            Combinations combinations,
            PeriodViews periods,
            CorrectionViews corrections,
            JdbcClient jdbc) {
        return new PeriodReads(
                directory,
                rules,
                lines,
                new LineGroups(jdbc),
                combinations,
                new BillViews(jdbc),
                new UnpaidViews(jdbc),
                periods,
                new StatementStates(jdbc),
                corrections);
    }

    @Bean
    PeriodInputs periodInputs(PeriodReads reads, Programme programme) {
        return new PeriodInputs(reads, programme);
    }

    @Bean
    FactMonths factMonths(PeriodReads reads, Programme programme) {
        return new FactMonths(reads, programme);
    }

    @Bean
    Estimates estimates(
            PeriodReads reads, PeriodInputs inputs, FactMonths months, PlatformTransactionManager transactions) {
        var snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new Estimates(reads, inputs, months, snapshot);
    }

    @Bean
    PartnerMonths partnerMonths(
            PeriodReads reads, Estimates estimates, FactMonths months, EventStore events, LedgerClock clock) {
        return new PartnerMonths(reads, estimates, months, new PartnersThen(events), clock);
    }

    @Bean
    PeriodCloser periodCloser(
            PeriodReads reads,
            PeriodInputs inputs,
            FactMonths months,
            LedgerState state,
            Redecision redecision,
            CommandGateway commands,
            PlatformTransactionManager transactions,
            LedgerClock clock) {
        return new PeriodCloser(
                reads, inputs, months, state, redecision, commands, new TransactionTemplate(transactions), clock);
    }

    @Bean
    CloseJob closeJob(PeriodCloser closer, JdbcClient jdbc, JsonMapper json) {
        return new CloseJob(closer, new PeriodTotals(jdbc), json);
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
