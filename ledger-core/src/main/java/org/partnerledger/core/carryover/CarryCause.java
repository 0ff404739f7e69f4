package org.partnerledger.core.carryover;

/** Why a line is recognised later than in the month it was charged for (domain.md, section 4). The order is stored. */
public enum CarryCause {
    /** The amount does not exist before the month ends, as with CDN. */
    MONTHLY_SETTLED,
    /** It was charged at or after the cutoff of its month. */
    LATE_CHARGE,
    /** The month it belongs to was closed already. */
    CLOSED_PERIOD
}
