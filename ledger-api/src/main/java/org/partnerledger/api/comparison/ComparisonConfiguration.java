package org.partnerledger.api.comparison;

import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.api.job.JobKind;
import org.partnerledger.api.job.Jobs;
import org.partnerledger.api.period.Estimates;
import org.partnerledger.api.period.PeriodInputs;
import org.partnerledger.api.period.PeriodReads;
import org.partnerledger.api.period.Programme;
import org.partnerledger.core.stored.EventJson;
import org.partnerledger.projections.period.PeriodViews;
import org.partnerledger.projections.recalculation.CorrectedReasons;
import org.partnerledger.projections.recalculation.CorrectionViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The parts of this package. */
@Configuration(proxyBeanMethods = false)
class ComparisonConfiguration {

    @Bean
    RunTable runTable(JdbcClient jdbc) {
        return new RunTable(jdbc, storedJson());
    }

    @Bean
    ComparisonTable comparisonTable(JdbcClient jdbc) {
        return new ComparisonTable(jdbc, storedJson());
    }

    @Bean
    Books books(PeriodViews periods, CorrectionViews corrections, CorrectedReasons reasons) {
        return new Books(periods, corrections, reasons);
    }

    @Bean
    PartnerComparison partnerComparison(
            PeriodReads reads, PeriodInputs inputs, Estimates estimates, Programme programme, Books books) {
        return new PartnerComparison(reads, inputs, estimates, programme, books);
    }

    @Bean
    ComparisonJob.Parts comparisonParts(
            PeriodReads reads,
            PartnerComparison comparison,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            LedgerClock clock) {
        var snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new ComparisonJob.Parts(
                reads,
                comparison,
                runTable(jdbc),
                comparisonTable(jdbc),
                snapshot,
                new TransactionTemplate(transactions),
                clock);
    }

    @Bean
    JobKind whatIfJob(ComparisonJob.Parts parts) {
        return new ComparisonJob(ComparisonRun.Kind.WHAT_IF, parts);
    }

    /** What it comes to is worked out as a what-if is; what may follow is not decided here. */
    @Bean
    JobKind recalculationJob(ComparisonJob.Parts parts) {
        return new ComparisonJob(ComparisonRun.Kind.RECALCULATION, parts);
    }

    @Bean
    RunDesk runDesk(RunTable runs, Jobs jobs, PeriodReads reads, LedgerClock clock) {
        return new RunDesk(runs, jobs, reads, clock);
    }

    @Bean
    ComparisonReader comparisonReader(RunDesk desk, RunTable runs, JdbcClient jdbc) {
        return new ComparisonReader(desk, runs, new ComparisonViews(jdbc));
    }

    private static JsonMapper storedJson() {
        JsonMapper.Builder json = JsonMapper.builder();
        EventJson.apply(json);
        return json.build();
    }
}
