package org.partnerledger.core.performance;

/** Why a line brings no performance, in the order in which it is tested (domain.md, section 3). The order is stored. */
public enum Exclusion {
    PARTNER_NOT_IN_PROGRAMME,
    CERTIFICATION_EXPIRED,
    REBIND_COOLDOWN,
    MARKETPLACE_EXCLUDED,
    LINE_TYPE_EXCLUDED,
    PRODUCT_NO_PERFORMANCE
}
