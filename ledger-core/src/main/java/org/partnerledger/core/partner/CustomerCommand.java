package org.partnerledger.core.partner;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.partnerledger.core.kernel.CustomerId;

/** What can be asked about a customer's links. Each answers with the event it led to. */
public sealed interface CustomerCommand {

    CustomerId customerId();

    record LinkCustomer(@TargetAggregateIdentifier CustomerId customerId, Link link) implements CustomerCommand {}

    record UnlinkCustomer(@TargetAggregateIdentifier CustomerId customerId, Instant to) implements CustomerCommand {}
}
