package org.partnerledger.core.project;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.partnerledger.core.kernel.Ids;

/** The id a feed gave to a project: 1–200 characters without control characters. */
public record ProjectId(@JsonValue String value) {

    @JsonCreator
    public ProjectId {
        Ids.requireValid(value);
    }

    /** The form Axon stores, and the name by which facts await it. */
    @Override
    public String toString() {
        return "project:" + value;
    }
}
