package org.partnerledger.core.plan;

/** How the tiers of a plan give its rate (domain.md, section 5). */
public enum TierMode {
    /** Each part of the measure at the rate of the tier it lies in, blended. */
    SLAB,
    /** The rate of the tier that contains the measure, on everything. */
    WHOLE
}
