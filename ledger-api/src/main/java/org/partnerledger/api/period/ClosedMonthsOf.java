package org.partnerledger.api.period;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.period.PeriodViews.ClosedMonth;

/**
 * The months of one partner that take no more facts, as of an instant.
 *
 * @param months oldest first; skipped months belong to the one after them
 */
record ClosedMonthsOf(List<ClosedMonth> months) {

    static ClosedMonthsOf asOf(List<ClosedMonth> months, Instant asOf) {
        return new ClosedMonthsOf(months.stream()
                .filter(month -> !month.closingAt().isAfter(asOf))
                .toList());
    }

    /** The last closed month; null while none is. */
    @Nullable
    Period through() {
        return months.isEmpty() ? null : months.getLast().period();
    }

    /** Those before {@code period}: what a statement of that month looks back on. */
    ClosedMonthsOf before(Period period) {
        return new ClosedMonthsOf(
                months.stream().filter(month -> month.period().isBefore(period)).toList());
    }

    /** Whether a statement was published that speaks for a month: its own, or of the one it was skipped with. */
    boolean isPublished(Period period) {
        return closeOf(period).filter(ClosedMonth::published).isPresent();
    }

    /** The close that a month was closed with, or skipped with. */
    Optional<ClosedMonth> closeOf(Period month) {
        return months.stream().filter(it -> !month.isAfter(it.period())).findFirst();
    }
}
