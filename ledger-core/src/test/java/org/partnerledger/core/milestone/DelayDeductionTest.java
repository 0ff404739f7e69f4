package org.partnerledger.core.milestone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerledger.core.calendar.BuiltInCalendars;
import org.partnerledger.core.calendar.CalendarRefusal.CalendarNotPublished;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.kernel.Seeds;
import org.partnerledger.core.rulebook.MilestoneTerms;
import org.partnerledger.core.rulebook.StepMode;

/** The table of domain.md, section 7, and what docs/rules/milestones.md works out by hand. */
class DelayDeductionTest {

    private static final CurrencyCode CNY = new CurrencyCode("CNY");
    private static final MilestoneTerms FLOOR = MilestoneTerms.DEFAULT;
    private static final MilestoneTerms CEIL = new MilestoneTerms(5, 10, 5, new BigDecimal("0.05"), StepMode.CEIL, 40);
    private static final LocalDate FAR = LocalDate.parse("2026-12-31");

    /** Percent taken by a delay of as many workdays; 100 is cancelled. */
    private static final List<Integer> FLOOR_TABLE =
            table(new int[][] {{14, 0}, {19, 5}, {24, 10}, {29, 15}, {34, 20}, {39, 25}, {40, 30}, {60, 100}});

    private static final List<Integer> CEIL_TABLE =
            table(new int[][] {{10, 0}, {15, 5}, {20, 10}, {25, 15}, {30, 20}, {35, 25}, {40, 30}, {60, 100}});

    /** Days off in 2026 on weekdays, and worked weekends, copied from the notice once more. */
    private static final Set<String> OFF = Set.of(
            "02-16", "02-17", "02-18", "02-19", "02-20", "02-23", "04-06", "05-01", "05-04", "05-05", "06-19", "09-25",
            "10-01", "10-02", "10-05", "10-06", "10-07");

    private static final Set<String> WORKED = Set.of("02-14", "02-28", "05-09", "09-20", "10-10");

    static Stream<Arguments> acrossHolidays() {
        return Stream.of("2026-02-10", "2026-02-13", "2026-09-15", "2026-09-30")
                .map(LocalDate::parse)
                .flatMap(due -> Stream.of(Arguments.of(due, FLOOR, FLOOR_TABLE), Arguments.of(due, CEIL, CEIL_TABLE)));
    }

    @ParameterizedTest(name = "due {0}, {1}")
    @MethodSource("acrossHolidays")
    void takesWhatTheTableSaysForEveryDelayAcrossHolidaysAndMakeUpWorkdays(
            LocalDate due, MilestoneTerms terms, List<Integer> table) {
        int late = 0;
        for (LocalDate day = due; late <= 60; day = day.plusDays(1)) {
            late += !day.equals(due) && isWorked(day) ? 1 : 0;
            if (late > 60) {
                break;
            }
            MilestoneDelay delay = only(terms, "1000.00", milestone(due, day, null));
            int percent = table.get(late);
            assertThat(delay.workdays()).as("%s after %s", day, due).isEqualTo(late);
            assertThat(delay.deduction()).as("%s days", late).isEqualTo(Amount.of(percent * 10 + ".00"));
            assertThat(delay.isCancelled()).isEqualTo(percent == 100);
            assertThat(delay.steps()).isEqualTo(percent == 100 ? null : percent / 5);
            assertThat(delay.calendar())
                    .isEqualTo(late == 0 ? "" : "CN-2026 (State Council, 国办发明电〔2025〕7号, 2025-11-04)");
        }
    }

    @ParameterizedTest(name = "{0} workdays are {1}")
    @CsvSource({"0, TOLERATED", "5, TOLERATED", "6, LATE", "9, LATE", "10, SEVERE", "40, SEVERE", "41, CANCELLED"})
    void namesTheLateness(int late, Lateness expected) {
        assertThat(only(FLOOR, "1.00", lateBy(late)).lateness()).isEqualTo(expected);
    }

