package org.partnerledger.api.site.partner;

import org.partnerledger.projections.period.PeriodGlances;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What these pages read beside documents and lists. */
@Configuration(proxyBeanMethods = false)
class PartnerSiteConfiguration {

    @Bean
    PeriodGlances periodGlances(JdbcClient jdbc) {
        return new PeriodGlances(jdbc);
    }
}
