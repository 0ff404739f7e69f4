package org.partnerledger.core.statement;

/** Where a statement stands between being computed and being paid (domain.md, section 6). */
public enum StatementState {
    /** The month is open: computed over what is known. */
    ESTIMATED,
    PENDING_CONFIRMATION,
    CONFIRMED,
    /** Nobody objected before the deadline. */
    AUTO_CONFIRMED,
    DISPUTED,
    ISSUING,
    ISSUED
}
