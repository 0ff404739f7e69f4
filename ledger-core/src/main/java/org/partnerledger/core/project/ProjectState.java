package org.partnerledger.core.project;

import java.util.List;
import java.util.stream.Stream;

/** Where a project stands, and what can happen to it there. */
public enum ProjectState {
    FILED,
    /** Its milestones can be delivered and re-planned. */
    APPROVED,
    /** Its net subsidy is on a statement and waits to be verified by the partner. */
    ACCEPTED,
    VERIFIED,
    /** Nobody verified the subsidy in time. A verification dated within the limit may still arrive. */
    LAPSED;

    /** What can be done with a project. */
    public enum Step {
        APPROVE,
        REPLAN,
        DELIVER,
        ACCEPT,
        VERIFY,
        /** The deadline passed. */
        LAPSE,
        /** The customer unsubscribed within half a year after the project. */
        CLAW_BACK;

        /** Whether somebody asks for it; the other steps the ledger takes by itself. */
        public boolean isAsked() {
            return this != LAPSE && this != CLAW_BACK;
        }
    }

    public boolean allows(Step step) {
        return switch (step) {
            case APPROVE -> this == FILED;
            case REPLAN, DELIVER, ACCEPT -> this == APPROVED;
            case VERIFY -> this == ACCEPTED || this == LAPSED;
            case LAPSE -> this == ACCEPTED;
            case CLAW_BACK -> this == ACCEPTED || this == VERIFIED || this == LAPSED;
        };
    }

    /** What can be asked in this state, in the order of the steps. */
    public List<Step> allowed() {
        return Stream.of(Step.values())
                .filter(step -> step.isAsked() && allows(step))
                .toList();
    }
}
