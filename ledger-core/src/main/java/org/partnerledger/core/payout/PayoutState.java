package org.partnerledger.core.payout;

import java.util.List;
import java.util.stream.Stream;

/** Where a payout stands, and what can happen to it there (domain.md, section 6). */
public enum PayoutState {
    TO_APPLY,
    PROCESSING,
    TO_INVOICE,
    INVOICE_REVIEW,
    INVOICE_REJECTED,
    PAYING,
    PAID,
    FAILED;

    /** What can be done with a payout. */
    public enum Step {
        CHOOSE_MODE,
        APPLY,
        /** The vendor has checked it; modes without an invoice go straight to payment. */
        RECONCILE,
        INVOICE,
        ACCEPT_INVOICE,
        REJECT_INVOICE,
        /** Another invoice may be issued after a rejected one. */
        REISSUE,
        PAY,
        FAIL
    }

    public boolean allows(Step step) {
        return switch (step) {
            case CHOOSE_MODE, APPLY -> this == TO_APPLY;
            case RECONCILE -> this == PROCESSING;
            case INVOICE -> this == TO_INVOICE;
            case ACCEPT_INVOICE, REJECT_INVOICE -> this == INVOICE_REVIEW;
            case REISSUE -> this == INVOICE_REJECTED;
            case PAY, FAIL -> this == PAYING;
        };
    }

    /** What can be done in this state, in the order of the steps. */
    public List<Step> allowed() {
        return Stream.of(Step.values()).filter(this::allows).toList();
    }
}
