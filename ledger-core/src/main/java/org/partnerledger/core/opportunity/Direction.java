package org.partnerledger.core.opportunity;

/** Who shared an opportunity with whom. */
public enum Direction {
    /** The vendor with a partner, which accepts or rejects it. */
    HO(3),
    /** A partner with the vendor, which verifies it. */
    PO(10);

    private final int answerWorkdays;

    Direction(int answerWorkdays) {
        this.answerWorkdays = answerWorkdays;
    }

    /** Workdays after the day of sharing within which it must be answered; after more it is rejected by itself. */
    public int answerWorkdays() {
        return answerWorkdays;
    }
}
