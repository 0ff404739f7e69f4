package org.partnerledger.core.milestone;

/** How late a milestone is (domain.md, section 7). */
public enum Lateness {
    /** In time, or within the tolerated days. */
    TOLERATED,
    /** Late, but it costs nothing. */
    LATE,
    /** Steps are counted. */
    SEVERE,
    /** So late that the subsidy concerned is gone. */
    CANCELLED
}
