package org.partnerledger.api.rules;

import org.axonframework.config.ConfigurerModule;
import org.partnerledger.core.plan.PlanFeature;
import org.partnerledger.core.rulebook.RuleBookFeature;
import org.partnerledger.projections.rules.RulesReadModel;
import org.partnerledger.projections.rules.RulesViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rules' parts of the ledger: their aggregates, what is read of them, and the views. */
@Configuration(proxyBeanMethods = false)
class RulesConfiguration {

    @Bean
    ConfigurerModule ruleFeatures() {
        return configurer -> {
            RuleBookFeature.register(configurer);
            PlanFeature.register(configurer);
        };
    }

    @Bean
    RulesReadModel rulesReadModel(JdbcClient jdbc) {
        return new RulesReadModel(jdbc);
    }

    @Bean
    RulesViews rulesViews(JdbcClient jdbc) {
        return new RulesViews(jdbc);
    }
}
