package org.partnerledger.core.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * A month of the ledger, [first day 00:00, first day of the next month 00:00) in the ledger's zone.
 *
 * @param index months since the year 0: {@code year × 12 + month − 1}; fits 16 bits for the years in bounds
 */
public record Period(int index) implements Comparable<Period> {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final Pattern SHAPE = Pattern.compile("\\d{4}-\\d{2}");

    /** Seconds between which no zone has to be asked: every spend line asks several times. */
    private static final long SURELY_FROM =
            LocalDate.of(FIRST_YEAR, 1, 2).atStartOfDay(ZoneOffset.UTC).toEpochSecond();

    private static final long SURELY_UNTIL =
            LocalDate.of(LAST_YEAR, 12, 31).atStartOfDay(ZoneOffset.UTC).toEpochSecond();

    /**
     * Reads {@code "2026-07"}.
     *
     * @throws IllegalArgumentException for other shapes and years outside 2000–2100
     */
    @JsonCreator
    public static Period of(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("a month is written YYYY-MM, not '" + text + "'");
        }
        try {
            Period period =
                    of(YearMonth.of(Integer.parseInt(text, 0, 4, 10), Integer.parseInt(text, 5, text.length(), 10)));
            if (!period.isWithinBounds()) {
                throw new IllegalArgumentException("months from 2000-01 to 2100-12 are accepted, not " + text);
            }
            return period;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no month", e);
        }
    }

    public static Period of(YearMonth month) {
        return new Period(month.getYear() * 12 + month.getMonthValue() - 1);
    }

    /** The month an instant lies in. */
    public static Period of(Instant instant, ZoneId zone) {
        return of(YearMonth.from(instant.atZone(zone)));
    }

    /** Whether an instant lies in one of the months that a fact may have; of any instant that can be written. */
    public static boolean hasInBounds(Instant instant, ZoneId zone) {
        long seconds = instant.getEpochSecond();
        if (seconds >= SURELY_FROM && seconds < SURELY_UNTIL) {
            return true;
        }
        Instant first = new Period(FIRST_YEAR * 12).start(zone);
        Instant end = new Period((LAST_YEAR + 1) * 12).start(zone);
        return !instant.isBefore(first) && instant.isBefore(end);
    }

    /** Whether it lies in 2000-01 to 2100-12, both included: the months a fact may have. */
    public boolean isWithinBounds() {
        return index >= FIRST_YEAR * 12 && index < (LAST_YEAR + 1) * 12;
    }

    public Period plus(int months) {
        return new Period(index + months);
    }

    public Period next() {
        return plus(1);
    }

    public boolean isBefore(Period other) {
        return index < other.index;
    }

    public boolean isAfter(Period other) {
        return index > other.index;
    }

    public Period max(Period other) {
        return index >= other.index ? this : other;
    }

    /** First month of its calendar quarter. */
    public Period quarterStart() {
        return new Period(index - index % 3);
    }

    /** Last month of its calendar quarter. */
    public Period quarterEnd() {
        return quarterStart().plus(2);
    }

    public YearMonth month() {
        return YearMonth.of(index / 12, index % 12 + 1);
    }

    /** First instant of the month, included. */
    public Instant start(ZoneId zone) {
        return month().atDay(1).atStartOfDay(zone).toInstant();
    }

    @Override
    public int compareTo(Period other) {
        return Integer.compare(index, other.index);
    }

    @Override
    @JsonValue
    public String toString() {
        return month().toString();
    }
}
