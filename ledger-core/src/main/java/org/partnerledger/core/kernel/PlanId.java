package org.partnerledger.core.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id a feed gave to a plan: 1–200 characters without control characters. */
public record PlanId(@JsonValue String value) implements Comparable<PlanId> {

    @JsonCreator
    public PlanId {
        Ids.requireValid(value);
    }

    @Override
    public int compareTo(PlanId other) {
        return Ids.BY_CODE_POINT.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
