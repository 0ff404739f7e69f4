package org.partnerledger.core.payout;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.partnerledger.core.kernel.Ids;

/** The id the applicant gave to a payout: 1–200 characters without control characters. */
public record PayoutId(@JsonValue String value) {

    @JsonCreator
    public PayoutId {
        Ids.requireValid(value);
    }

    /** The form Axon stores. */
    @Override
    public String toString() {
        return "payout:" + value;
    }
}
