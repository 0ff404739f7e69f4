package org.partnerledger.core.consumption;

/** What kind of charge a line is, and with it the group of the bill it stands in (domain.md, section 2). */
public enum LineType {
    PURCHASE(BillGroup.CONSUMPTION),
    RENEWAL(BillGroup.CONSUMPTION),
    AUTO_RENEWAL(BillGroup.CONSUMPTION),
    CHANGE(BillGroup.CONSUMPTION),
    USAGE(BillGroup.CONSUMPTION),
    SUPPORT_MONTH_END(BillGroup.CONSUMPTION),
    MONTHLY_PAYMENT(BillGroup.CONSUMPTION),
    YEARLY_PAYMENT(BillGroup.CONSUMPTION),
    SAVINGS_PLAN(BillGroup.CONSUMPTION),
    TRUNCATION_TOP_UP(BillGroup.CONSUMPTION),
    STORED_VALUE_CARD_PURCHASE(BillGroup.CONSUMPTION),
    REFUND_UNSUBSCRIBE(BillGroup.REFUNDS),
    REFUND_CHANGE(BillGroup.REFUNDS),
    REFUND_TO_ON_DEMAND(BillGroup.REFUNDS),
    ADJUSTMENT_COMPENSATION(BillGroup.ADJUSTMENTS),
    ADJUSTMENT_CHARGE(BillGroup.ADJUSTMENTS),
    WRITE_OFF(BillGroup.ADJUSTMENTS);

    /** The three sums of a bill. */
    public enum BillGroup {
        CONSUMPTION,
        REFUNDS,
        ADJUSTMENTS
    }

    private final BillGroup group;

    LineType(BillGroup group) {
        this.group = group;
    }

    public BillGroup group() {
        return group;
    }

    public boolean isRefund() {
        return group == BillGroup.REFUNDS;
    }

    /** Whether a line of this type may have an amount of this sign: consumption ≥ 0, refunds ≤ 0, the rest as named. */
    public boolean allowsSign(int signum) {
        return switch (this) {
            case ADJUSTMENT_CHARGE -> signum >= 0;
            case ADJUSTMENT_COMPENSATION, WRITE_OFF -> signum <= 0;
            default -> group == BillGroup.REFUNDS ? signum <= 0 : signum >= 0;
        };
    }

    /** Whether it never counts as performance (domain.md, section 3, LINE_TYPE_EXCLUDED). */
    public boolean isExcludedFromPerformance() {
        return this == STORED_VALUE_CARD_PURCHASE || group == BillGroup.ADJUSTMENTS;
    }
}
