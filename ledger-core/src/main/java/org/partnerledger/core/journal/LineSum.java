package org.partnerledger.core.journal;

import org.jspecify.annotations.Nullable;
import org.partnerledger.core.carryover.CarryCause;
import org.partnerledger.core.consumption.LineType.BillGroup;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.consumption.Paid;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.Exclusion;

/**
 * What lines that are posted alike come to.
 *
 * @param amount what they cost: counting and what did not count
 * @param counting the payment means that count
 * @param cashCoupon paid by cash coupons that do not count
 */
public record LineSum(
        Key key, Amount amount, Amount counting, Amount cashCoupon, Amount coupon, Amount bonus, Amount writeOff) {

    /**
     * What decides where a line is posted.
     *
     * @param partner tier 1
     * @param excluded the reason that depends on the line itself; null where none hits
     */
    public record Key(
            PartnerId partner,
            CurrencyCode currency,
            Period bill,
            Period incentive,
            BillGroup group,
            @Nullable Exclusion excluded,
            @Nullable CarryCause cause) {}

    /** One line. */
    public static LineSum of(Key key, Paid paid, boolean cashCouponCounts) {
        return new LineSum(
                key,
                paid.total(),
                paid.counting(cashCouponCounts),
                cashCouponCounts ? Amount.ZERO : paid.of(Means.CASH_COUPON),
                paid.of(Means.COUPON),
                paid.of(Means.BONUS),
                paid.of(Means.WRITE_OFF));
    }

    public LineSum plus(LineSum other) {
        return new LineSum(
                key,
                amount.plus(other.amount),
                counting.plus(other.counting),
                cashCoupon.plus(other.cashCoupon),
                coupon.plus(other.coupon),
                bonus.plus(other.bonus),
                writeOff.plus(other.writeOff));
    }

    public LineSum negated() {
        return new LineSum(
                key,
                amount.negated(),
                counting.negated(),
                cashCoupon.negated(),
                coupon.negated(),
                bonus.negated(),
                writeOff.negated());
    }
}
