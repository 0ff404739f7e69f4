package org.partnerledger.core.plan;

/** How often a plan turns performance into incentive (domain.md, section 5). */
public enum Cadence {
    MONTH,
    /** At the close of the quarter's third month, over the three months. */
    QUARTER
}
