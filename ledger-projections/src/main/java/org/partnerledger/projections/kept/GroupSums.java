package org.partnerledger.projections.kept;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.performance.LineGroup;

/** The sums of one group while lines are added. */
final class GroupSums {

    private long lines;
    private BigDecimal amount = BigDecimal.ZERO;
    private long charged;
    private BigDecimal counting = BigDecimal.ZERO;
    private long performing;
    private Part cashCoupon = Part.NONE;
    private Part coupon = Part.NONE;
    private Part bonus = Part.NONE;
    private Part writeOff = Part.NONE;

    GroupSums() {}

    /** A copy that is added to alone. */
    GroupSums(GroupSums other) {
        lines = other.lines;
        amount = other.amount;
        charged = other.charged;
        counting = other.counting;
        performing = other.performing;
        cashCoupon = other.cashCoupon;
        coupon = other.coupon;
        bonus = other.bonus;
        writeOff = other.writeOff;
    }

    private record Part(BigDecimal amount, long lines) {

        static final Part NONE = new Part(BigDecimal.ZERO, 0);

        Part plus(@Nullable BigDecimal paid) {
            return paid == null ? this : new Part(amount.add(paid), lines + 1);
        }

        LineGroup.Part sum() {
            return new LineGroup.Part(new Amount(amount), lines);
        }
    }

    void add(KeptRow row) {
        lines++;
        amount = amount.add(row.amount());
        charged += row.amount().signum() == 0 ? 0 : 1;
        BigDecimal counts = row.counting();
        if (counts != null) {
            counting = counting.add(counts);
            performing++;
        }
        cashCoupon = row.couponCounts() ? cashCoupon : cashCoupon.plus(row.paidBy(Means.CASH_COUPON));
        coupon = coupon.plus(row.paidBy(Means.COUPON));
        bonus = bonus.plus(row.paidBy(Means.BONUS));
        writeOff = writeOff.plus(row.paidBy(Means.WRITE_OFF));
    }

    LineGroup of(GroupKey key) {
        return new LineGroup(
                key,
                lines,
                new Amount(amount),
                charged,
                new Amount(counting),
                performing,
                cashCoupon.sum(),
                coupon.sum(),
                bonus.sum(),
                writeOff.sum());
    }
}
