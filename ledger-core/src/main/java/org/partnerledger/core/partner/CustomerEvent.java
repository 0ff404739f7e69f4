package org.partnerledger.core.partner;

import java.time.Instant;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.stored.StoredName;

/** Everything that can happen between a customer and the partners it is linked to. */
public sealed interface CustomerEvent {

    CustomerId customerId();

    @StoredName("customer-linked")
    record CustomerLinked(CustomerId customerId, Link link) implements CustomerEvent {}

    /**
     * The open link ended.
     *
     * @param to excluded
     */
    @StoredName("customer-unlinked")
    record CustomerUnlinked(CustomerId customerId, Instant to) implements CustomerEvent {}
}
