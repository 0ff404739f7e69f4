package org.partnerledger.api.intake.quarantine;

import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.api.feed.FactJson;
import org.partnerledger.api.intake.ChunkIntake;
import org.partnerledger.api.intake.chunk.IntakeParts;
import org.partnerledger.api.intake.fact.EventParser;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The desk that decides about what could not be taken. */
@Configuration(proxyBeanMethods = false)
class QuarantineConfiguration {

    @Bean
    QuarantineViews quarantineViews(JdbcClient jdbc) {
        return new QuarantineViews(jdbc);
    }

    @Bean
    QuarantineDesk quarantineDesk(IntakeParts parts, EventParser parser, ChunkIntake intake, LedgerClock clock) {
        return new QuarantineDesk(parts, parser, intake, clock, FactJson.MAPPER);
    }
}
