package org.partnerledger.api.intake.chunk;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventhandling.EventBus;
import org.partnerledger.api.intake.inbox.Inbox;
import org.partnerledger.api.intake.inbox.Names;
import org.partnerledger.api.intake.state.IntakeViews;
import org.partnerledger.api.intake.state.LedgerState;

/** What intake works with. */
public record IntakeParts(
        LedgerState state, IntakeViews views, Inbox inbox, Names names, CommandBus commands, EventBus events) {}
