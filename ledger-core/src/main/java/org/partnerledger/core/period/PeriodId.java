package org.partnerledger.core.period;

import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;

/** Derived from what makes a partner's month unique, so closing the same one twice meets itself. */
public record PeriodId(PartnerId partnerId, Period period) {

    /** The form Axon stores; a month has no slash, so it is unique whatever the partner's id looks like. */
    @Override
    public String toString() {
        return "period/" + period + "/" + partnerId;
    }
}
