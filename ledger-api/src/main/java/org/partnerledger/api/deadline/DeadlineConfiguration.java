package org.partnerledger.api.deadline;

import java.util.List;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.projections.deadline.DeadlineReadModel;
import org.partnerledger.projections.deadline.DeadlineViews;
import org.partnerledger.projections.rules.RulesViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of this package. */
@Configuration(proxyBeanMethods = false)
class DeadlineConfiguration {

    @Bean
    DeadlineReadModel deadlineReadModel(JdbcClient jdbc) {
        return new DeadlineReadModel(jdbc);
    }

    @Bean
    DeadlineViews deadlineViews(JdbcClient jdbc) {
        return new DeadlineViews(jdbc);
    }

    @Bean
    Supplier<RulesSnapshot> rulesInForce(RulesViews rules) {
        return rules::current;
    }

    /** @param rules the rules in force now */
    @Bean
    Deadlines deadlines(
            DeadlineViews deadlines,
            Supplier<RulesSnapshot> rules,
            CommandGateway commands,
            PlatformTransactionManager transactions,
            List<DueStep> steps) {
        return new Deadlines(deadlines, rules, commands::sendAndWait, new TransactionTemplate(transactions), steps);
    }

    @Bean
    DeadlinePoller deadlinePoller(Deadlines deadlines, LedgerClock clock) {
        return new DeadlinePoller(deadlines, clock);
    }
}
