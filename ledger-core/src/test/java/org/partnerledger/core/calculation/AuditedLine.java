package org.partnerledger.core.calculation;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.plan.PlanVersion;

/** A line as the {@link Auditor} keeps it: everything it found out about it, on the line itself. */
final class AuditedLine {

    final SpendLine line;

    @Nullable
    AuditedLine base;

    boolean sealed;
    boolean attributed;
    boolean resale;

    /** The first reason that hits; null where the line brings performance. */
    @Nullable
    String reason;

    String productClass = "";
    YearMonth charge = YearMonth.of(1, 1);
    YearMonth bill = YearMonth.of(1, 1);
    YearMonth recognised = YearMonth.of(1, 1);

    @Nullable
    String cause;

    BigDecimal performance = BigDecimal.ZERO;

    /** Plans for which it counts, and those that took it back; set in the month that recognises it. */
    List<PlanVersion> takers = new ArrayList<>();

    List<PlanVersion> clawing = new ArrayList<>();

    AuditedLine(SpendLine line) {
        this.line = line;
    }

    boolean isRefund() {
        return line.lineType().name().startsWith("REFUND");
    }

    BigDecimal amount() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Means means : Means.values()) {
            sum = sum.add(paid(means));
        }
        return sum;
    }

    BigDecimal paid(Means means) {
        return line.paid().of(means).value();
    }

    /** Whose flag it is that decides about its cash coupon: a refund's base's. */
    boolean cashCouponCounts() {
        return base == null ? line.cashCouponCounts() : base.line.cashCouponCounts();
    }

    BigDecimal counting() {
        BigDecimal sum = paid(Means.CASH)
                .add(paid(Means.CREDIT))
                .add(paid(Means.STORED_VALUE_CARD))
                .add(paid(Means.DEBT));
        return cashCouponCounts() ? sum.add(paid(Means.CASH_COUPON)) : sum;
    }

    /** What rules look at: the base's own attributes for a refund. */
    SpendLine asked() {
        return base == null ? line : base.line;
    }
}
