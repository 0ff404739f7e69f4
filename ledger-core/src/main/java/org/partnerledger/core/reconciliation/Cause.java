package org.partnerledger.core.reconciliation;

/** Why their amount is not ours, by what the ledger knows of its own lines. Stored by name. */
public enum Cause {
    /** Recognised in a later month; the detail says why and which. */
    CARRIED_OUT,
    /** Recognised now, of the bill of an earlier month; the detail says why and which. */
    CARRIED_IN,
    /** The line brings no performance; the detail is the reason. */
    EXCLUDED,
    /** Paid by means that do not count; the detail is the reason, such as PAID_BY_COUPON. */
    MEANS_NOT_COUNTING,
    /** Performance that no plan turns into incentive; the detail is the reason. */
    NO_INCENTIVE,
    /** A refund that is a claw-back, because its base was paid in a closed month. */
    CLAWED_BACK_REFUND,
    /** At a quarter's end: the performance of an earlier month of it, which is the detail. */
    QUARTER_BASE,
    /**
     * Its month was closed when it came; the detail is the month it was charged for, or the month whose bill has it.
     */
    LATE,
    /** It belongs to another month; the detail says which. */
    OTHER_PERIOD,
    /** In their zone it belongs to another month than in the ledger's; the detail is the other one's month. */
    TIME_ZONE,
    /** The customer was linked to somebody else; the detail says whom. */
    OTHER_PARTNER,
    /** The ledger has it, but no link of the customer covers it. */
    UNATTRIBUTED,
    /** The ledger had it; its source took it back. */
    WITHDRAWN,
    /** They list it more than once. */
    DUPLICATE,
    /** The ledger has nothing under this key. */
    UNKNOWN_LINE,
    /** The ledger has it, and they do not; the detail is the line where it is one of several. */
    NOT_ON_THEIR_LIST,
    /** Less than a minor unit of the currency for each row and line. */
    ROUNDING,
    /** Within the tolerance that was asked for. */
    TOLERATED,
    /** Part of what cannot be compared. */
    NOT_COMPARABLE,
    /** Nothing that the ledger knows explains it. */
    UNEXPLAINED
}
