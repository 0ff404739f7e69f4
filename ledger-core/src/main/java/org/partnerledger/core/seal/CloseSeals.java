package org.partnerledger.core.seal;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.seal.SealCommand.SealClose;
import org.partnerledger.core.seal.SealEvent.CloseSealed;
import org.partnerledger.core.seal.SealRefusal.ChainMoved;

/** Guards the one chain of all closes. */
class CloseSeals {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Read by Axon.
    private @Nullable String chainId;

    private long number;
    private @Nullable Hash hash;

    /** For Axon, which replays events into an empty instance. */
    CloseSeals() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(SealClose command) {
        CloseSeal seal = command.seal();
        if (seal.number() != number + 1 || !Objects.equals(seal.previous(), hash)) {
            throw new Refused(new ChainMoved(seal.number(), number, hash));
        }
        apply(new CloseSealed(seal, command.partnerIds(), command.publicKey(), command.signature()));
    }

    @EventSourcingHandler
    void evolve(CloseSealed event) {
        chainId = "close-seals";
        number = event.seal().number();
        hash = event.seal().hash();
    }
}
