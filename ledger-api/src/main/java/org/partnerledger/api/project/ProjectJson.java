package org.partnerledger.api.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.milestone.Lateness;
import org.partnerledger.core.milestone.Milestone;
import org.partnerledger.core.milestone.MilestoneDelay;
import org.partnerledger.core.milestone.SubsidyOutcome;
import org.partnerledger.core.project.ProjectState;
import org.partnerledger.core.project.ProjectState.Step;
import org.partnerledger.projections.project.ProjectView;

/**
 * A project as it stands, with what its milestones cost as of today.
 *
 * @param deduction as of today, by the parameters in force now; null while it cannot be counted
 * @param net what stands on a statement, or what would as of today; null while it cannot be counted
 * @param notCounted the code of what is missing to count, such as CALENDAR_NOT_PUBLISHED
 * @param verifyDue when the subsidy lapses unless it is verified
 * @param allowed the steps that are possible now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProjectJson(
        String projectId,
        String partnerId,
        String customerId,
        String scenario,
        @Nullable String opportunityId,
        LocalDate filedOn,
        LocalDate start,
        LocalDate end,
        String currency,
        ProjectState state,
        @Nullable LocalDate approvedOn,
        @Nullable LocalDate acceptedOn,
        @Nullable String settledWith,
        @Nullable Period standsOn,
        @Nullable LocalDate verifiedOn,
        @Nullable Instant verifyDue,
        Amount subsidy,
        @Nullable Amount deduction,
        @Nullable Amount net,
        @Nullable String notCounted,
        List<MilestoneJson> milestones,
        List<Step> allowed) {

    static ProjectJson of(ProjectView it, Supplier<SubsidyOutcome> counting) {
        Counted counted = Counted.by(counting);
        Optional<SubsidyOutcome> outcome = counted.outcome();
        Amount net = it.sealedNet() == null ? outcome.map(SubsidyOutcome::net).orElse(null) : it.sealedNet();
        return new ProjectJson(
                it.projectId(),
                it.partnerId(),
                it.customerId(),
                it.scenario(),
                it.opportunityId(),
                it.filedOn(),
                it.start(),
                it.end(),
                it.currency().code(),
                it.state(),
                it.approvedOn(),
                it.acceptedOn(),
                it.settledWith() == null ? null : it.settledWith().value(),
                it.standsOn(),
                it.verifiedOn(),
                it.verifyDue(),
                it.subsidy(),
                net == null ? null : it.subsidy().minus(net),
                net,
                counted.missing(),
                outcome.map(known -> known.milestones().stream()
                                .map(MilestoneJson::of)
                                .toList())
                        .orElseGet(() ->
                                it.milestones().stream().map(MilestoneJson::of).toList()),
                it.state().allowed());
    }

    /** What could be counted, or the code of what is missing for it. */
    private record Counted(
            Optional<SubsidyOutcome> outcome, @Nullable String missing) {

        static Counted by(Supplier<SubsidyOutcome> counting) {
            try {
                return new Counted(Optional.of(counting.get()), null);
            } catch (Refused refused) {
                return new Counted(Optional.empty(), refused.refusal().code());
            }
        }
    }

    /**
     * A milestone and what its delay costs.
     *
     * @param calendar editions by which the workdays were counted
     * @param nextStepOn the day on which an open milestone will cost more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MilestoneJson(
            String milestoneId,
            String name,
            LocalDate dueOn,
            @Nullable LocalDate deliveredOn,
            @Nullable Amount share,
            @Nullable LocalDate countedTo,
            @Nullable Integer delay,
            @Nullable String calendar,
            @Nullable Lateness lateness,
            @Nullable Integer steps,
            @Nullable Amount base,
            @Nullable Amount deduction,
            @Nullable Boolean cancelled,
            @Nullable LocalDate nextStepOn) {

        static MilestoneJson of(MilestoneDelay it) {
            Milestone milestone = it.milestone();
            return new MilestoneJson(
                    milestone.milestoneId(),
                    milestone.name(),
                    milestone.dueOn(),
                    milestone.deliveredOn(),
                    milestone.share(),
                    it.countedTo(),
                    it.workdays(),
                    it.calendar(),
                    it.lateness(),
                    it.steps(),
                    it.base(),
                    it.deduction(),
                    it.isCancelled(),
                    it.nextStepOn());
        }

        static MilestoneJson of(Milestone it) {
            return new MilestoneJson(
                    it.milestoneId(),
                    it.name(),
                    it.dueOn(),
                    it.deliveredOn(),
                    it.share(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }
}
