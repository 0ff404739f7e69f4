package org.partnerledger.api.intake.chunk;

import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventhandling.EventBus;
import org.partnerledger.api.intake.inbox.Inbox;
import org.partnerledger.api.intake.inbox.Names;
import org.partnerledger.api.intake.state.IntakeViews;
import org.partnerledger.api.intake.state.LedgerState;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What intake works with. */
public record IntakeParts(
        LedgerState state, IntakeViews views, Inbox inbox, Names names, CommandBus commands, EventBus events) {

    public static IntakeParts of(
            LedgerState state,
            IntakeViews views,
            JdbcClient jdbc,
            DataSource dataSource,
            CommandBus commands,
            EventBus events) {
        return new IntakeParts(state, views, new Inbox(jdbc, dataSource), new Names(jdbc), commands, events);
    }
}
