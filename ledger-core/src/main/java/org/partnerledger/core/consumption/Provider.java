package org.partnerledger.core.consumption;

/** Who provides what was consumed: the vendor's own cloud or a seller on its marketplace. */
public enum Provider {
    CLOUD,
    MARKETPLACE
}
