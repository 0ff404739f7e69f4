package org.partnerledger.api.journal;

import org.partnerledger.projections.journal.JournalExport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of this package. */
@Configuration(proxyBeanMethods = false)
class JournalConfiguration {

    @Bean
    JournalExport journalExport(JdbcClient jdbc, PlatformTransactionManager transactions) {
        var snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new JournalExport(jdbc, snapshot);
    }
}
