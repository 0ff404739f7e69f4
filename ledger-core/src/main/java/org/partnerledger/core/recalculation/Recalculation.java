package org.partnerledger.core.recalculation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.recalculation.RecalculationCommand.ApproveRecalculation;
import org.partnerledger.core.recalculation.RecalculationCommand.AskRecalculation;
import org.partnerledger.core.recalculation.RecalculationCommand.RejectRecalculation;
import org.partnerledger.core.recalculation.RecalculationEvent.RecalculationApproved;
import org.partnerledger.core.recalculation.RecalculationEvent.RecalculationAsked;
import org.partnerledger.core.recalculation.RecalculationEvent.RecalculationRejected;
import org.partnerledger.core.recalculation.RecalculationRefusal.DecidedBefore;
import org.partnerledger.core.recalculation.RecalculationRefusal.SamePerson;
import org.partnerledger.core.recalculation.RecalculationRefusal.UnknownPerson;
import org.partnerledger.core.recalculation.RecalculationRefusal.UnknownRecalculation;

/** Guards one recalculation: it takes two people, and is decided once. */
class Recalculation {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable RecalculationId id;

    private @Nullable String askedBy;
    private @Nullable Decision decision;

    /** For Axon, which replays events into an empty instance. */
    Recalculation() {}

    private record Decision(boolean approved, String by) {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(AskRecalculation it) {
        if (askedBy == null) { // Else it was asked, and the answer got lost.
            apply(new RecalculationAsked(it.id().value(), it.by(), it.reason(), it.rules(), it.partners()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ApproveRecalculation it) {
        String asker = requireAsked(it.id());
        if (decision != null && decision.approved()) {
            return; // Approved already: what follows from it may go on.
        }
        requireUndecided(it.id());
        if (it.by().isEmpty() || asker.isEmpty()) {
            throw new Refused(new UnknownPerson(it.id()));
        }
        if (it.by().equals(asker)) {
            throw new Refused(new SamePerson(it.id(), asker));
        }
        apply(new RecalculationApproved(it.id().value(), it.by()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RejectRecalculation it) {
        String _ = requireAsked(it.id());
        if (decision != null && !decision.approved()) {
            return;
        }
        requireUndecided(it.id());
        apply(new RecalculationRejected(it.id().value(), it.by(), it.reason()));
    }

    @EventSourcingHandler
    void evolve(RecalculationEvent event) {
        id = new RecalculationId(event.recalculationId());
        switch (event) {
            case RecalculationAsked it -> askedBy = it.by();
            case RecalculationApproved it -> decision = new Decision(true, it.by());
            case RecalculationRejected it -> decision = new Decision(false, it.by());
        }
    }

    private String requireAsked(RecalculationId asked) {
        if (askedBy == null) {
            throw new Refused(new UnknownRecalculation(asked));
        }
        return askedBy;
    }

    private void requireUndecided(RecalculationId asked) {
        if (decision != null) {
            throw new Refused(new DecidedBefore(asked, decision.approved(), decision.by()));
        }
    }
}
