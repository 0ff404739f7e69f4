package org.partnerledger.api.export;

import javax.sql.DataSource;
import org.partnerledger.projections.line.BillLines;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** What this package reads. */
@Configuration(proxyBeanMethods = false)
class ExportConfiguration {

    @Bean
    BillLines billLines(DataSource dataSource) {
        return new BillLines(new JdbcTemplate(dataSource));
    }
}
