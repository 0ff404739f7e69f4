package org.partnerledger.core.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

/**
 * The workdays of one country in one year, as published (domain.md, section 7).
 *
 * @param source who published it, so that a count can say what it was counted by
 * @param holidays days off that lie on any day of the week; in order, without repetition
 * @param workdays make-up workdays, which count although they may lie on a weekend; in order, without repetition
 */
public record CalendarEdition(
        String country, int year, String source, List<LocalDate> holidays, List<LocalDate> workdays) {

    public CalendarEdition {
        holidays = List.copyOf(new TreeSet<>(holidays));
        workdays = List.copyOf(new TreeSet<>(workdays));
        for (LocalDate day : holidays) {
            requireInYear(day, year);
            if (workdays.contains(day)) {
                throw new IllegalArgumentException(day + " cannot be a holiday and a make-up workday");
            }
        }
        for (LocalDate day : workdays) {
            requireInYear(day, year);
        }
    }

    /** Whether {@code day}, which must lie in this edition's year, is worked. */
    boolean isWorkday(LocalDate day) {
        requireInYear(day, year);
        if (workdays.contains(day)) {
            return true;
        }
        DayOfWeek weekday = day.getDayOfWeek();
        return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !holidays.contains(day);
    }

    /** How it is named where a count says what it was counted by: {@code "CN-2026 (State Council …)"}. */
    public String name() {
        return country + "-" + year + " (" + source + ")";
    }

    private static void requireInYear(LocalDate day, int year) {
        if (day.getYear() != year) {
            throw new IllegalArgumentException(day + " is not a day of " + year);
        }
    }
}
