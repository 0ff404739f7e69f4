package org.partnerledger.core.project;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calendar.WorkdayCalendar;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.milestone.Milestone;
import org.partnerledger.core.project.ProjectCommand.AcceptProject;
import org.partnerledger.core.project.ProjectCommand.ApproveProject;
import org.partnerledger.core.project.ProjectCommand.CheckFiling;
import org.partnerledger.core.project.ProjectCommand.ClawBackSubsidy;
import org.partnerledger.core.project.ProjectCommand.DeliverMilestone;
import org.partnerledger.core.project.ProjectCommand.FileProject;
import org.partnerledger.core.project.ProjectCommand.LapseSubsidy;
import org.partnerledger.core.project.ProjectCommand.ReplanProject;
import org.partnerledger.core.project.ProjectCommand.RequireProject;
import org.partnerledger.core.project.ProjectCommand.UndoClawBack;
import org.partnerledger.core.project.ProjectCommand.VerifySubsidy;
import org.partnerledger.core.project.ProjectEvent.MilestoneDelivered;
import org.partnerledger.core.project.ProjectEvent.NewDay;
import org.partnerledger.core.project.ProjectEvent.ProjectAccepted;
import org.partnerledger.core.project.ProjectEvent.ProjectApproved;
import org.partnerledger.core.project.ProjectEvent.ProjectFiled;
import org.partnerledger.core.project.ProjectEvent.ProjectReplanned;
import org.partnerledger.core.project.ProjectEvent.SubsidyClawBackUndone;
import org.partnerledger.core.project.ProjectEvent.SubsidyClawedBack;
import org.partnerledger.core.project.ProjectEvent.SubsidyGivenBack;
import org.partnerledger.core.project.ProjectEvent.SubsidyLapsed;
import org.partnerledger.core.project.ProjectEvent.SubsidyVerified;
import org.partnerledger.core.project.ProjectRefusal.DeliveredBefore;
import org.partnerledger.core.project.ProjectRefusal.FiledBefore;
import org.partnerledger.core.project.ProjectRefusal.FiledTooLate;
import org.partnerledger.core.project.ProjectRefusal.ReplannedTooLate;
import org.partnerledger.core.project.ProjectRefusal.StepNotAllowed;
import org.partnerledger.core.project.ProjectRefusal.StillOpen;
import org.partnerledger.core.project.ProjectRefusal.UnknownMilestone;
import org.partnerledger.core.project.ProjectRefusal.UnknownProject;
import org.partnerledger.core.project.ProjectRefusal.VerifiedTooLate;
import org.partnerledger.core.project.ProjectState.Step;

/** Guards one project: its milestones from filing to acceptance, and its subsidy after that. */
class Project {

    /** Workdays after the acceptance within which the partner verifies the subsidy (domain.md, section 7). */
    static final int VERIFY_WORKDAYS = 40;

    @AggregateIdentifier
    private @Nullable ProjectId id;

    /** Null before it is filed. */
    @Nullable
    ProjectState state;

    private @Nullable ProjectPlan plan;

    /** By id, in the order of the plan. */
    private final Map<String, Milestone> milestones = new LinkedHashMap<>();

    /** Null before it is accepted. */
    private @Nullable ProjectAccepted accepted;

    /** By key of the refund event; a handful at most, the orders of one opportunity are. */
    private final Map<String, Unsubscription> clawedBack = new HashMap<>();

