package org.partnerledger.api.line;

import org.partnerledger.projections.line.LineLists;
import org.partnerledger.projections.line.LineStories;
import org.partnerledger.projections.line.LineViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What this package reads. */
@Configuration(proxyBeanMethods = false)
class LineConfiguration {

    @Bean
    LineLists lineLists(JdbcClient jdbc) {
        return new LineLists(jdbc);
    }

    @Bean
    LineStories lineStories(JdbcClient jdbc, LineViews lines) {
        return new LineStories(jdbc, lines);
    }
}
