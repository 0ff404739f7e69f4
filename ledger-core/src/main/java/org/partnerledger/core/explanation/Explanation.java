package org.partnerledger.core.explanation;

import java.util.List;
import java.util.Optional;
import org.partnerledger.core.kernel.Amount;

/**
 * The rows that lead from what customers spent to what a partner is paid (domain.md, section 9).
 *
 * <p>It may be built with rows that do not add up: {@link #firstBreak} tells, and the close refuses to publish it.
 */
public record Explanation(List<Row> rows) {

    public Explanation {
        rows = List.copyOf(rows);
    }

    public Amount amountOf(RowCode code) {
        return rows.stream().filter(row -> row.code() == code).map(Row::amount).reduce(Amount.ZERO, Amount::plus);
    }

    /** The first subtotal that is not the sum of the rows since the one before, plus that one. */
    public Optional<Break> firstBreak() {
        Amount running = Amount.ZERO;
        for (Row row : rows) {
            if (row.code().isSubtotal()) {
                if (!row.amount().equals(running)) {
                    return Optional.of(new Break(row.code(), row.amount(), running));
                }
            } else {
                running = running.plus(row.amount());
            }
        }
        return Optional.empty();
    }

    /** A subtotal that says one thing while its rows say another. */
    public record Break(RowCode code, Amount stated, Amount summed) {}
}
