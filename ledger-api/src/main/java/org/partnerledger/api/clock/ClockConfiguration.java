package org.partnerledger.api.clock;

import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One clock for everything: Axon stamps events with it, too. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    @Profile("!simulation")
    LedgerClock systemClock() {
        return LedgerClock.system();
    }

    @Bean
    @Profile("simulation")
    @DependsOnDatabaseInitialization
    SimulationClock simulationClock(JdbcClient jdbc) {
        return SimulationClock.open(jdbc);
    }
}
