package org.partnerledger.core.project;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calendar.WorkdayCalendar;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.project.ProjectEvent.NewDay;

/** What a project can be asked. */
public sealed interface ProjectCommand {

    ProjectId projectId();

    /** Changes nothing; answers with the {@link ProjectStanding} of the project, which must be filed. */
    record RequireProject(@TargetAggregateIdentifier ProjectId projectId) implements ProjectCommand {}

    /** Changes nothing; refuses what {@link FileProject} would refuse. To be asked before {@link TakeProjectDays}. */
    record CheckFiling(@TargetAggregateIdentifier ProjectId projectId, ProjectPlan plan) implements ProjectCommand {}

    /** To be asked after {@link TakeProjectDays}. */
    record FileProject(@TargetAggregateIdentifier ProjectId projectId, ProjectPlan plan) implements ProjectCommand {}

    record ApproveProject(@TargetAggregateIdentifier ProjectId projectId, LocalDate on) implements ProjectCommand {}

    /** An approved request for other days. */
    record ReplanProject(
            @TargetAggregateIdentifier ProjectId projectId,
            LocalDate requestedOn,
            LocalDate approvedOn,
            List<NewDay> milestones,
            WorkdayCalendar calendar)
            implements ProjectCommand {

        public ReplanProject {
            milestones = List.copyOf(milestones);
        }
    }

    /** @param calendar by which a late delivery is counted */
    record DeliverMilestone(
            @TargetAggregateIdentifier ProjectId projectId,
            String milestoneId,
            LocalDate deliveredOn,
            WorkdayCalendar calendar)
            implements ProjectCommand {}

    /** @param closedThrough the last closed month of {@code settledWith}; null while none is */
    record AcceptProject(
            @TargetAggregateIdentifier ProjectId projectId,
            LocalDate on,
            PartnerId settledWith,
            @Nullable Period closedThrough)
            implements ProjectCommand {}

    /** @param closedThrough the last closed month of the partner it is settled with; null while none is */
    record VerifySubsidy(
            @TargetAggregateIdentifier ProjectId projectId,
            LocalDate on,
            WorkdayCalendar calendar,
            @Nullable Period closedThrough)
            implements ProjectCommand {}

    /**
     * What a deadline asks; nothing happens where the partner was faster.
     *
     * @param closedThrough the last closed month of the partner it is settled with; null while none is
     */
    record LapseSubsidy(
            @TargetAggregateIdentifier ProjectId projectId,
            @Nullable Period closedThrough) implements ProjectCommand {}

    /**
     * What a refund asks; nothing happens the second time.
     *
     * @param closedThrough the last closed month of the partner it is settled with; null while none is
     */
    record ClawBackSubsidy(
            @TargetAggregateIdentifier ProjectId projectId,
            Unsubscription unsubscription,
            @Nullable Period closedThrough)
            implements ProjectCommand {}

    /**
     * What the withdrawal of a refund asks; nothing happens where it clawed nothing back.
     *
     * @param source with {@code eventId} the key of the refund event
     * @param closedThrough the last closed month of the partner it is settled with; null while none is
     */
    record UndoClawBack(
            @TargetAggregateIdentifier ProjectId projectId,
            String source,
            String eventId,
            @Nullable Period closedThrough)
            implements ProjectCommand {}

    /**
     * To be asked between {@link CheckFiling} and {@link FileProject}: the days of a customer's projects do not
     * overlap.
     */
    record TakeProjectDays(
            @TargetAggregateIdentifier CustomerProjectsId customerProjectsId,
            ProjectId projectId,
            LocalDate start,
            LocalDate end)
            implements ProjectCommand {}
}
