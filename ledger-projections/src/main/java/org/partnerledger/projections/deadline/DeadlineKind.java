package org.partnerledger.projections.deadline;

/** What happens by itself. Of two that fall due at the same instant the one that was opened first fires first. */
public enum DeadlineKind {
    /** A published statement that nobody confirmed or disputed is confirmed (domain.md, section 6). */
    STATEMENT_CONFIRMATION
}
