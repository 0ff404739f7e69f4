package org.partnerledger.api.settlement;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.period.PeriodEvent.PeriodClosed;
import org.partnerledger.core.rulebook.Parameters;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.core.settlement.SettlementCommand.PublishStatement;
import org.partnerledger.core.settlement.StatementId;

/** In the transaction of the close: a month that is closed is a statement to be confirmed. */
@ProcessingGroup(WhenPeriodClosedThenPublishStatement.GROUP)
class WhenPeriodClosedThenPublishStatement {

    static final String GROUP = "statements-published";

    private final CommandGateway commands;
    private final Supplier<RulesSnapshot> rules;
    private final LedgerClock clock;

    WhenPeriodClosedThenPublishStatement(CommandGateway commands, Supplier<RulesSnapshot> rules, LedgerClock clock) {
        this.commands = commands;
        this.rules = rules;
        this.clock = clock;
    }

    @EventHandler
    void on(PeriodClosed closed) {
        Parameters parameters = rules.get().parameters();
        Object _ = commands.sendAndWait(new PublishStatement(
                new StatementId(closed.partnerId(), closed.period()),
                closed.statement().currency(),
                closed.statement().payable(),
                closed.bill().byAssociation().containsKey(Association.RESALE),
                LocalDate.ofInstant(clock.instant(), parameters.zone()),
                parameters.confirmWorkdays()));
    }
}
