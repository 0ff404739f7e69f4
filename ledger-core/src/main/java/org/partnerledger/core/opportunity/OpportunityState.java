package org.partnerledger.core.opportunity;

import java.util.List;
import java.util.stream.Stream;

/** Where an opportunity stands, and what can happen to it there. */
public enum OpportunityState {
    /** Waits for its answer. */
    SHARED,
    /** The partner took what the vendor shared. */
    ACCEPTED,
    /** The vendor verified what a partner shared. */
    VERIFIED,
    REJECTED,
    /** Nobody answered in time. An answer dated within the limit may still arrive. */
    AUTO_REJECTED,
    /** Another partner shared the same, and was verified earlier. */
    DUPLICATE,
    WON;

    /** What can be done with an opportunity. */
    public enum Step {
        ACCEPT,
        VERIFY,
        REJECT,
        /** The deadline passed. */
        AUTO_REJECT,
        /** A duplicate was verified. */
        SUPERSEDE,
        WIN;

        /** Whether somebody asks for it; the other steps the ledger takes by itself. */
        public boolean isAsked() {
            return this != AUTO_REJECT && this != SUPERSEDE;
        }
    }

    public boolean allows(Step step, Direction direction) {
        boolean unanswered = this == SHARED || this == AUTO_REJECTED;
        return switch (step) {
            case ACCEPT -> direction == Direction.HO && unanswered;
            case VERIFY -> direction == Direction.PO && (unanswered || this == DUPLICATE);
            case REJECT -> unanswered;
            case AUTO_REJECT -> this == SHARED;
            case SUPERSEDE -> direction == Direction.PO && (this == SHARED || this == VERIFIED);
            case WIN -> this == ACCEPTED || this == VERIFIED;
        };
    }

    /** What can be asked in this state, in the order of the steps. */
    public List<Step> allowed(Direction direction) {
        return Stream.of(Step.values())
                .filter(step -> step.isAsked() && allows(step, direction))
                .toList();
    }
}
