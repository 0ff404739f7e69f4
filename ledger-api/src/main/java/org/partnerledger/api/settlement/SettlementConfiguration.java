package org.partnerledger.api.settlement;

import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ConfigurerModule;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.core.settlement.SettlementFeature;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of this package. */
@Configuration(proxyBeanMethods = false)
class SettlementConfiguration {

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
