package org.partnerledger.core.benefit;

import org.partnerledger.core.kernel.PartnerId;

/** A partner's benefits of one kind: what shares a quota. */
public record BenefitAccountId(PartnerId partnerId, BenefitKind kind) {

    /** The form Axon stores; a kind has no colon, so it is unique whatever the partner's id looks like. */
    @Override
    public String toString() {
        return "benefit:" + kind + ":" + partnerId;
    }
}
