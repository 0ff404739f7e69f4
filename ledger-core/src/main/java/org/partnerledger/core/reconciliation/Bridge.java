package org.partnerledger.core.reconciliation;

import java.util.List;
import org.partnerledger.core.kernel.Amount;

/** The way from their total to ours, cause by cause. It adds up exactly: there is none that does not. */
public record Bridge(Amount theirs, List<Row> rows, Amount ours) {

    /** @throws IllegalArgumentException where it does not add up */
    public Bridge {
        rows = List.copyOf(rows);
        Amount sum = rows.stream().map(Row::amount).reduce(theirs, Amount::plus);
        if (!sum.equals(ours)) {
            throw new IllegalArgumentException("a bridge from " + theirs + " leads to " + sum + ", not to " + ours);
        }
    }

    /**
     * All differences of one cause and detail.
     *
     * @param keys that have it
     */
    public record Row(Cause cause, String detail, Amount amount, long keys) {}
}
