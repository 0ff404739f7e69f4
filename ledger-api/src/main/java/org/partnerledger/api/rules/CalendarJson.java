package org.partnerledger.api.rules;

import static org.partnerledger.api.body.JsonShapes.day;
import static org.partnerledger.api.body.JsonShapes.listOf;
import static org.partnerledger.api.body.JsonShapes.name;
import static org.partnerledger.api.body.JsonShapes.object;
import static org.partnerledger.api.body.JsonShapes.text;
import static org.partnerledger.api.body.JsonShapes.wholeNumber;

import java.time.LocalDate;
import java.util.List;
import org.partnerledger.api.body.JsonShape;
import org.partnerledger.core.calendar.CalendarEdition;

/** A year of a workday calendar as the contract writes it (contract.md, section 2). */
record CalendarJson(String country, int year, String source, List<LocalDate> holidays, List<LocalDate> workdays) {

    static CalendarJson of(CalendarEdition it) {
        return new CalendarJson(it.country(), it.year(), it.source(), it.holidays(), it.workdays());
    }

    /** Country and year stand in the path; in the body they may stand again, but say nothing else. */
    static JsonShape<CalendarEdition> shape(String country, int year) {
        return object(body -> {
            var sameCountry = body.optional("country", country, text().as(text -> same(text, country)));
            var sameYear = body.optional("year", year, wholeNumber(0, 9999).as(number -> same(number, year)));
            var source = body.required("source", name());
            var holidays = body.required("holidays", listOf(day().as(day -> inYear(day, year))));
            var workdays = body.optional("workdays", List.of(), listOf(day().as(day -> inYear(day, year))));
            return () -> new CalendarEdition(
                    sameCountry.get(), sameYear.get(), source.get(), holidays.get(), workdays.get());
        });
    }

    /** A country by its two letters, ISO 3166. */
    static String country(String text) {
        if (!text.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("a country has two capital letters, like CN");
        }
        return text;
    }

    private static LocalDate inYear(LocalDate day, int year) {
        if (day.getYear() != year) {
            throw new IllegalArgumentException(day + " is not a day of " + year);
        }
        return day;
    }

    private static <T> T same(T inBody, T inPath) {
        if (!inBody.equals(inPath)) {
            throw new IllegalArgumentException("the path says " + inPath);
        }
        return inBody;
    }
}
