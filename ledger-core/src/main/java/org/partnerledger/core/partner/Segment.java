package org.partnerledger.core.partner;

/** The customer's segment as its link names it; only MID_LONG_TAIL customers have a cooldown after a rebind. */
public enum Segment {
    ENTERPRISE,
    MID_LONG_TAIL
}
