package org.partnerledger.core.partner;

import java.time.Instant;
import org.partnerledger.core.kernel.CustomerId;

/** Everything that can happen between a customer and the partners it is linked to. */
public sealed interface CustomerEvent {

    CustomerId customerId();

    record CustomerLinked(CustomerId customerId, Link link) implements CustomerEvent {}

    /**
     * The open link ended.
     *
     * @param to excluded
     */
    record CustomerUnlinked(CustomerId customerId, Instant to) implements CustomerEvent {}
}
