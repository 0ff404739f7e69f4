package org.partnerledger.core.partner;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.partnerledger.core.kernel.CustomerId;

/** What can be asked about a customer's links. Each answers with the event it led to. */
public sealed interface CustomerCommand {

    CustomerId customerId();

    /** The stream of the customer: ids are given by others, and a partner and a customer may have the same. */
    @TargetAggregateIdentifier
    default String stream() {
        return Customer.stream(customerId());
    }

    record LinkCustomer(CustomerId customerId, Link link) implements CustomerCommand {}

    record UnlinkCustomer(CustomerId customerId, Instant to) implements CustomerCommand {}
}
