package org.partnerledger.core.consumption;

/** How a product is charged (contract.md, section 1). Stored by name. */
public enum ChargingMode {
    PREPAID,
    ON_DEMAND,
    RESERVED_INSTANCE,
    SAVINGS_PLAN
}
