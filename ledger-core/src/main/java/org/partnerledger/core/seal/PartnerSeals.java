package org.partnerledger.core.seal;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.seal.SealCommand.SealPeriod;
import org.partnerledger.core.seal.SealEvent.PartnerPeriodSealed;
import org.partnerledger.core.seal.SealRefusal.OutOfOrder;

/** Guards the chain of a partner's seals: one a month, in order, each naming the one before. */
class PartnerSeals {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Read by Axon.
    private @Nullable String chainId;

    private @Nullable PeriodSeal last;

    /** For Axon, which replays events into an empty instance. */
    PartnerSeals() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(SealPeriod command) {
        PeriodSeal before = last;
        if (before != null && before.period().equals(command.period())) {
            return; // Sealed by an earlier call, whose answer got lost.
        }
        if (before != null && command.period().isBefore(before.period())) {
            throw new Refused(new OutOfOrder(command.partnerId(), command.period(), before.period()));
        }
        var seal = new PeriodSeal(
                command.partnerId(),
                command.period(),
                before == null ? 1 : before.number() + 1,
                SealedFile.rootOf(command.files()),
                before == null ? null : before.hash(),
                command.at());
        apply(new PartnerPeriodSealed(seal, command.files(), command.basis()));
    }

    @EventSourcingHandler
    void evolve(PartnerPeriodSealed event) {
        chainId = "seals/" + event.seal().partnerId();
        last = event.seal();
    }
}
