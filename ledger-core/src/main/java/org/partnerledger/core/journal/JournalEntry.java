package org.partnerledger.core.journal;

import java.util.List;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;

/**
 * What one event posts for one partner's month: its money and its memo postings each add up to zero.
 *
 * @param partner tier 1
 * @param postings by account, then reason; one for each
 */
public record JournalEntry(PartnerId partner, Period period, CurrencyCode currency, List<Posting> postings) {

    /** @throws IllegalArgumentException if it is not balanced */
    public JournalEntry {
        postings = List.copyOf(postings);
        for (Account.Kind kind : Account.Kind.values()) {
            Amount sum = Amount.ZERO;
            for (Posting posting : postings) {
                sum = posting.account().kind() == kind ? sum.plus(posting.amount()) : sum;
            }
            if (!sum.isZero()) {
                throw new IllegalArgumentException(kind + " postings of " + partner.value() + " in " + period + " are "
                        + sum + " out of balance: " + postings);
            }
        }
    }
}
