package org.partnerledger.core.plan;

/** Whether a plan takes a line for itself (domain.md, section 5). */
public enum Stacking {
    /** Of these the one of highest priority takes the line; ties: lowest planId. */
    EXCLUSIVE,
    /** Takes the line as well. */
    ADDITIVE
}
