package org.partnerledger.api.deadline;

import java.util.List;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.api.intake.AfterFacts;
import org.partnerledger.api.intake.state.LedgerState;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.projections.deadline.DeadlineReadModel;
import org.partnerledger.projections.deadline.DeadlineViews;
import org.partnerledger.projections.rules.RulesViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

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
            LedgerState state,
            List<DueStep> steps) {
        return new Deadlines(
                deadlines,
                rules,
                commands::sendAndWait,
                work -> {
                    boolean _ = state.exclusively(() -> {
                        work.run();
                        return true;
                    });
                },
                steps);
    }

    @Bean
    AfterFacts dueAfterFacts(Deadlines deadlines, LedgerClock clock) {
        return _ -> deadlines.fireUpTo(clock.instant());
    }

    @Bean
    DeadlinePoller deadlinePoller(Deadlines deadlines, LedgerClock clock) {
        return new DeadlinePoller(deadlines, clock);
    }
}
