package org.partnerledger.core.kernel;

import java.math.RoundingMode;

/** The named ways in which the ledger leaves exactness; there are no others. */
public enum RoundingRule {
    /** Incentives, claw-backs, deductions, settlements: half a minor unit goes away from zero. */
    HALF_UP_TO_MINOR_UNIT(RoundingMode.HALF_UP),
    /** A line's share before the left-over units are handed out (domain.md, section 5). */
    FLOOR_TO_MINOR_UNIT(RoundingMode.FLOOR);

    private final RoundingMode mode;

    RoundingRule(RoundingMode mode) {
        this.mode = mode;
    }

    RoundingMode mode() {
        return mode;
    }
}
