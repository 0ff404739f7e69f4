package org.partnerledger.api.payout;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ConfigurerModule;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.api.intake.state.LedgerState;
import org.partnerledger.core.payout.PayoutFeature;
import org.partnerledger.projections.payout.PayoutReadModel;
import org.partnerledger.projections.payout.PayoutViews;
import org.partnerledger.projections.rules.RulesViews;
import org.partnerledger.projections.settlement.SettlementViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of this package. */
@Configuration(proxyBeanMethods = false)
class PayoutConfiguration {

    @Bean
    ConfigurerModule payoutFeature() {
        return PayoutFeature::register;
    }

    @Bean
    PayoutReadModel payoutReadModel(JdbcClient jdbc) {
        return new PayoutReadModel(jdbc);
    }

    @Bean
    PayoutViews payoutViews(JdbcClient jdbc) {
        return new PayoutViews(jdbc);
    }

    @Bean
    PayoutDesk.Together payoutTogether(LedgerClock clock, LedgerState ledger) {
        return new PayoutDesk.Together(clock, ledger);
    }

    @Bean
    PayoutDesk payoutDesk(
            CommandGateway commands,
            PayoutViews payouts,
            SettlementViews statements,
            RulesViews rules,
            PayoutDesk.Together together) {
        return new PayoutDesk(commands, payouts, statements, rules, together);
    }
}
