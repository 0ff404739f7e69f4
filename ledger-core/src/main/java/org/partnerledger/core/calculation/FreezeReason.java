package org.partnerledger.core.calculation;

/** Why money on a statement is held back (domain.md, section 6). The order is that of precedence. */
public enum FreezeReason {
    CREDIT_UNPAID,
    DEBT_UNPAID,
    /** A resale bill is overdue: the benefits of the statement wait. */
    OVERDUE_BILL
}
