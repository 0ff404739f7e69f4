package org.partnerledger.core.journal;

import org.partnerledger.core.consumption.Means;

/**
 * What lines post when they are decided, and with the opposite sign when they are decided again or taken back: memo
 * entries of their bill month, and of the month that recognises them where that is a later one (domain.md, sections 2
 * to 4). Pure.
 */
public final class LinePostings {

    private LinePostings() {}

    public static void post(LineSum sum, EntryWriter writer) {
        LineSum.Key key = sum.key();
        EntryWriter.Month bill = writer.month(key.partner(), key.bill(), key.currency());
        bill.post(Account.SPEND, key.group().name(), sum.amount().negated());
        if (key.excluded() != null) {
            bill.post(Account.EXCLUDED, key.excluded().name(), sum.amount());
            return;
        }
        bill.post(Account.EXCLUDED, reason(Means.CASH_COUPON), sum.cashCoupon());
        bill.post(Account.EXCLUDED, reason(Means.COUPON), sum.coupon());
        bill.post(Account.EXCLUDED, reason(Means.BONUS), sum.bonus());
        bill.post(Account.EXCLUDED, reason(Means.WRITE_OFF), sum.writeOff());
        if (!key.bill().isBefore(key.incentive())) {
            bill.post(Account.COUNTABLE, "", sum.counting());
            return;
        }
        String cause = key.cause() == null ? "" : key.cause().name();
        bill.post(Account.CARRIED_OUT, cause + " " + key.incentive(), sum.counting());
        EntryWriter.Month later = writer.month(key.partner(), key.incentive(), key.currency());
        later.post(Account.CARRIED_IN, cause + " " + key.bill(), sum.counting().negated());
        later.post(Account.COUNTABLE, "", sum.counting());
    }

    private static String reason(Means means) {
        String reason = means.exclusion();
        if (reason == null) {
            throw new IllegalArgumentException(means + " always counts");
        }
        return reason;
    }
}
