package org.partnerledger.projections.deadline;

/** What happens by itself. */
public enum DeadlineKind {
    /** An opportunity that nobody answered is rejected (domain.md, section 7). The subject is its id. */
    OPPORTUNITY_ANSWER,
    /** A subsidy that its partner did not verify lapses (domain.md, section 7). The subject is the project's id. */
    SUBSIDY_VERIFICATION,
    /** A staff list that nobody verified lapses (domain.md, section 8). The subject is the claim's id. */
    STAFF_LIST_VERIFICATION,
    /**
     * A market development fund that nobody asked to be paid lapses (domain.md, section 8). The subject is the claim's
     * id.
     */
    FUND_SETTLEMENT,
    /** A published statement that nobody confirmed or disputed is confirmed (domain.md, section 6). */
    STATEMENT_CONFIRMATION
}
