package org.partnerledger.api.access.issuer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What clients are kept by, whether the ledger issues tokens at the moment or not. */
@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

    @Bean
    ClientTable clientTable(JdbcClient jdbc) {
        return new ClientTable(jdbc);
    }

    @Bean
    ClientSecrets clientSecrets() {
        return new ClientSecrets();
    }
}
