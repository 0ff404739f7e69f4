package org.partnerledger.core.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id a feed gave to a customer: 1–200 characters without control characters. */
public record CustomerId(@JsonValue String value) implements Comparable<CustomerId> {

    @JsonCreator
    public CustomerId {
        Ids.requireValid(value);
    }

    @Override
    public int compareTo(CustomerId other) {
        return Ids.BY_CODE_POINT.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
