package org.partnerledger.api.intake;

import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventhandling.EventBus;
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
