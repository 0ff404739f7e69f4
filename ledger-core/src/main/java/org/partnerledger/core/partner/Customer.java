package org.partnerledger.core.partner;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.partner.CustomerCommand.LinkCustomer;
import org.partnerledger.core.partner.CustomerCommand.UnlinkCustomer;
import org.partnerledger.core.partner.CustomerEvent.CustomerLinked;
import org.partnerledger.core.partner.CustomerEvent.CustomerUnlinked;
import org.partnerledger.core.partner.PartnerRefusal.EndsBeforeItBegins;
import org.partnerledger.core.partner.PartnerRefusal.NoOpenLink;
import org.partnerledger.core.partner.PartnerRefusal.OverlappingLink;

/** Guards one customer's links: at any instant it belongs to one partner at most. */
class Customer {

    @AggregateIdentifier
    @SuppressWarnings("unused") // Axon reads it.
    private String stream;

    /** A handful in a customer's life: rebinds are rare. */
    private List<Link> links = List.of();

    /** For Axon, which replays events into an empty instance. */
    Customer() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    CustomerEvent decide(LinkCustomer command) {
        Instant to = command.link().to();
        if (to != null) {
            requireToEndAfter(command.customerId(), command.link().from(), to);
        }
        for (Link link : links) {
            if (link.overlaps(command.link())) {
                throw new Refused(new OverlappingLink(command.customerId(), link, command.link()));
            }
        }
        return applied(new CustomerLinked(command.customerId(), command.link()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    CustomerEvent decide(UnlinkCustomer command) {
        Link open = links.stream()
                .filter(link -> link.to() == null)
                .findFirst()
                .orElseThrow(() -> new Refused(new NoOpenLink(command.customerId())));
        requireToEndAfter(command.customerId(), open.from(), command.to());
        return applied(new CustomerUnlinked(command.customerId(), command.to()));
    }

    static String stream(CustomerId id) {
        return "customer/" + id;
    }

    @EventSourcingHandler
    void evolve(CustomerEvent event) {
        stream = stream(event.customerId());
        links = after(links, event);
    }

    /** The links after an event; the directory of the read side folds with it, too. */
    static List<Link> after(List<Link> links, CustomerEvent event) {
        var next = new ArrayList<>(links);
        switch (event) {
            case CustomerLinked it -> next.add(it.link());
            case CustomerUnlinked it -> next.replaceAll(link -> link.to() == null ? link.endingAt(it.to()) : link);
        }
        return List.copyOf(next);
    }

    private static void requireToEndAfter(CustomerId customer, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new Refused(new EndsBeforeItBegins(customer, from, to));
        }
    }

    private static CustomerEvent applied(CustomerEvent event) {
        apply(event);
        return event;
    }
}
