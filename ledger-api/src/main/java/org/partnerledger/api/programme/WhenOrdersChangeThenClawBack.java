package org.partnerledger.api.programme;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.readmodel.Causes;
import org.partnerledger.core.consumption.ConsumptionEvent.LinesRecorded;
import org.partnerledger.core.consumption.ConsumptionEvent.LinesWithdrawn;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.RecordedLine;
import org.partnerledger.core.consumption.RecordedLine.Origin;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityWon;
import org.partnerledger.core.project.ProjectCommand;
import org.partnerledger.core.project.ProjectCommand.ClawBackSubsidy;
import org.partnerledger.core.project.ProjectCommand.UndoClawBack;
import org.partnerledger.core.project.ProjectEvent.ProjectAccepted;
import org.partnerledger.core.project.ProjectId;
import org.partnerledger.core.project.Unsubscription;
import org.partnerledger.projections.period.PeriodViews;
import org.partnerledger.projections.project.ProjectView;
import org.partnerledger.projections.project.ProjectViews;
import org.partnerledger.projections.project.UnsubscribedViews;
import org.partnerledger.projections.rules.RulesViews;

/**
 * In the transaction that makes the last piece known: a subsidy is clawed back in proportion when the orders that its
 * opportunity was won with are unsubscribed within half a year after the project (domain.md, section 7). Refund, win
 * and acceptance may come in any order.
 */
@ProcessingGroup(WhenOrdersChangeThenClawBack.GROUP)
class WhenOrdersChangeThenClawBack {

    static final String GROUP = "subsidies-clawed-back";

    private final CommandGateway commands;
    private final ProjectViews projects;
    private final UnsubscribedViews unsubscribed;
    private final PeriodViews periods;
    private final RulesViews rules;

    WhenOrdersChangeThenClawBack(
            CommandGateway commands,
            ProjectViews projects,
            UnsubscribedViews unsubscribed,
            PeriodViews periods,
            RulesViews rules) {
        this.commands = commands;
        this.projects = projects;
        this.unsubscribed = unsubscribed;
        this.periods = periods;
        this.rules = rules;
    }

    @EventHandler
    void on(LinesRecorded event) {
        Set<String> orders = new LinkedHashSet<>();
        for (RecordedLine recorded : event.lines()) {
            String order = recorded.line().baseTradeId();
            if (recorded.origin() == Origin.ORDER_REFUND
                    && recorded.line().lineType() == LineType.REFUND_UNSUBSCRIBE
                    && order != null) {
                orders.add(order);
            }
        }
        if (!orders.isEmpty()) {
            projects.wonWith(List.copyOf(orders)).forEach(this::clawBack);
        }
    }

    @EventHandler
    void on(OpportunityWon event) {
        projects.of(event.opportunityId().value()).forEach(this::clawBack);
    }

    @EventHandler
    void on(ProjectAccepted event) {
        projects.find(event.projectId().value()).ifPresent(this::clawBack);
    }

    /** The refund counts as if it had never arrived (domain.md, section 10). */
    @EventHandler
    void on(LinesWithdrawn event) {
        for (ProjectView project : projects.clawedBackBy(event.source(), event.eventId())) {
            send(
                    new UndoClawBack(
                            new ProjectId(project.projectId()),
                            event.source(),
                            event.eventId(),
                            closedThrough(project)),
                    "withdrawal of fact " + event.eventId() + " of " + event.source());
        }
    }

    private void clawBack(ProjectView project) {
        for (Unsubscription it :
                unsubscribed.of(project, rules.current().parameters().zone())) {
            send(
                    new ClawBackSubsidy(new ProjectId(project.projectId()), it, closedThrough(project)),
                    "fact " + it.eventId() + " of " + it.source());
        }
    }

    private void send(ProjectCommand command, String cause) {
        Object _ = commands.sendAndWait(
                GenericCommandMessage.asCommandMessage(command).andMetaData(Map.of(Causes.BY, cause)));
    }

    private @Nullable Period closedThrough(ProjectView project) {
        return periods.closedThrough(Objects.requireNonNull(project.settledWith()));
    }
}
