package org.partnerledger.api.programme;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ConfigurerModule;
import org.partnerledger.api.deadline.DueStep;
import org.partnerledger.api.period.Programme;
import org.partnerledger.core.benefit.BenefitFeature;
import org.partnerledger.core.opportunity.OpportunityFeature;
import org.partnerledger.core.project.ProjectFeature;
import org.partnerledger.core.stored.EventJson;
import org.partnerledger.projections.benefit.BenefitReadModel;
import org.partnerledger.projections.benefit.BenefitViews;
import org.partnerledger.projections.opportunity.OpportunityReadModel;
import org.partnerledger.projections.opportunity.OpportunityViews;
import org.partnerledger.projections.period.PeriodViews;
import org.partnerledger.projections.project.ProjectReadModel;
import org.partnerledger.projections.project.ProjectViews;
import org.partnerledger.projections.project.SubsidyViews;
import org.partnerledger.projections.project.UnsubscribedViews;
import org.partnerledger.projections.recalculation.CorrectionViews;
import org.partnerledger.projections.rules.RulesViews;
import org.partnerledger.projections.settlement.SettlementViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Opportunities, projects and benefits: their aggregates, read models, views, and what follows by itself. */
@Configuration(proxyBeanMethods = false)
class ProgrammeConfiguration {

    @Bean
    ConfigurerModule programmeFeatures() {
        return configurer -> {
            OpportunityFeature.register(configurer);
            ProjectFeature.register(configurer);
            BenefitFeature.register(configurer);
            // Subscribing: a refund without its claw-back must not be committed.
            configurer.eventProcessing().registerSubscribingEventProcessor(WhenOrdersChangeThenClawBack.GROUP);
        };
    }

    @Bean
    OpportunityReadModel opportunityReadModel(JdbcClient jdbc) {
        return new OpportunityReadModel(jdbc);
    }

    @Bean
    OpportunityViews opportunityViews(JdbcClient jdbc) {
        return new OpportunityViews(jdbc);
    }

    @Bean
    ProjectReadModel projectReadModel(JdbcClient jdbc) {
        return new ProjectReadModel(jdbc, storedJson());
    }

    @Bean
    ProjectViews projectViews(JdbcClient jdbc) {
        return new ProjectViews(jdbc);
    }

    @Bean
    SubsidyViews subsidyViews(JdbcClient jdbc, ProjectViews projects) {
        return new SubsidyViews(jdbc, storedJson(), projects);
    }

    @Bean
    BenefitReadModel benefitReadModel(JdbcClient jdbc) {
        return new BenefitReadModel(jdbc);
    }

    @Bean
    BenefitViews benefitViews(JdbcClient jdbc) {
        return new BenefitViews(jdbc);
    }

    @Bean
    Programme programme(
            ProjectViews projects,
            SubsidyViews subsidies,
            BenefitViews benefits,
            SettlementViews settlements,
            CorrectionViews recalculated) {
        return new LedgerProgramme(projects, subsidies, benefits, settlements, recalculated);
    }

    @Bean
    WhenOrdersChangeThenClawBack whenOrdersChangeThenClawBack(
            CommandGateway commands, ProjectViews projects, JdbcClient jdbc, PeriodViews periods, RulesViews rules) {
        return new WhenOrdersChangeThenClawBack(commands, projects, new UnsubscribedViews(jdbc), periods, rules);
    }

    @Bean
    DueStep opportunityAnswer() {
        return DueSteps.opportunityAnswer();
    }

    @Bean
    DueStep subsidyVerification(ProjectViews projects, PeriodViews periods) {
        return DueSteps.subsidyVerification(projects, periods);
    }

    @Bean
    DueStep staffListVerification() {
        return DueSteps.staffListVerification();
    }

    @Bean
    DueStep fundSettlement() {
        return DueSteps.fundSettlement();
    }

    private static JsonMapper storedJson() {
        JsonMapper.Builder json = JsonMapper.builder();
        EventJson.apply(json);
        return json.build();
    }
}
