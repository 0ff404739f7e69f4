package org.partnerledger.core.plan;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refusal.Problem;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.plan.PlanCommand.DraftPlan;
import org.partnerledger.core.plan.PlanCommand.PublishPlan;
import org.partnerledger.core.plan.PlanEvent.PlanDrafted;
import org.partnerledger.core.plan.PlanEvent.PlanPublished;
import org.partnerledger.core.plan.PlanRefusal.AlreadyPublished;
import org.partnerledger.core.plan.PlanRefusal.PlanInvalid;
import org.partnerledger.core.plan.PlanRefusal.UnknownPlanVersion;
import org.partnerledger.core.plan.PlanRefusal.ValidInClosedPeriod;

/** Guards the versions of one plan: what is published stays, and no month has two of them. */
class IncentivePlan {

    @AggregateIdentifier
    @SuppressWarnings("unused") // Axon reads it.
    private String stream;

    /** Some versions a year: both maps stay small. */
    private final Map<Integer, PlanDraft> drafts = new TreeMap<>();

    private final Map<Integer, PlanVersion> published = new TreeMap<>();

    /** For Axon, which replays events into an empty instance. */
    IncentivePlan() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(DraftPlan command) {
        PlanDraft draft = command.draft();
        if (draft.equals(drafts.get(draft.version()))) {
            return;
        }
        if (published.containsKey(draft.version())) {
            throw new Refused(new AlreadyPublished(draft.planId(), draft.version()));
        }
        apply(new PlanDrafted(draft));
    }

    /** Creates nothing where there is no draft: without an event no stream begins. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(PublishPlan command) {
        if (published.containsKey(command.version())) {
            return;
        }
        PlanDraft draft = drafts.get(command.version());
        if (draft == null) {
            throw new Refused(new UnknownPlanVersion(command.planId(), command.version()));
        }
        var check = new DraftCheck(draft);
        List<Problem> problems = new ArrayList<>(check.problems());
        problems.addAll(overlaps(draft));
        if (!problems.isEmpty()) {
            throw new Refused(new PlanInvalid(command.planId(), command.version(), problems));
        }
        requireOpen(draft, command.lastClosed());
        apply(new PlanPublished(check.plan()));
    }

    @EventSourcingHandler
    void evolve(PlanEvent event) {
        stream = new PublishPlan(event.planId(), event.version(), null).stream();
        switch (event) {
            case PlanDrafted it -> drafts.put(it.version(), it.draft());
            case PlanPublished it -> published.put(it.version(), it.plan());
        }
    }

    private List<Problem> overlaps(PlanDraft draft) {
        return published.values().stream()
                .filter(other -> overlap(draft, other))
                .map(other -> new Problem(
                        "/validFrom",
                        "PLAN_OVERLAP",
                        "version " + other.version() + " is valid from " + other.validFrom() + " to "
                                + (other.validTo() == null ? "open end" : other.validTo())))
                .toList();
    }

    private static boolean overlap(PlanDraft draft, PlanVersion other) {
        Period lastOfDraft = draft.validTo();
        Period lastOfOther = other.validTo();
        return (lastOfOther == null || !draft.validFrom().isAfter(lastOfOther))
                && (lastOfDraft == null || !other.validFrom().isAfter(lastOfDraft));
    }

    private static void requireOpen(PlanDraft draft, @Nullable Period lastClosed) {
        if (lastClosed != null && !draft.validFrom().isAfter(lastClosed)) {
            throw new Refused(new ValidInClosedPeriod(draft.planId(), draft.version(), draft.validFrom(), lastClosed));
        }
    }
}
