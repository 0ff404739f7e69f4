package org.partnerledger.api.reconciliation;

import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.api.intake.state.LedgerState;
import org.partnerledger.api.job.JobKind;
import org.partnerledger.api.job.Jobs;
import org.partnerledger.api.period.PartnerMonths;
import org.partnerledger.api.reconciliation.file.MappingTable;
import org.partnerledger.projections.line.BillLines;
import org.partnerledger.projections.period.PeriodViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of this package. */
@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {

    /** The database, as this package uses it. */
    record Database(JdbcClient jdbc, DataSource dataSource, PlatformTransactionManager transactions) {}

    @Bean
    Database reconciliationDatabase(JdbcClient jdbc, DataSource dataSource, PlatformTransactionManager transactions) {
        return new Database(jdbc, dataSource, transactions);
    }

    @Bean
    RunTable reconciliationRuns(JdbcClient jdbc) {
        return new RunTable(jdbc);
    }

    @Bean
    ItemTable reconciliationItems(JdbcClient jdbc) {
        return new ItemTable(jdbc);
    }

    @Bean
    ResultTable reconciliationResults(JdbcClient jdbc) {
        return new ResultTable(jdbc);
    }

    @Bean
    MappingTable reconciliationMappings(JdbcClient jdbc) {
        return new MappingTable(jdbc);
    }

    @Bean
    ReconciliationDesk reconciliationDesk(Database database, PartnerMonths months, Jobs jobs, LedgerClock clock) {
        return new ReconciliationDesk(new ReconciliationDesk.Parts(
                new RunTable(database.jdbc()),
                new MappingTable(database.jdbc()),
                months,
                jobs,
                database.dataSource(),
                new TransactionTemplate(database.transactions()),
                clock));
    }

    @Bean
    ItemSettlement itemSettlement(CommandGateway commands, PeriodViews periods, LedgerState state, ItemTable items) {
        return new ItemSettlement(commands, periods, state, items);
    }

    @Bean
    JobKind reconciliationJob(Database database, BillLines lines, PartnerMonths months, LedgerClock clock) {
        var snapshot = new TransactionTemplate(database.transactions());
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new ReconciliationJob(new ReconciliationJob.Parts(
                new RunTable(database.jdbc()),
                new OurLines(lines, months, database.dataSource()),
                new OurBooks(database.jdbc(), database.dataSource()),
                new Matching(database.jdbc()),
                new ItemTable(database.jdbc()),
                database.jdbc(),
                database.dataSource(),
                snapshot,
                new TransactionTemplate(database.transactions()),
                clock));
    }
}
