package org.partnerledger.api.period;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.partner.Directory;
import org.partnerledger.core.partner.PartnerEvent;
import org.partnerledger.core.partner.PartnerFeature;
import org.partnerledger.core.partner.PartnerStanding;

/** Partners as the ledger knew them, folded from the few events each of them has. */
public final class PartnersThen {

    private final EventStore events;

    public PartnersThen(EventStore events) {
        this.events = events;
    }

    /** Membership, certification and tier as of an instant; null where nobody had enrolled the partner by then. */
    @Nullable
    PartnerStanding find(PartnerId id, Instant asOf) {
        var directory = new Directory();
        DomainEventStream stream = events.readEvents(PartnerFeature.streamOf(id), 0);
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            if (message.getPayload() instanceof PartnerEvent event
                    && !message.getTimestamp().isAfter(asOf)) {
                directory.apply(event);
            }
        }
        return directory.partner(id);
    }
}
