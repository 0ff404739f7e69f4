package org.partnerledger.api.seal;

import java.nio.file.Path;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ConfigurerModule;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.api.store.EventReader;
import org.partnerledger.api.store.StoreProperties;
import org.partnerledger.core.seal.SealFeature;
import org.partnerledger.projections.line.LineStream;
import org.partnerledger.projections.seal.LinkEvidence;
import org.partnerledger.projections.seal.SealReadModel;
import org.partnerledger.projections.seal.SealViews;
import org.partnerledger.projections.seal.StandingEvidence;
import org.partnerledger.projections.trade.TradeEvidence;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of this package. */
@Configuration(proxyBeanMethods = false)
@Import({
    LineStream.class,
    LinkEvidence.class,
    ProgrammeRecords.class,
    SealReadModel.class,
    SealReads.class,
    SealViews.class,
    StandingEvidence.class,
    TradeEvidence.class
})
class SealConfiguration {

    @Bean
    ConfigurerModule sealFeature() {
        return SealFeature::register;
    }

    /** @param configured {@code LEDGER_SEAL_KEY_FILE}; none means a key of the ledger's own, in its home */
    @Bean
    SealKey sealKey(StoreProperties store, @Value("${ledger.seal.key-file:}") String configured) {
        return configured.isBlank()
                ? new SealKey(store.home().resolve("seal-key.pem"), true)
                : new SealKey(Path.of(configured), false);
    }

    @Bean
    StoreHistory storeHistory(JdbcClient jdbc, EventReader events, PlatformTransactionManager transactions) {
        var reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        return new StoreHistory(jdbc, events, reading);
    }

    @Bean
    MonthSealing monthSealing(
            SealReads reads, SealKey key, StoreHistory history, CommandGateway commands, LedgerClock clock) {
        return new MonthSealing(reads, key, history, commands, clock);
    }

    @Bean
    SealProofs sealProofs(SealReads reads, PlatformTransactionManager transactions) {
        return new SealProofs(reads, snapshot(transactions));
    }

    /** One state of the tables for everything that is read within. */
    private static TransactionTemplate snapshot(PlatformTransactionManager transactions) {
        var snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return snapshot;
    }
}
