package org.partnerledger.core.benefit;

import java.util.List;
import java.util.stream.Stream;

/** Where a claim stands, and what can happen to it there. A partner without claim is merely qualified. */
public enum ClaimState {
    APPLIED,
    APPROVED,
    REJECTED,
    VERIFIED,
    /** Not verified, or not settled, in time. An answer dated within the limit may still arrive. */
    LAPSED,
    PAYMENT_REQUESTED,
    INVOICED,
    INVOICE_REJECTED,
    PAID;

    /** What can be done with a claim. */
    public enum Step {
        APPROVE,
        REJECT,
        VERIFY,
        /** The deadline passed. */
        LAPSE,
        REQUEST_PAYMENT,
        /** Also again, after a rejected one. */
        INVOICE,
        REJECT_INVOICE,
        PAY;

        /** Whether somebody asks for it; the other steps the ledger takes by itself. */
        public boolean isAsked() {
            return this != LAPSE;
        }
    }

    public boolean allows(Step step, BenefitKind kind) {
        boolean verifies = kind.verifyWorkdays() != null;
        return switch (step) {
            case APPROVE, REJECT -> this == APPLIED;
            case VERIFY -> verifies && (this == APPROVED || this == LAPSED);
            case LAPSE -> this == APPROVED && (verifies || kind.settleDays() != null);
            case REQUEST_PAYMENT ->
                this == (verifies ? VERIFIED : APPROVED) || (kind.settleDays() != null && this == LAPSED);
            case INVOICE -> kind.needsInvoice() && (this == PAYMENT_REQUESTED || this == INVOICE_REJECTED);
            case REJECT_INVOICE -> this == INVOICED;
            case PAY -> this == (kind.needsInvoice() ? INVOICED : PAYMENT_REQUESTED);
        };
    }

    /** What can be asked in this state, in the order of the steps. */
    public List<Step> allowed(BenefitKind kind) {
        return Stream.of(Step.values())
                .filter(step -> step.isAsked() && allows(step, kind))
                .toList();
    }
}
