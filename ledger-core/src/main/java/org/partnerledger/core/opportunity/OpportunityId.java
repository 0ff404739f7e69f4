package org.partnerledger.core.opportunity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.partnerledger.core.kernel.Ids;

/** The id a feed gave to an opportunity: 1–200 characters without control characters. */
public record OpportunityId(@JsonValue String value) {

    @JsonCreator
    public OpportunityId {
        Ids.requireValid(value);
    }

    /** The form Axon stores, and the name by which facts await it. */
    @Override
    public String toString() {
        return "opportunity:" + value;
    }
}
