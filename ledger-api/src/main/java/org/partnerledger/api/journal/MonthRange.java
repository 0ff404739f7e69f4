package org.partnerledger.api.journal;

import org.jspecify.annotations.Nullable;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.core.kernel.Period;

/**
 * Months to report on, both included.
 *
 * @param to not before {@code from}
 */
public record MonthRange(Period from, Period to) {

    private static final Period FIRST = Period.of("2000-01");
    private static final Period LAST = Period.of("2100-12");

    /**
     * Of query parameters {@code from} and {@code to}; what is left out does not limit.
     *
     * @throws InvalidRequest {@code INVALID_PARAMETER} if it ends before it begins
     */
    public static MonthRange of(@Nullable Period from, @Nullable Period to) {
        var range = new MonthRange(from == null ? FIRST : from, to == null ? LAST : to);
        if (range.to.isBefore(range.from)) {
            throw InvalidRequest.parameter("to", "ends before it begins: " + range.from + " to " + range.to);
        }
        return range;
    }
}
