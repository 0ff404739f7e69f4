package org.partnerledger.core.reconciliation;

/** The three values of a comparison. Stored by name. */
public enum Result {
    /** Equal, or within the tolerance. */
    AGREES,
    DIFFERS,
    /** Something is missing on their side: that is not the same as 0. */
    CANNOT_BE_COMPARED
}
