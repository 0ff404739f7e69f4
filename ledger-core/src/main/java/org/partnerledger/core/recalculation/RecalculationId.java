package org.partnerledger.core.recalculation;

/** Names a recalculation. */
public record RecalculationId(String value) {

    /** The form Axon stores. */
    @Override
    public String toString() {
        return "recalculation/" + value;
    }
}
