package org.partnerledger.core.explanation;

/** What a row of an explanation says, in the order of domain.md, section 9. */
public enum RowCode {
    SPEND(false, true),
    EXCLUDED(false, true),
    CARRIED_OUT(false, true),
    CARRIED_IN(false, true),
    PERFORMANCE(true, true),
    NO_INCENTIVE(false, true),
    CLAWED_BACK_REFUNDS(false, true),
    QUARTER_BASE(false, true),
    INCENTIVE_BASE(true, true),
    RATE_EFFECT(false, false),
    CAP_APPLIED(false, false),
    GROSS_INCENTIVE(true, false),
    SUBSIDY(false, false),
    DEDUCTION(false, false),
    BENEFIT(false, false),
    CLAWBACK(false, false),
    ADJUSTMENT(false, false),
    EARNED(true, false),
    FROZEN(false, false),
    RELEASED(false, false),
    OPENING_BALANCE(false, false),
    NET(true, false),
    CLOSING_BALANCE(false, false),
    PAYABLE(true, false);

    private final boolean subtotal;
    private final boolean counted;

    RowCode(boolean subtotal, boolean counted) {
        this.subtotal = subtotal;
        this.counted = counted;
    }

    /** Whether it equals the sum of the rows since the subtotal before, plus that subtotal; always shown. */
    public boolean isSubtotal() {
        return subtotal;
    }

    /** Whether it says how many lines it has (contract.md, section 6). */
    public boolean isCounted() {
        return counted;
    }
}
