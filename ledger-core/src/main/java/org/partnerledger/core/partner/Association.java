package org.partnerledger.core.partner;

/** How a customer belongs to a partner: REFERRAL, the customer pays the vendor; RESALE, the partner pays the vendor. */
public enum Association {
    REFERRAL,
    RESALE
}
