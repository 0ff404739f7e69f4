package org.partnerledger.core.rulebook;

/** How steps of delay that have only begun are counted (domain.md, section 7). */
public enum StepMode {
    /** A step that has only begun costs nothing. */
    FLOOR,
    /** A step that has begun costs like a whole one. */
    CEIL
}
