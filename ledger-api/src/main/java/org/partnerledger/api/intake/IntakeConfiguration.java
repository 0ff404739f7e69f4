package org.partnerledger.api.intake;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.api.feed.FactJson;
import org.partnerledger.api.intake.chunk.IntakeParts;
import org.partnerledger.api.intake.fact.EventParser;
import org.partnerledger.api.intake.fact.FactType;
import org.partnerledger.api.intake.inbox.Inbox;
import org.partnerledger.api.intake.inbox.Names;
import org.partnerledger.api.intake.state.IntakeViews;
import org.partnerledger.api.intake.state.LedgerState;
import org.partnerledger.api.partner.PartnerFacts;
import org.partnerledger.api.store.TableStatistics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The way of facts into the ledger. */
@Configuration(proxyBeanMethods = false)
@Import({IntakeViews.class, IntakeParts.class, Inbox.class, Names.class})
class IntakeConfiguration {

    @Bean
    LedgerState ledgerState(
            JdbcClient jdbc, TransactionManager transactions, PlatformTransactionManager reads, IntakeViews views) {
        var snapshot = new TransactionTemplate(reads);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        return new LedgerState(jdbc, transactions, snapshot, views);
    }

    /** @param types kinds of facts that other packages bring as beans */
    @Bean
    EventParser eventParser(List<FactType<?>> types) {
        var all = new ArrayList<FactType<?>>(PartnerFacts.all());
        all.addAll(types);
        return new EventParser(all);
    }

    @Bean
    ChunkIntake intake(IntakeParts parts, EventParser parser, LedgerClock clock, List<AfterFacts> afterwards) {
        return new ChunkIntake(parts, parser, clock, FactJson.MAPPER, afterwards);
    }

    @Bean
    FollowingRules followingRules(Redecision redecision, ChunkIntake intake, List<AfterFacts> afterwards) {
        return new FollowingRules(redecision, intake, afterwards);
    }

    @Bean
    GrowthWatch growthWatch(TableStatistics statistics) {
        return new GrowthWatch(statistics);
    }

    @Bean
    Redecision redecision(IntakeParts parts, JdbcClient jdbc, LedgerClock clock) {
        return new Redecision(parts, jdbc, clock);
    }
}
