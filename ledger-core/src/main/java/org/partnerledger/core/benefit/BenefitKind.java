package org.partnerledger.core.benefit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of benefits, and what they differ in (domain.md, section 8). All of them count on the statement once
 * approved.
 */
public enum BenefitKind {
    /** Dedicated staff: applied for by the month, lists verified within 14 workdays, paid by the quarter. */
    FH,
    /** Review, invoice, a rejected invoice issued again, payment. */
    CAPABILITY,
    /** Market development fund: settled within 90 days after the activity. */
    MDF,
    /** Within the quota of the partner's certification stage; used up, not paid, so that nobody issues an invoice. */
    TEST_COUPON,
    SALES_TASK;

    private static final int VERIFY_WORKDAYS = 14;
    private static final int SETTLE_DAYS = 90;

    /**
     * Workdays after the approval within which the list is verified; more let the claim lapse. Null where none is
     * needed.
     */
    public @Nullable Integer verifyWorkdays() {
        return this == FH ? VERIFY_WORKDAYS : null;
    }

    /**
     * Calendar days after the claim's day within which payment is asked for; more let the claim lapse. Null without
     * limit.
     */
    public @Nullable Integer settleDays() {
        return this == MDF ? SETTLE_DAYS : null;
    }

    public boolean needsInvoice() {
        return this != TEST_COUPON;
    }

    /** The first day on which payment of a claim of that day can be asked for. */
    public LocalDate payableFrom(LocalDate on) {
        if (this != FH) {
            return on;
        }
        LocalDate firstOfQuarter = on.with(IsoFields.DAY_OF_QUARTER, 1L);
        return YearMonth.from(firstOfQuarter).plusMonths(3).atDay(1);
    }
}
