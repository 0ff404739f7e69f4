package org.partnerledger.core.consumption;

/** How often usage becomes an amount; MONTHLY amounts do not exist before the month ends (domain.md, section 4). */
public enum Settlement {
    IMMEDIATE,
    HOURLY,
    DAILY,
    MONTHLY
}