    @Test
    void addsUpTheDeductionsOfShares() {
        SubsidyOutcome outcome = outcome(
                FLOOR,
                "1333.33",
                milestone(LocalDate.parse("2026-09-01"), LocalDate.parse("2026-09-21"), "333.33"), // 15 workdays
                milestone(LocalDate.parse("2026-09-01"), LocalDate.parse("2026-09-29"), "1000.00")); // 20 workdays

        // 333.33 × 5 % = 16.6665 -> 16.67; 1000 × 10 % = 100
        assertThat(outcome.milestones())
                .extracting(it -> it.deduction().toString())
                .containsExactly("16.67", "100.00");
        assertThat(outcome.deduction()).isEqualTo(Amount.of("116.67"));
        assertThat(outcome.net()).isEqualTo(Amount.of("1216.66"));
    }

    @Test
    void countsTheWorstMilestoneWithoutShares() {
        SubsidyOutcome outcome = outcome(
                FLOOR,
                "10000.00",
                milestone(LocalDate.parse("2026-09-01"), LocalDate.parse("2026-09-21"), null),
                milestone(LocalDate.parse("2026-09-01"), LocalDate.parse("2026-09-29"), null));

        assertThat(outcome.milestones())
                .extracting(it -> it.deduction().toString())
                .containsExactly("500.00", "1000.00");
        assertThat(outcome.deduction()).isEqualTo(Amount.of("1000.00"));
    }

    @Test
    void cancelsAWholeSubsidyWithoutSharesAndOnlyTheShareElse() {
        Milestone cancelled = lateBy(41);

        assertThat(outcome(FLOOR, "4000.00", cancelled, lateBy(0)).net()).isEqualTo(Amount.ZERO);
        assertThat(outcome(FLOOR, "4000.00", share(cancelled, "1000.00"), share(lateBy(0), "3000.00"))
                        .net())
                .isEqualTo(Amount.of("3000.00"));
    }

