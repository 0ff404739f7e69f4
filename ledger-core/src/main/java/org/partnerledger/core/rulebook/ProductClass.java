package org.partnerledger.core.rulebook;

/** What a product counts for (domain.md, sections 3 and 5). */
public enum ProductClass {
    GENERAL,
    SPECIFIC,
    /** No performance: the line leaves with the reason PRODUCT_NO_PERFORMANCE. */
    NO_PERFORMANCE,
    /** Performance, but no plan ever takes it: reason PRODUCT_NO_REBATE. */
    NO_REBATE
}
