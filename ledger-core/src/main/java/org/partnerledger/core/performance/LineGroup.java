package org.partnerledger.core.performance;

import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.kernel.Amount;

/**
 * The sums of a group of lines.
 *
 * @param lines all of them
 * @param amount what they cost
 * @param charged lines whose amount is not 0
 * @param counting the payment means that count (domain.md, section 3): performance, unless a reason excludes the line
 * @param performing lines whose {@code counting} is not 0
 */
public record LineGroup(
        GroupKey key,
        long lines,
        Amount amount,
        long charged,
        Amount counting,
        long performing,
        Part cashCoupon,
        Part coupon,
        Part bonus,
        Part writeOff) {

    /** The group of one line alone. */
    public static LineGroup of(GroupKey key, SpendLine line, LineDecision decision) {
        Amount counting = line.paid().counting(decision.cashCouponCounts());
        return new LineGroup(
                key,
                1,
                line.amount(),
                one(line.amount()),
                counting,
                one(counting),
                decision.cashCouponCounts() ? Part.NONE : part(line, Means.CASH_COUPON),
                part(line, Means.COUPON),
                part(line, Means.BONUS),
                part(line, Means.WRITE_OFF));
    }

    /** The same sums with another number of lines that bring performance. */
    public LineGroup performing(long lines) {
        return new LineGroup(key, this.lines, amount, charged, counting, lines, cashCoupon, coupon, bonus, writeOff);
    }

    /** Together with other lines of the same group. */
    public LineGroup plus(LineGroup other) {
        return new LineGroup(
                key,
                lines + other.lines,
                amount.plus(other.amount),
                charged + other.charged,
                counting.plus(other.counting),
                performing + other.performing,
                cashCoupon.plus(other.cashCoupon),
                coupon.plus(other.coupon),
                bonus.plus(other.bonus),
                writeOff.plus(other.writeOff));
    }

    private static Part part(SpendLine line, Means means) {
        Amount amount = line.paid().of(means);
        return new Part(amount, one(amount));
    }

    private static long one(Amount amount) {
        return amount.isZero() ? 0 : 1;
    }

    /**
     * What was paid by a means that does not count.
     *
     * @param lines those with an amount of it other than 0
     */
    public record Part(Amount amount, long lines) {

        public static final Part NONE = new Part(Amount.ZERO, 0);

        Part plus(Part other) {
            return new Part(amount.plus(other.amount), lines + other.lines);
        }
    }
}
