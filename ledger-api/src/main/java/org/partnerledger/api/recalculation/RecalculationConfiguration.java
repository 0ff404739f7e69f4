package org.partnerledger.api.recalculation;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ConfigurerModule;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.comparison.RunDesk;
import org.partnerledger.api.intake.Redecision;
import org.partnerledger.api.intake.state.LedgerState;
import org.partnerledger.api.job.JobKind;
import org.partnerledger.api.job.Jobs;
import org.partnerledger.core.recalculation.RecalculationFeature;
import org.partnerledger.core.stored.EventJson;
import org.partnerledger.projections.period.PeriodViews;
import org.partnerledger.projections.recalculation.CorrectedReasons;
import org.partnerledger.projections.recalculation.CorrectionReadModel;
import org.partnerledger.projections.recalculation.CorrectionViews;
import org.partnerledger.projections.recalculation.RecalculationViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The parts of this package. */
@Configuration(proxyBeanMethods = false)
class RecalculationConfiguration {

    @Bean
    CorrectionReadModel correctionReadModel(JdbcClient jdbc) {
        return new CorrectionReadModel(jdbc, storedJson());
    }

    @Bean
    CorrectionViews correctionViews(JdbcClient jdbc) {
        return new CorrectionViews(jdbc, storedJson());
    }

    @Bean
    CorrectedReasons correctedReasons(JdbcClient jdbc) {
        return new CorrectedReasons(jdbc);
    }

    @Bean
    RecalculationViews recalculationViews(JdbcClient jdbc) {
        return new RecalculationViews(jdbc);
    }

    @Bean
    ConfigurerModule recalculationFeature() {
        return RecalculationFeature::register;
    }

    /** Whoever has signed in. */
    @Bean
    Persons persons() {
        return () -> CurrentUser.current().name();
    }

    @Bean
    ApprovedRows approvedRows(JdbcClient jdbc) {
        return new ApprovedRows(jdbc, storedJson());
    }

    @Bean
    RecalculationDesk recalculationDesk(
            RunDesk runs, Jobs jobs, CommandGateway commands, PeriodViews periods, ApprovedRows rows) {
        return new RecalculationDesk(runs, jobs, commands, periods, rows);
    }

    @Bean
    CorrectionJob.Parts correctionParts(
            CorrectionViews corrections,
            PeriodViews periods,
            LedgerState state,
            CommandGateway commands,
            Redecision redecision) {
        return new CorrectionJob.Parts(corrections, periods, state, commands, redecision);
    }

    @Bean
    JobKind correctionJob(ApprovedRows rows, CorrectionJob.Parts parts) {
        return new CorrectionJob(rows, parts);
    }

    private static JsonMapper storedJson() {
        JsonMapper.Builder json = JsonMapper.builder();
        EventJson.apply(json);
        return json.build();
    }
}
