package org.partnerledger.api.timeline;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.partnerledger.api.readmodel.Causes;
import org.partnerledger.core.stored.EventJson;
import org.partnerledger.projections.timeline.TimelineReadModel;
import org.partnerledger.projections.timeline.TimelineViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The parts of this package. */
@Configuration(proxyBeanMethods = false)
class TimelineConfiguration {

    @Bean
    TimelineReadModel timelineReadModel(JdbcClient jdbc) {
        JsonMapper.Builder json = JsonMapper.builder();
        EventJson.apply(json);
        return new TimelineReadModel(jdbc, json.build());
    }

    @Bean
    TimelineViews timelineViews(JdbcClient jdbc) {
        return new TimelineViews(jdbc);
    }

    /** What is said on a command is handed on to its events. */
    @Bean
    CorrelationDataProvider causes() {
        return new SimpleCorrelationDataProvider(Causes.SOURCE, Causes.ID, Causes.BY);
    }

    @Bean(destroyMethod = "cancel")
    Registration causeOfRequests(CommandBus commands) {
        return commands.registerDispatchInterceptor(new CauseOfRequest());
    }
}
