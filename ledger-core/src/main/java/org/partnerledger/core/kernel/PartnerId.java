package org.partnerledger.core.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id a feed gave to a partner: 1–200 characters without control characters. */
public record PartnerId(@JsonValue String value) implements Comparable<PartnerId> {

    @JsonCreator
    public PartnerId {
        Ids.requireValid(value);
    }

    @Override
    public int compareTo(PartnerId other) {
        return Ids.BY_CODE_POINT.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