    @Test
    void asksForACalendarOfEveryYearItCounts() {
        Milestone due = milestone(LocalDate.parse("2026-12-30"), LocalDate.parse("2027-01-05"), null);

        assertThatThrownBy(() -> only(FLOOR, "1.00", due))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new CalendarNotPublished("CN", 2027)));
    }

    @Test
    void needsNoCalendarForADeliveryInTime() {
        LocalDate day = LocalDate.parse("2031-01-01");

        assertThat(only(FLOOR, "1.00", milestone(day, day, null)).workdays()).isZero();
    }

    @Nested
    class WhileAMilestoneIsOpen {

        private static final LocalDate DUE = LocalDate.parse("2026-09-01");

        @Test
        void isMeasuredAgainstToday() {
            MilestoneDelay delay = open(LocalDate.parse("2026-09-29"));

            assertThat(delay.workdays()).isEqualTo(20);
            assertThat(delay.deduction()).isEqualTo(Amount.of("100.00"));
        }

        @ParameterizedTest(name = "on {0} the next step falls on {1}")
        @CsvSource({
            "2026-08-20, 2026-09-21", // In time: the first step costs from the 15th workday on.
            "2026-09-20, 2026-09-21",
            "2026-09-21, 2026-09-29",
            "2026-09-29, 2026-10-12",
            "2026-10-26, 2026-11-02", // From 35 workdays to the sixth step at 40.
            "2026-11-02, 2026-11-03" // And one more is too many.
        })
        void namesTheDayOnWhichItCostsMore(LocalDate today, LocalDate next) {
            assertThat(open(today).nextStepOn()).isEqualTo(next);
        }

        @Test
        void namesTheFirstDayOnWhichMoreStepsCountHoweverTheyAreCounted() {
            for (MilestoneTerms terms : List.of(FLOOR, CEIL)) {
                LocalDate today = DUE;
                for (MilestoneDelay now = open(today, terms); !now.isCancelled(); now = open(today, terms)) {
                    LocalDate next = today.plusDays(1);
                    while (Objects.equals(open(next, terms).steps(), now.steps())) {
                        next = next.plusDays(1);
                    }
                    assertThat(now.nextStepOn()).as("%s on %s", terms, today).isEqualTo(next);
                    today = today.plusDays(1);
                }
            }
        }

        @Test
        void namesNoDayOnceItIsCancelled() {
            assertThat(open(LocalDate.parse("2026-11-03")).nextStepOn()).isNull();
        }

        @Test
        void namesNoDayInAYearWithoutCalendar() {
            MilestoneDelay delay = DelayDeduction.by(FLOOR, BuiltInCalendars.of("CN"), FAR)
                    .of(Amount.of("1000.00"), CNY, List.of(milestone(LocalDate.parse("2026-12-25"), null, null)))
                    .milestones()
                    .getFirst();

            assertThat(delay.workdays()).isEqualTo(4);
            assertThat(delay.nextStepOn()).isNull();
        }

        private static MilestoneDelay open(LocalDate today) {
            return open(today, FLOOR);
        }

        private static MilestoneDelay open(LocalDate today, MilestoneTerms terms) {
            return DelayDeduction.by(terms, BuiltInCalendars.of("CN"), today)
                    .of(Amount.of("1000.00"), CNY, List.of(milestone(DUE, null, null)))
                    .milestones()
                    .getFirst();
        }
    }

    @Test
    void neverTakesMoreThanThereIsNorLessForMoreDelay() {
        Seeds.forAll(draw -> {
            int severeFrom = draw.between(0, 20);
            var terms = new MilestoneTerms(
                    draw.between(0, severeFrom),
                    severeFrom,
                    draw.between(1, 9),
                    BigDecimal.valueOf(draw.between(0, 1_000), 3),
                    draw.oneOf(StepMode.FLOOR, StepMode.CEIL),
                    severeFrom + draw.between(0, 60));
            String subsidy =
                    new BigDecimal(Math.abs(draw.minorUnits())).movePointLeft(2).toPlainString();
            int late = draw.between(0, 100);

            Amount sooner = only(terms, subsidy, lateBy(late)).deduction();
            Amount later = only(terms, subsidy, lateBy(late + 1)).deduction();

            assertThat(sooner).isBetween(Amount.ZERO, Amount.of(subsidy));
            assertThat(later).isBetween(sooner, Amount.of(subsidy));
        });
    }

    private static List<Integer> table(int[][] upTo) {
        var table = new ArrayList<Integer>();
        for (int[] part : upTo) {
            while (table.size() <= part[0]) {
                table.add(part[1]);
            }
        }
        return table;
    }

    private static boolean isWorked(LocalDate day) {
        String monthAndDay = day.toString().substring(5);
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return WORKED.contains(monthAndDay) || (!weekend && !OFF.contains(monthAndDay));
    }

    /** Due on 1 January 2024 and delivered after so many workdays. */
    private static Milestone lateBy(int workdays) {
        LocalDate due = LocalDate.parse("2024-01-01");
        LocalDate delivered = workdays == 0 ? due : BuiltInCalendars.of("CN").dayAfterWorkdays(due, workdays - 1);
        return milestone(due, delivered, null);
    }

    private static Milestone share(Milestone it, String share) {
        return new Milestone(it.milestoneId(), it.name(), it.dueOn(), it.deliveredOn(), Amount.of(share));
    }

    private static Milestone milestone(LocalDate due, @Nullable LocalDate delivered, @Nullable String share) {
        return new Milestone("m-1", "go live", due, delivered, share == null ? null : Amount.of(share));
    }

    private static MilestoneDelay only(MilestoneTerms terms, String subsidy, Milestone milestone) {
        return outcome(terms, subsidy, milestone).milestones().getFirst();
    }

    private static SubsidyOutcome outcome(MilestoneTerms terms, String subsidy, Milestone... milestones) {
        return DelayDeduction.by(terms, BuiltInCalendars.of("CN"), FAR)
                .of(Amount.of(subsidy), CNY, List.of(milestones));
    }
}
