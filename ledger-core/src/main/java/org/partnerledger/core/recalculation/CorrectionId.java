package org.partnerledger.core.recalculation;

import org.partnerledger.core.kernel.PartnerId;

/** Derived from what makes a correction unique, so that carrying out the same one twice meets itself. */
public record CorrectionId(String recalculationId, PartnerId partnerId) {

    /** The form Axon stores; a recalculation's id has no slash. */
    @Override
    public String toString() {
        return "correction/" + recalculationId + "/" + partnerId;
    }
}
