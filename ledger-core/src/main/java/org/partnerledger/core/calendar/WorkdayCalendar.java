package org.partnerledger.core.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calendar.CalendarRefusal.CalendarNotPublished;
import org.partnerledger.core.kernel.Refused;

/**
 * Counts the workdays of one country over the years that are published (domain.md, section 7). Immutable.
 *
 * <p>Every method that needs a day of a year without edition throws {@link Refused} with {@link CalendarNotPublished}.
 */
public final class WorkdayCalendar {

    private final String country;
    private final NavigableMap<Integer, CalendarEdition> editions = new TreeMap<>();

    private WorkdayCalendar(String country, Collection<CalendarEdition> editions) {
        this.country = country;
        for (CalendarEdition edition : editions) {
            if (!edition.country().equals(country)) {
                throw new IllegalArgumentException(edition.name() + " is no calendar of " + country);
            }
            this.editions.put(edition.year(), edition);
        }
    }

    /** A calendar of these years; of two editions of a year the later one in the list counts. */
    public static WorkdayCalendar of(String country, Collection<CalendarEdition> editions) {
        return new WorkdayCalendar(country, editions);
    }

    public String country() {
        return country;
    }

    public Collection<CalendarEdition> editions() {
        return Collections.unmodifiableCollection(editions.values());
    }

    /** This calendar, with {@code edition} in place of the one of its year. */
    public WorkdayCalendar with(CalendarEdition edition) {
        WorkdayCalendar changed = new WorkdayCalendar(country, editions.values());
        changed.editions.put(edition.year(), edition);
        return changed;
    }

    public boolean isPublished(int year) {
        return editions.containsKey(year);
    }

    public boolean isWorkday(LocalDate day) {
        CalendarEdition edition = editions.get(day.getYear());
        if (edition == null) {
            throw new Refused(new CalendarNotPublished(country, day.getYear()));
        }
        return edition.isWorkday(day);
    }

    /** Number of workdays in ({@code from}, {@code to}]; 0 when {@code to} is not after {@code from}. */
    public int workdaysAfter(LocalDate from, LocalDate to) {
        int workdays = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (isWorkday(day)) {
                workdays++;
            }
        }
        return workdays;
    }

    /**
     * Whether no more than {@code workdays} workdays have passed after {@code from} on {@code day}. Reads no more years
     * than the answer needs.
     */
    public boolean isWithin(LocalDate from, int workdays, LocalDate day) {
        int passed = 0;
        for (LocalDate next = from.plusDays(1); !next.isAfter(day); next = next.plusDays(1)) {
            if (isWorkday(next) && ++passed > workdays) {
                return false;
            }
        }
        return true;
    }

    /**
     * The first day on which more than {@code workdays} workdays have passed after {@code from}: a deadline of that
     * many workdays fires at 00:00 of this day (domain.md, section 10).
     */
    public LocalDate dayAfterWorkdays(LocalDate from, int workdays) {
        int passed = 0;
        LocalDate day = from;
        while (passed <= workdays) {
            day = day.plusDays(1);
            if (isWorkday(day)) {
                passed++;
            }
        }
        return day;
    }

    /** As {@link #dayAfterWorkdays}, empty while a year it needs is not published: such a deadline stays open. */
    public Optional<LocalDate> findDayAfterWorkdays(LocalDate from, int workdays) {
        try {
            return Optional.of(dayAfterWorkdays(from, workdays));
        } catch (Refused _) {
            return Optional.empty();
        }
    }

    /** The names of the editions that a count in ({@code from}, {@code to}] reads, in order, joined by "; ". */
    public String editionsOf(LocalDate from, LocalDate to) {
        return IntStream.rangeClosed(from.plusDays(1).getYear(), to.getYear())
                .mapToObj(editions::get)
                .filter(Objects::nonNull)
                .map(CalendarEdition::name)
                .collect(Collectors.joining("; "));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkdayCalendar that && country.equals(that.country) && editions.equals(that.editions);
    }

    @Override
    public int hashCode() {
        return 31 * country.hashCode() + editions.hashCode();
    }

    @Override
    public String toString() {
        return country + editions.keySet();
    }
}
