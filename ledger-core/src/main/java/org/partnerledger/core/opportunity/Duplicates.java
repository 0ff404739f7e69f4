package org.partnerledger.core.opportunity;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.opportunity.OpportunityCommand.DuplicatesCommand.DecideDuplicates;
import org.partnerledger.core.opportunity.OpportunityCommand.DuplicatesCommand.JoinDuplicates;
import org.partnerledger.core.opportunity.OpportunityEvent.DuplicatesEvent;
import org.partnerledger.core.opportunity.OpportunityEvent.DuplicatesEvent.DuplicateJoined;
import org.partnerledger.core.opportunity.OpportunityEvent.DuplicatesEvent.DuplicatesDecided;
import org.partnerledger.core.opportunity.OpportunityRefusal.VerifiedEarlier;

/** Guards that of the same opportunity, shared by several partners, one wins: the one that was verified earliest. */
class Duplicates {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable DuplicatesId id;

    /** In order of sharing; a handful. */
    private final Set<OpportunityId> members = new LinkedHashSet<>();

    /** Null while none is verified. */
    private @Nullable DuplicatesDecided decided;

    /** For Axon, which replays events into an empty instance. */
    Duplicates() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(JoinDuplicates it) {
        apply(new DuplicateJoined(it.duplicatesId(), it.opportunityId()));
    }

    @CommandHandler
    List<OpportunityId> decide(DecideDuplicates it) {
        // Of two verified at the same instant the one that was recorded first has won.
        if (decided != null && !it.verifiedAt().isBefore(decided.verifiedAt())) {
            throw new Refused(new VerifiedEarlier(it.opportunityId(), decided.winner(), decided.verifiedAt()));
        }
        apply(new DuplicatesDecided(it.duplicatesId(), it.opportunityId(), it.verifiedAt()));
        return members.stream()
                .filter(other -> !other.equals(it.opportunityId()))
                .toList();
    }

    @EventSourcingHandler
    void evolve(DuplicatesEvent event) {
        id = event.duplicatesId();
        switch (event) {
            case DuplicateJoined it -> members.add(it.opportunityId());
            case DuplicatesDecided it -> decided = it;
        }
    }
}
