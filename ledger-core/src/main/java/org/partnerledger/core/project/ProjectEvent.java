package org.partnerledger.core.project;

import java.time.LocalDate;
import java.util.List;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.stored.StoredName;

/**
 * Everything that can happen to a project. The months in which money stands are decided here, once; the amounts are
 * decided by the close, with the rules in force then (domain.md, section 10).
 */
public sealed interface ProjectEvent {

    ProjectId projectId();

    @StoredName("project-filed")
    record ProjectFiled(ProjectId projectId, ProjectPlan plan) implements ProjectEvent {}

    @StoredName("project-approved")
    record ProjectApproved(ProjectId projectId, LocalDate on) implements ProjectEvent {}

    @StoredName("project-replanned")
    record ProjectReplanned(ProjectId projectId, LocalDate requestedOn, LocalDate approvedOn, List<NewDay> milestones)
            implements ProjectEvent {

        public ProjectReplanned {
            milestones = List.copyOf(milestones);
        }
    }

    /** A milestone's new day. */
    record NewDay(String milestoneId, LocalDate dueOn) {}

    @StoredName("milestone-delivered")
    record MilestoneDelivered(ProjectId projectId, String milestoneId, LocalDate deliveredOn) implements ProjectEvent {}

    /**
     * @param settledWith the tier-1 partner on whose statement the subsidy stands
     * @param standsOn the month of acceptance, or the first open one if that was closed
     * @param verifyWorkdays more than these without a verification let the subsidy lapse
     */
    @StoredName("project-accepted")
    record ProjectAccepted(
            ProjectId projectId, LocalDate on, PartnerId settledWith, Period standsOn, int verifyWorkdays)
            implements ProjectEvent {}

    @StoredName("subsidy-verified")
    record SubsidyVerified(ProjectId projectId, LocalDate on) implements ProjectEvent {}

    /** @param standsOn the first open statement, but not an earlier one than the subsidy's own */
    @StoredName("subsidy-lapsed")
    record SubsidyLapsed(ProjectId projectId, Period standsOn) implements ProjectEvent {}

    /** It was verified in time after all; what had lapsed is given back. */
    @StoredName("subsidy-given-back")
    record SubsidyGivenBack(ProjectId projectId, Period standsOn) implements ProjectEvent {}

    @StoredName("subsidy-clawed-back")
    record SubsidyClawedBack(ProjectId projectId, Unsubscription unsubscription, Period standsOn)
            implements ProjectEvent {}

    /**
     * The refund was taken back: its claw-back counts as if it had never been.
     *
     * @param standsOn where it is made good if the claw-back's own month is closed
     */
    @StoredName("subsidy-claw-back-undone")
    record SubsidyClawBackUndone(ProjectId projectId, Unsubscription unsubscription, Period standsOn)
            implements ProjectEvent {}

    /** Everything that can happen to the projects of one customer together. */
    sealed interface CustomerProjectsEvent {

        CustomerId customerId();

        /** From now on no other project of the customer may share a day with it. */
        @StoredName("project-days-taken")
        record ProjectDaysTaken(CustomerId customerId, ProjectId projectId, LocalDate start, LocalDate end)
                implements CustomerProjectsEvent {}
    }
}
