package org.partnerledger.api.finance;

import org.partnerledger.core.stored.EventJson;
import org.partnerledger.projections.finance.CarryOverViews;
import org.partnerledger.projections.finance.DeductionViews;
import org.partnerledger.projections.finance.ExclusionViews;
import org.partnerledger.projections.finance.FactViews;
import org.partnerledger.projections.finance.FrozenViews;
import org.partnerledger.projections.finance.LiabilityViews;
import org.partnerledger.projections.finance.RuleChangeViews;
import org.partnerledger.projections.finance.SpendReadModel;
import org.partnerledger.projections.finance.SpendViews;
import org.partnerledger.projections.finance.TakenBackViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The views behind this package. */
@Configuration(proxyBeanMethods = false)
class FinanceConfiguration {

    @Bean
    SpendReadModel spendReadModel(JdbcClient jdbc) {
        return new SpendReadModel(jdbc);
    }

    @Bean
    SpendViews spendViews(JdbcClient jdbc) {
        return new SpendViews(jdbc);
    }

    @Bean
    CarryOverViews carryOverViews(JdbcClient jdbc) {
        return new CarryOverViews(jdbc);
    }

    @Bean
    ExclusionViews exclusionViews(JdbcClient jdbc) {
        return new ExclusionViews(jdbc);
    }

    @Bean
    FrozenViews frozenViews(JdbcClient jdbc) {
        return new FrozenViews(jdbc);
    }

    @Bean
    LiabilityViews liabilityViews(JdbcClient jdbc) {
        return new LiabilityViews(jdbc);
    }

    @Bean
    TakenBackViews takenBackViews(JdbcClient jdbc) {
        return new TakenBackViews(jdbc);
    }

    @Bean
    DeductionViews deductionViews(JdbcClient jdbc) {
        JsonMapper.Builder stored = JsonMapper.builder();
        EventJson.apply(stored);
        return new DeductionViews(jdbc, stored.build());
    }

    @Bean
    RuleChangeViews ruleChangeViews(JdbcClient jdbc) {
        return new RuleChangeViews(jdbc);
    }

    @Bean
    FactViews factViews(JdbcClient jdbc) {
        return new FactViews(jdbc);
    }
}
