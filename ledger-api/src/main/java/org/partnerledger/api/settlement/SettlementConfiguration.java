package org.partnerledger.api.settlement;

import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ConfigurerModule;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.core.settlement.SettlementFeature;
import org.partnerledger.projections.settlement.SettlementReadModel;
import org.partnerledger.projections.settlement.SettlementViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of this package. */
@Configuration(proxyBeanMethods = false)
class SettlementConfiguration {

    @Bean
    SettlementReadModel settlementReadModel(JdbcClient jdbc) {
        return new SettlementReadModel(jdbc);
    }

    @Bean
    SettlementViews settlementViews(JdbcClient jdbc) {
        return new SettlementViews(jdbc);
    }

    @Bean
    AutoConfirmation autoConfirmation() {
        return new AutoConfirmation();
    }

    @Bean
    WhenPeriodClosedThenPublishStatement whenPeriodClosedThenPublishStatement(
            CommandGateway commands, Supplier<RulesSnapshot> rules, LedgerClock clock) {
        return new WhenPeriodClosedThenPublishStatement(commands, rules, clock);
    }

    @Bean
    ConfigurerModule settlementFeature() {
        return SettlementFeature::register;
    }

    /** Subscribing: a close without its statement must not be committed. */
    @Bean
    ConfigurerModule statementsPublished() {
        return configurer -> configurer
                .eventProcessing()
                .registerSubscribingEventProcessor(WhenPeriodClosedThenPublishStatement.GROUP);
    }
}
