package org.partnerledger.core.project;

import org.partnerledger.core.kernel.CustomerId;

/** All projects of one customer, whatever their partners. */
public record CustomerProjectsId(CustomerId customerId) {

    /** The form Axon stores. */
    @Override
    public String toString() {
        return "projects-of:" + customerId;
    }
}
