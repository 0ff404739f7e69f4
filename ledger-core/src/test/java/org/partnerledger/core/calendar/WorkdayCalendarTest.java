package org.partnerledger.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.core.calendar.CalendarRefusal.CalendarNotPublished;
import org.partnerledger.core.kernel.Refused;

class WorkdayCalendarTest {

    private final WorkdayCalendar china = BuiltInCalendars.of("CN");

    @Test
    void isTheSameAsAnotherOfTheSameYears() {
        WorkdayCalendar again = WorkdayCalendar.of("CN", china.editions());

        assertThat(again).isEqualTo(china).hasSameHashCodeAs(china).hasSameClassAs(china);
        assertThat(again).isNotEqualTo(WorkdayCalendar.of("CN", List.of()));
        assertThat(WorkdayCalendar.of("CN", List.of())).isNotEqualTo(WorkdayCalendar.of("DE", List.of()));
    }

    @ParameterizedTest(name = "({0}, {1}] has {2} workdays: {3}")
    @CsvSource(textBlock = """
            2026-07-06, 2026-07-06,  0, the same day
            2026-07-06, 2026-07-03,  0, delivered early
            2026-07-06, 2026-07-07,  1, Monday to Tuesday
            2026-07-03, 2026-07-05,  0, Friday to Sunday
            2026-07-03, 2026-07-06,  1, Friday to Monday
            2026-02-13, 2026-02-24,  2, the Saturday before and the Tuesday after Spring Festival
            2026-09-18, 2026-09-20,  1, the Sunday made up
            2026-09-30, 2026-10-08,  1, seven days of October and the first day back
            2026-09-30, 2026-10-12,  4, with the Saturday made up
            2025-12-31, 2026-12-31, 248, a whole year
            2024-12-31, 2026-12-31, 496, two of them
            """)
    void countsWorkdaysAfterADayUpToAnother(LocalDate from, LocalDate to, int workdays, String why) {
        assertThat(china.workdaysAfter(from, to)).as(why).isEqualTo(workdays);
    }

    @ParameterizedTest(name = "{1} workdays after {0} have passed at 00:00 of {2}: {3}")
    @CsvSource(textBlock = """
            2026-07-06,  0, 2026-07-07, the first workday exceeds none
            2026-07-06,  3, 2026-07-10, Tuesday to Thursday are in time
            2026-07-02,  3, 2026-07-08, a weekend lies between
            2026-09-17, 10, 2026-10-09, Mid-Autumn and October lie between
            2026-09-17, 11, 2026-10-10, and the Saturday made up is one
            """)
    void findsTheDayADeadlineFires(LocalDate from, int limit, LocalDate day, String why) {
        assertThat(china.dayAfterWorkdays(from, limit)).as(why).isEqualTo(day);
        assertThat(china.findDayAfterWorkdays(from, limit)).contains(day);
        assertThat(china.workdaysAfter(from, day)).isEqualTo(limit + 1);
        assertThat(china.workdaysAfter(from, day.minusDays(1))).isLessThanOrEqualTo(limit);
    }

    @Test
    void refusesToGuessAYearNobodyPublished() {
        assertNotPublished(2027, () -> china.workdaysAfter(day("2026-12-30"), day("2027-01-01")));
        assertNotPublished(2027, () -> china.dayAfterWorkdays(day("2026-12-25"), 10));
        assertNotPublished(2023, () -> china.isWorkday(day("2023-12-31")));
        assertThat(china.findDayAfterWorkdays(day("2026-12-25"), 10)).isEmpty();
    }

    @Test
    void needsNoCalendarForWhatIsNotLate() {
        assertThat(china.workdaysAfter(day("2030-05-05"), day("2030-05-05"))).isZero();
        assertThat(china.workdaysAfter(day("2026-12-30"), day("2026-12-31"))).isEqualTo(1);
    }

    @Test
    void takesALaterEditionInPlaceOfTheOneItHas() {
        var strict = new CalendarEdition("CN", 2026, "a correction", List.of(day("2026-07-07")), List.of());

        WorkdayCalendar corrected = china.with(strict);

        assertThat(corrected.isWorkday(day("2026-07-07"))).isFalse();
        assertThat(corrected.isWorkday(day("2026-10-01"))).isTrue();
        assertThat(corrected.isWorkday(day("2025-10-01"))).isFalse();
        assertThat(china.isWorkday(day("2026-07-07")))
                .as("the old one is as it was")
                .isTrue();
    }

    @Test
    void saysWhichEditionsACountReads() {
        assertThat(china.editionsOf(day("2025-12-30"), day("2026-01-05")))
                .isEqualTo("CN-2025 (State Council, 国办发明电〔2024〕12号, 2024-11-12); "
                        + "CN-2026 (State Council, 国办发明电〔2025〕7号, 2025-11-04)");
        assertThat(china.editionsOf(day("2025-12-31"), day("2026-01-05"))).startsWith("CN-2026");
    }

    @Test
    void keepsItsDaysInOrderWithoutRepetition() {
        var edition = new CalendarEdition(
                "CN", 2026, "s", List.of(day("2026-05-02"), day("2026-05-01"), day("2026-05-02")), List.of());

        assertThat(edition.holidays()).containsExactly(day("2026-05-01"), day("2026-05-02"));
    }

    @Test
    void refusesDaysOfAnotherYearAndDaysThatAreBoth() {
        List<LocalDate> other = List.of(day("2027-05-01"));
        List<LocalDate> both = List.of(day("2026-05-01"));

        assertThatIllegalArgumentException().isThrownBy(() -> new CalendarEdition("CN", 2026, "s", other, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new CalendarEdition("CN", 2026, "s", List.of(), other));
        assertThatIllegalArgumentException().isThrownBy(() -> new CalendarEdition("CN", 2026, "s", both, both));
        assertThatIllegalArgumentException().isThrownBy(() -> WorkdayCalendar.of("DE", BuiltInCalendars.editions()));
    }

    private static void assertNotPublished(int year, ThrowingCallable count) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(count)
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(new CalendarNotPublished("CN", year)));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
