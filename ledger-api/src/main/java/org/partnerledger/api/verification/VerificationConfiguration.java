package org.partnerledger.api.verification;

import org.partnerledger.api.seal.SealProofs;
import org.partnerledger.api.seal.StoreHistory;
import org.partnerledger.api.store.EventReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The parts of this package. */
@Configuration(proxyBeanMethods = false)
class VerificationConfiguration {

    @Bean
    StoreVerification storeVerification(
            JdbcClient jdbc,
            EventReader events,
            StoreHistory history,
            SealProofs proofs,
            PlatformTransactionManager transactions) {
        var snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new StoreVerification(jdbc, events, history, proofs, snapshot);
    }

    @Bean
    VerificationJob verificationJob(StoreVerification verification, JsonMapper json) {
        return new VerificationJob(verification, json);
    }
}