    /** For Axon, which replays events into an empty instance. */
    Project() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    ProjectStanding decide(RequireProject it) {
        var _ = requireFiled(it);
        return new ProjectStanding(Objects.requireNonNull(plan), accepted == null ? null : accepted.settledWith());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(CheckFiling it) {
        requireFileable(it.projectId(), it.plan());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(FileProject it) {
        requireFileable(it.projectId(), it.plan());
        apply(new ProjectFiled(it.projectId(), it.plan()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ApproveProject it) {
        require(it, Step.APPROVE);
        apply(new ProjectApproved(it.projectId(), it.on()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ReplanProject it) {
        var _ = requireFiled(it);
        for (int i = 0; i < it.milestones().size(); i++) {
            var _ = milestone(it, it.milestones().get(i).milestoneId(), "/data/milestones/" + i + "/milestoneId");
        }
        require(it, Step.REPLAN);
        for (NewDay moved : it.milestones()) {
            Milestone milestone = milestone(it, moved.milestoneId(), "");
            if (!it.requestedOn().isBefore(milestone.dueOn())) {
                throw new Refused(
                        new ReplannedTooLate(it.projectId(), moved.milestoneId(), milestone.dueOn(), it.requestedOn()));
            }
            requireCountable(milestone.dueOn(moved.dueOn()), it.calendar());
        }
        apply(new ProjectReplanned(it.projectId(), it.requestedOn(), it.approvedOn(), it.milestones()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(DeliverMilestone it) {
        var _ = requireFiled(it);
        Milestone milestone = milestone(it, it.milestoneId(), "/data/milestoneId");
        require(it, Step.DELIVER);
        if (milestone.deliveredOn() != null) {
            throw new Refused(new DeliveredBefore(it.projectId(), it.milestoneId(), milestone.deliveredOn(), open()));
        }
        requireCountable(milestone.deliveredOn(it.deliveredOn()), it.calendar());
        apply(new MilestoneDelivered(it.projectId(), it.milestoneId(), it.deliveredOn()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(AcceptProject it) {
        require(it, Step.ACCEPT);
        for (Milestone milestone : milestones.values()) {
            LocalDate delivered = milestone.deliveredOn();
            if (delivered == null || delivered.isAfter(it.on())) {
                throw new Refused(new StillOpen(it.projectId(), milestone.milestoneId(), it.on()));
            }
        }
        Period month = Period.of(YearMonth.from(it.on()));
        apply(new ProjectAccepted(
                it.projectId(), it.on(), it.settledWith(), firstOpen(month, it.closedThrough()), VERIFY_WORKDAYS));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(VerifySubsidy it) {
        var _ = requireFiled(it);
        if (accepted != null && !it.calendar().isWithin(accepted.on(), accepted.verifyWorkdays(), it.on())) {
            throw new Refused(new VerifiedTooLate(it.projectId(), accepted.on(), accepted.verifyWorkdays(), it.on()));
        }
        boolean lapsed = state == ProjectState.LAPSED;
        require(it, Step.VERIFY);
        apply(new SubsidyVerified(it.projectId(), it.on()));
        if (lapsed) {
            apply(new SubsidyGivenBack(it.projectId(), standsOn(it.closedThrough())));
        }
    }

    @CommandHandler
    void decide(LapseSubsidy it) {
        if (state != null && state.allows(Step.LAPSE)) {
            apply(new SubsidyLapsed(it.projectId(), standsOn(it.closedThrough())));
        }
    }

    @CommandHandler
    void decide(ClawBackSubsidy it) {
        require(it, Step.CLAW_BACK);
        if (!clawedBack.containsKey(it.unsubscription().key())) {
            apply(new SubsidyClawedBack(it.projectId(), it.unsubscription(), standsOn(it.closedThrough())));
        }
    }

    @CommandHandler
    void decide(UndoClawBack it) {
        Unsubscription before = clawedBack.get(it.source() + " " + it.eventId());
        if (before != null) {
            apply(new SubsidyClawBackUndone(it.projectId(), before, standsOn(it.closedThrough())));
        }
    }

    @EventSourcingHandler
    void evolve(ProjectEvent event) {
        id = event.projectId();
        switch (event) {
            case ProjectFiled it -> {
                state = ProjectState.FILED;
                plan = it.plan();
                it.plan().milestones().forEach(milestone -> milestones.put(milestone.milestoneId(), milestone));
            }
            case ProjectApproved _ -> state = ProjectState.APPROVED;
            case ProjectReplanned it ->
                it.milestones()
                        .forEach(moved -> milestones.computeIfPresent(
                                moved.milestoneId(), (_, milestone) -> milestone.dueOn(moved.dueOn())));
            case MilestoneDelivered it ->
                milestones.computeIfPresent(
                        it.milestoneId(), (_, milestone) -> milestone.deliveredOn(it.deliveredOn()));
            case ProjectAccepted it -> {
                state = ProjectState.ACCEPTED;
                accepted = it;
            }
            case SubsidyVerified _ -> state = ProjectState.VERIFIED;
            case SubsidyLapsed _ -> state = ProjectState.LAPSED;
            case SubsidyGivenBack _ -> {}
            case SubsidyClawedBack it -> clawedBack.put(it.unsubscription().key(), it.unsubscription());
            case SubsidyClawBackUndone it ->
                clawedBack.remove(it.unsubscription().key());
        }
    }

    private void requireFileable(ProjectId project, ProjectPlan filed) {
        if (!filed.filedOn().isBefore(filed.start())) {
            throw new Refused(new FiledTooLate(project, filed.filedOn(), filed.start()));
        }
        if (state != null) {
            throw new Refused(new FiledBefore(project, state));
        }
    }

    /** The first open statement, but never an earlier one than the subsidy's own (domain.md, section 10). */
    private Period standsOn(@Nullable Period closedThrough) {
        if (accepted == null) {
            throw new IllegalStateException(id + " has no subsidy on a statement");
        }
        return firstOpen(accepted.standsOn(), closedThrough);
    }

    private static Period firstOpen(Period month, @Nullable Period closedThrough) {
        return closedThrough == null ? month : month.max(closedThrough.next());
    }

    /** A late delivery needs the count, and so a calendar of every year that it touches. */
    private static void requireCountable(Milestone milestone, WorkdayCalendar calendar) {
        LocalDate delivered = milestone.deliveredOn();
        if (delivered != null) {
            var _ = calendar.workdaysAfter(milestone.dueOn(), delivered);
        }
    }

    private List<String> open() {
        return milestones.values().stream()
                .filter(it -> !it.isDelivered())
                .map(Milestone::milestoneId)
                .toList();
    }

    private Milestone milestone(ProjectCommand command, String milestoneId, String pointer) {
        Milestone milestone = milestones.get(milestoneId);
        if (milestone == null) {
            throw new Refused(new UnknownMilestone(command.projectId(), milestoneId, pointer));
        }
        return milestone;
    }

    private ProjectState requireFiled(ProjectCommand command) {
        if (state == null) {
            throw new Refused(new UnknownProject(command.projectId()));
        }
        return state;
    }

    private void require(ProjectCommand command, Step step) {
        ProjectState present = requireFiled(command);
        if (!present.allows(step)) {
            throw new Refused(new StepNotAllowed(command.projectId(), step, present));
        }
    }
}
