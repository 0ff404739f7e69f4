package org.partnerledger.core.settlement;

import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;

/** Derived from what makes a statement unique, so that publishing the same one twice meets itself. */
public record StatementId(PartnerId partnerId, Period period) {

    /** Reads what {@link #toString} writes. */
    public static StatementId of(String text) {
        String[] parts = text.split("/", 3);
        return new StatementId(new PartnerId(parts[2]), Period.of(parts[1]));
    }

    /** The form Axon stores; a month has no slash, so it is unique whatever the partner's id looks like. */
    @Override
    public String toString() {
        return "statement/" + period + "/" + partnerId;
    }
}
