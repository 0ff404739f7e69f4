package org.partnerledger.projections.project;

import java.time.Instant;
import java.util.List;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.milestone.Milestone;
import org.partnerledger.core.period.PeriodEvent.PeriodClosed;
import org.partnerledger.core.project.ProjectEvent;
import org.partnerledger.core.project.ProjectEvent.MilestoneDelivered;
import org.partnerledger.core.project.ProjectEvent.ProjectAccepted;
import org.partnerledger.core.project.ProjectEvent.ProjectApproved;
import org.partnerledger.core.project.ProjectEvent.ProjectFiled;
import org.partnerledger.core.project.ProjectEvent.ProjectReplanned;
import org.partnerledger.core.project.ProjectEvent.SubsidyClawBackUndone;
import org.partnerledger.core.project.ProjectEvent.SubsidyClawedBack;
import org.partnerledger.core.project.ProjectEvent.SubsidyGivenBack;
import org.partnerledger.core.project.ProjectEvent.SubsidyLapsed;
import org.partnerledger.core.project.ProjectEvent.SubsidyVerified;
import org.partnerledger.core.project.ProjectPlan;
import org.partnerledger.core.project.ProjectState;
import org.partnerledger.core.statement.Statement.SubsidyEntry;
import org.partnerledger.projections.readmodel.ReadModel;
import org.partnerledger.projections.readmodel.RecordedEvent;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Folds projects into their tables, and what closes entered of their subsidies. */
public final class ProjectReadModel implements ReadModel {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    /** @param json the mapper of stored events */
    public ProjectReadModel(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        for (RecordedEvent recorded : events) {
            switch (recorded.event()) {
                case ProjectEvent event -> apply(event, recorded.recordedAt());
                case PeriodClosed event -> seal(event, recorded.recordedAt());
                default -> {
                    // Says nothing about projects.
                }
            }
        }
    }

    @Override
    public void clear() {
        jdbc.sql("truncate project, project_milestone, subsidy_event").update();
    }

    private void apply(ProjectEvent event, Instant at) {
        String id = event.projectId().value();
        switch (event) {
            case ProjectFiled it -> filed(id, it.plan());
            case ProjectApproved it ->
                jdbc.sql("update project set state = ?, approved_on = ? where project_id = ?")
                        .params(ProjectState.APPROVED.name(), it.on(), id)
                        .update();
            case ProjectReplanned it -> replanned(id, it);
            case MilestoneDelivered it ->
                jdbc.sql("update project_milestone set delivered_on = ? where project_id = ? and milestone_id = ?")
                        .params(it.deliveredOn(), id, it.milestoneId())
                        .update();
            case ProjectAccepted it -> accepted(id, it, at);
            case SubsidyVerified it ->
                jdbc.sql("update project set state = ?, verified_on = ? where project_id = ?")
                        .params(ProjectState.VERIFIED.name(), it.on(), id)
                        .update();
            case SubsidyLapsed it -> {
                jdbc.sql("update project set state = ? where project_id = ?")
                        .params(ProjectState.LAPSED.name(), id)
                        .update();
                taken(it, it.standsOn(), at);
            }
            case SubsidyGivenBack it -> taken(it, it.standsOn(), at);
            case SubsidyClawedBack it -> {
                taken(it, it.standsOn(), at);
                refunded(it);
            }
            case SubsidyClawBackUndone it -> taken(it, it.standsOn(), at);
        }
    }

    private void filed(String id, ProjectPlan plan) {
        jdbc.sql("""
                        insert into project (project_id, partner_id, customer_id, scenario, opportunity_id, filed_on,
                                             starts_on, ends_on, subsidy, currency, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(plan.partnerId().value())
                .param(plan.customerId().value())
                .param(plan.scenario().name())
                .param(
                        plan.opportunityId() == null
                                ? null
                                : plan.opportunityId().value())
                .param(plan.filedOn())
                .param(plan.start())
                .param(plan.end())
                .param(plan.subsidy().value())
                .param(plan.currency().code())
                .param(ProjectState.FILED.name())
                .update();
        for (int i = 0; i < plan.milestones().size(); i++) {
            milestone(id, i, plan.milestones().get(i));
        }
    }

    private void milestone(String project, int ordinal, Milestone it) {
        jdbc.sql("""
                        insert into project_milestone
                            (project_id, ordinal, milestone_id, name, planned_on, due_on, share)
                        values (?, ?, ?, ?, ?, ?, ?::numeric)""")
                .param(project)
                .param(ordinal)
                .param(it.milestoneId())
                .param(it.name())
                .param(it.dueOn())
                .param(it.dueOn())
                .param(it.share() == null ? null : it.share().value())
                .update();
    }

    private void replanned(String id, ProjectReplanned it) {
        it.milestones()
                .forEach(moved -> jdbc.sql(
                                "update project_milestone set due_on = ? where project_id = ? and milestone_id = ?")
                        .params(moved.dueOn(), id, moved.milestoneId())
                        .update());
    }

    private void accepted(String id, ProjectAccepted it, Instant at) {
        jdbc.sql("""
                        update project set state = ?, accepted_on = ?, accepted_at = ?, settled_with = ?, stands_on = ?,
                                           verify_workdays = ?
                        where project_id = ?""")
                .param(ProjectState.ACCEPTED.name())
                .param(it.on())
                .param(Instants.of(at))
                .param(it.settledWith().value())
                .param(it.standsOn().index())
                .param(it.verifyWorkdays())
                .param(id)
                .update();
    }

    private void taken(ProjectEvent event, Period standsOn, Instant at) {
        jdbc.sql("""
                        insert into subsidy_event (project_id, ordinal, kind, event, stands_on, recorded_at)
                        select ?, count(*), ?, ?, ?, ? from subsidy_event where project_id = ?""")
                .param(event.projectId().value())
                .param(event.getClass().getSimpleName())
                .param(json.writeValueAsString(event))
                .param(standsOn.index())
                .param(Instants.of(at))
                .param(event.projectId().value())
                .update();
    }

    private void refunded(SubsidyClawedBack it) {
        jdbc.sql("""
                        update subsidy_event set refund_source = ?, refund_event_id = ?
                        where project_id = ? and ordinal = (
                            select max(ordinal) from subsidy_event where project_id = ?)""")
                .params(
                        it.unsubscription().source(),
                        it.unsubscription().eventId(),
                        it.projectId().value(),
                        it.projectId().value())
                .update();
    }

    /** From here on the deduction is what the close decided, whatever becomes of the rules. */
    private void seal(PeriodClosed closed, Instant at) {
        for (SubsidyEntry entry : closed.statement().subsidies()) {
            jdbc.sql("""
                            update project set sealed_in = ?, sealed_at = ?, sealed_net = ?
                            where project_id = ? and sealed_in is null""")
                    .param(closed.period().index())
                    .param(Instants.of(at))
                    .param(entry.net().value())
                    .param(entry.projectId())
                    .update();
        }
    }
}
