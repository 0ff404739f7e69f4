package org.partnerledger.core.comparison;

import java.util.EnumSet;
import java.util.Set;

/** Why a line, refund or project has another amount than before. Stored by name. */
public enum ChangeReason {
    /** It brings performance now; the detail says what spoke against it. */
    NO_LONGER_EXCLUDED,
    /** It brings no performance any more; the detail says why. */
    EXCLUDED,
    /** A plan takes it that did not. */
    TAKEN_BY_PLAN,
    /** A plan does not take it any more. */
    LEFT_PLAN,
    /** The plan takes it with another factor. */
    FACTOR,
    /** The plan takes it as before, and pays another part of it: by rate, tier, threshold, cap or the sum of all. */
    RATE_EFFECT,
    /** A refund takes back another amount, because the plan paid another one for its base. */
    CLAW_BACK,
    /** A project's deduction is another one. */
    SUBSIDY;

    /** Reasons that are about shares of plans; the others are about refunds and projects. */
    public static Set<ChangeReason> ofShares() {
        return EnumSet.complementOf(EnumSet.of(CLAW_BACK, SUBSIDY));
    }

    public boolean isOfShares() {
        return ofShares().contains(this);
    }

    /** The reason of the adjustment rows that correct it. */
    public String adjustmentReason() {
        return "RECALCULATED_" + name();
    }
}
