package org.partnerledger.core.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;

/** Collects the postings of one event; what cancels out is not posted. */
public final class EntryWriter {

    private static final Comparator<Head> BY_PARTNER = Comparator.comparing(
                    (Head head) -> head.partner().value(), Ids.BY_CODE_POINT)
            .thenComparing(Head::period);

    private final Map<Head, Map<Place, Amount>> sums = new TreeMap<>(BY_PARTNER);

    private record Head(PartnerId partner, Period period, CurrencyCode currency) {}

    private record Place(Account account, String reason) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int byAccount = account.compareTo(other.account);
            return byAccount != 0 ? byAccount : Ids.BY_CODE_POINT.compare(reason, other.reason);
        }
    }

    /** A partner's month to post to. */
    public Month month(PartnerId partner, Period period, CurrencyCode currency) {
        return new Month(sums.computeIfAbsent(new Head(partner, period, currency), _ -> new TreeMap<>()));
    }

    /** Takes postings for one partner's month. */
    public static final class Month {

        private final Map<Place, Amount> postings;

        private Month(Map<Place, Amount> postings) {
            this.postings = postings;
        }

        /** @param amount a debit above 0, a credit below */
        public void post(Account account, String reason, Amount amount) {
            if (!amount.isZero()) {
                postings.merge(new Place(account, reason), amount, Amount::plus);
            }
        }

        /** Moves an amount: a debit of {@code from} and a credit of {@code to}. */
        public void move(Account from, Account to, String reason, Amount amount) {
            post(from, reason, amount);
            post(to, reason, amount.negated());
        }
    }

    /**
     * By partner, then month; each entry is balanced.
     *
     * @throws IllegalArgumentException if postings do not balance
     */
    public List<JournalEntry> entries() {
        var entries = new ArrayList<JournalEntry>();
        sums.forEach((head, places) -> {
            List<Posting> postings = places.entrySet().stream()
                    .filter(it -> !it.getValue().isZero())
                    .map(it -> new Posting(it.getKey().account(), it.getKey().reason(), it.getValue()))
                    .toList();
            if (!postings.isEmpty()) {
                entries.add(new JournalEntry(head.partner(), head.period(), head.currency(), postings));
            }
        });
        return entries;
    }
}
