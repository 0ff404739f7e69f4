package org.partnerledger.api.access.machine;

import java.time.Clock;
import org.partnerledger.api.access.AccessProperties;
import org.partnerledger.api.access.audit.AuditLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of this package. */
@Configuration(proxyBeanMethods = false)
class MachineConfiguration {

    /** Keys expire by the time of the world, whatever a simulation's clock says. */
    @Bean
    ApiKeys apiKeys(JdbcClient jdbc) {
        return new ApiKeys(new ApiKeyTable(jdbc), Clock.systemUTC());
    }

    @Bean
    TokenIdentity tokenIdentity(AccessProperties access) {
        return new TokenIdentity(access);
    }

    /** A part of the security chains, not a filter of every request: hence no bean of type Filter. */
    @Bean
    MachineFilters machineFilters(ApiKeys keys, AccessProperties access, AuditLog audit) {
        return new MachineFilters(new KeyFilter(keys, access), new RequestLimit(access.requestsPerSecond(), audit));
    }
}
