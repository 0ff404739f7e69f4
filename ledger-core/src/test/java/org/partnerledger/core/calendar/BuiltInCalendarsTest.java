package org.partnerledger.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The notices of the State Council, checked by their totals and by the days people look up (docs/rules/calendars.md).
 */
class BuiltInCalendarsTest {

    private final WorkdayCalendar china = BuiltInCalendars.of("CN");

    @ParameterizedTest(name = "{0} has {1} workdays")
    @CsvSource({"2024, 251", "2025, 248", "2026, 248"})
    void countTheWorkdaysOfAYear(int year, long workdays) {
        LocalDate first = LocalDate.of(year, 1, 1);

        assertThat(first.datesUntil(first.plusYears(1)).filter(china::isWorkday))
                .hasSize((int) workdays);
    }

    @ParameterizedTest(name = "{0} is worked: {1} ({2})")
    @CsvSource(textBlock = """
            2024-02-09, true,  the eve is only recommended as a day off
            2024-02-10, false, Spring Festival begins
            2024-02-17, false, and ends
            2024-02-18, true,  a Sunday made up
            2024-02-04, true,  the Sunday before
            2024-09-14, true,  a Saturday made up for the Mid-Autumn Festival
            2024-09-29, true,  a Sunday made up for October
            2024-10-07, false, the last of seven
            2024-10-08, true,  back at work
            2024-10-12, true,  a Saturday made up
            2025-01-26, true,  a Sunday made up
            2025-01-27, true,  the Monday between
            2025-01-28, false, the eve is a holiday since 2025
            2025-02-04, false, the eighth day
            2025-02-08, true,  a Saturday made up
            2025-10-08, false, October and Mid-Autumn together are eight days
            2025-10-09, true,  back at work
            2025-10-11, true,  a Saturday made up
            2026-01-04, true,  a Sunday made up
            2026-02-14, true,  a Saturday made up
            2026-02-15, false, Spring Festival begins
            2026-02-23, false, and is nine days
            2026-02-28, true,  a Saturday made up
            2026-04-06, false, a Monday
            2026-05-09, true,  a Saturday made up
            2026-09-20, true,  a Sunday made up
            2026-09-25, false, Mid-Autumn
            2026-09-28, true,  the Monday after
            2026-10-01, false, October begins
            2026-10-07, false, and is seven days
            2026-10-08, true,  back at work
            2026-10-10, true,  a Saturday made up
            2026-10-11, false, an ordinary Sunday
            """)
    void knowHolidaysAndMakeUpDays(LocalDate day, boolean worked, String why) {
        assertThat(china.isWorkday(day)).as(why).isEqualTo(worked);
    }

    @Test
    void nameTheNoticeTheyComeFrom() {
        assertThat(BuiltInCalendars.editions())
                .allSatisfy(edition -> assertThat(edition.source()).startsWith("State Council, 国办发明电"));
    }
}
