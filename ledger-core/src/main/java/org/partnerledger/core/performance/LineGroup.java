package org.partnerledger.core.performance;

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

    /**
     * What was paid by a means that does not count.
     *
     * @param lines those with an amount of it other than 0
     */
    public record Part(Amount amount, long lines) {

        public static final Part NONE = new Part(Amount.ZERO, 0);
    }
}
