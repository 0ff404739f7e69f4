package org.partnerledger.core.benefit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.partnerledger.core.kernel.Ids;

/** The id a feed gave to a claim: 1–200 characters without control characters. */
public record ClaimId(@JsonValue String value) {

    @JsonCreator
    public ClaimId {
        Ids.requireValid(value);
    }

    /** The form Axon stores, and the name by which facts await it. */
    @Override
    public String toString() {
        return "claim:" + value;
    }
}
