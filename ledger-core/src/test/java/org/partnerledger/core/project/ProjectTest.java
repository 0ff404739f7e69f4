package org.partnerledger.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.kernel.RefusedMatcher.refusedWith;
import static org.partnerledger.core.project.ProjectFixture.ACCEPTED_ON;
import static org.partnerledger.core.project.ProjectFixture.APRIL;
import static org.partnerledger.core.project.ProjectFixture.CALENDAR;
import static org.partnerledger.core.project.ProjectFixture.CUSTOMER;
import static org.partnerledger.core.project.ProjectFixture.DUE;
import static org.partnerledger.core.project.ProjectFixture.END;
import static org.partnerledger.core.project.ProjectFixture.FILED_ON;
import static org.partnerledger.core.project.ProjectFixture.ID;
import static org.partnerledger.core.project.ProjectFixture.PARTNER;
import static org.partnerledger.core.project.ProjectFixture.REFUND;
import static org.partnerledger.core.project.ProjectFixture.START;
import static org.partnerledger.core.project.ProjectFixture.approved;
import static org.partnerledger.core.project.ProjectFixture.clawedBack;
import static org.partnerledger.core.project.ProjectFixture.day;
import static org.partnerledger.core.project.ProjectFixture.delivered;
import static org.partnerledger.core.project.ProjectFixture.filed;
import static org.partnerledger.core.project.ProjectFixture.lapsed;
import static org.partnerledger.core.project.ProjectFixture.milestone;
import static org.partnerledger.core.project.ProjectFixture.plan;
import static org.partnerledger.core.project.ProjectFixture.untilAccepted;
import static org.partnerledger.core.project.ProjectFixture.verified;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.core.calendar.CalendarRefusal.CalendarNotPublished;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.project.ProjectCommand.AcceptProject;
import org.partnerledger.core.project.ProjectCommand.CheckFiling;
import org.partnerledger.core.project.ProjectCommand.ClawBackSubsidy;
import org.partnerledger.core.project.ProjectCommand.DeliverMilestone;
import org.partnerledger.core.project.ProjectCommand.FileProject;
import org.partnerledger.core.project.ProjectCommand.LapseSubsidy;
import org.partnerledger.core.project.ProjectCommand.ReplanProject;
import org.partnerledger.core.project.ProjectCommand.RequireProject;
import org.partnerledger.core.project.ProjectCommand.TakeProjectDays;
import org.partnerledger.core.project.ProjectCommand.UndoClawBack;
import org.partnerledger.core.project.ProjectCommand.VerifySubsidy;
import org.partnerledger.core.project.ProjectEvent.CustomerProjectsEvent.ProjectDaysTaken;
import org.partnerledger.core.project.ProjectEvent.MilestoneDelivered;
import org.partnerledger.core.project.ProjectEvent.NewDay;
import org.partnerledger.core.project.ProjectEvent.ProjectAccepted;
import org.partnerledger.core.project.ProjectEvent.ProjectReplanned;
import org.partnerledger.core.project.ProjectEvent.SubsidyClawBackUndone;
import org.partnerledger.core.project.ProjectEvent.SubsidyGivenBack;
import org.partnerledger.core.project.ProjectEvent.SubsidyVerified;
import org.partnerledger.core.project.ProjectRefusal.DeliveredBefore;
import org.partnerledger.core.project.ProjectRefusal.FiledBefore;
import org.partnerledger.core.project.ProjectRefusal.FiledTooLate;
import org.partnerledger.core.project.ProjectRefusal.Overlapping;
import org.partnerledger.core.project.ProjectRefusal.ReplannedTooLate;
import org.partnerledger.core.project.ProjectRefusal.StillOpen;
import org.partnerledger.core.project.ProjectRefusal.UnknownMilestone;
import org.partnerledger.core.project.ProjectRefusal.UnknownProject;
import org.partnerledger.core.project.ProjectRefusal.VerifiedTooLate;

class ProjectTest {

    private AggregateTestFixture<Project> project;

    @BeforeEach
    void emptyLedger() {
        project = new AggregateTestFixture<>(Project.class);
    }

    @Test
    void isFiledBeforeItStarts() {
        var _ = project.givenNoPriorActivity().when(new FileProject(ID, plan())).expectEvents(filed());
    }

    @Test
    void refusesToBeFiledOnTheDayItStarts() {
        var _ = project.givenNoPriorActivity()
                .when(new CheckFiling(ID, plan(START, null)))
                .expectNoEvents()
                .expectException(refusedWith(new FiledTooLate(ID, START, START)));
    }

    @Test
    void refusesToBeFiledTwice() {
        var _ = project.given(filed())
                .when(new FileProject(ID, plan()))
                .expectException(refusedWith(new FiledBefore(ID, ProjectState.FILED)));
    }

    @Test
    void isUnknownBeforeItIsFiled() {
        var _ = project.givenNoPriorActivity()
                .when(new RequireProject(ID))
                .expectException(refusedWith(new UnknownProject(ID)));
        assertThat(new UnknownProject(ID).awaits()).isEqualTo("project:pr-1");
    }

    @Test
    void tellsWithWhomItsSubsidyIsSettled() {
        var _ = project.given(untilAccepted())
                .when(new RequireProject(ID))
                .expectNoEvents()
                .expectResultMessagePayload(new ProjectStanding(plan(), PARTNER));
    }

    @ParameterizedTest(name = "{0} to {1} overlaps 3 to 30 April: {2}")
    @CsvSource({
        "2026-03-01, 2026-04-02, false",
        "2026-03-01, 2026-04-03, true",
        "2026-04-30, 2026-05-31, true",
        "2026-05-01, 2026-05-31, false",
        "2026-03-01, 2026-05-31, true",
        "2026-04-10, 2026-04-10, true"
    })
    void sharesNoDayWithAnotherProjectOfTheCustomer(String start, String end, boolean overlaps) {
        var second = new ProjectId("pr-2");
        var days = new CustomerProjectsId(CUSTOMER);
        var asked = new TakeProjectDays(days, second, day(start), day(end));

        var result = new AggregateTestFixture<>(CustomerProjects.class)
                .given(new ProjectDaysTaken(CUSTOMER, ID, START, END))
                .when(asked);
        var _ = overlaps
                ? result.expectNoEvents()
                        .expectException(refusedWith(new Overlapping(second, CUSTOMER, ID, START, END)))
                : result.expectEvents(new ProjectDaysTaken(CUSTOMER, second, day(start), day(end)));
    }

    @Test
    void hasSharesForAllMilestonesThatSumToTheSubsidyOrNone() {
        Amount subsidy = Amount.of("100.00");

        assertThat(ProjectPlan.sharesFit(subsidy, List.of(milestone("m1", null), milestone("m2", null))))
                .isTrue();
        assertThat(ProjectPlan.sharesFit(subsidy, List.of(milestone("m1", "40"), milestone("m2", "60.00"))))
                .isTrue();
        assertThat(ProjectPlan.sharesFit(subsidy, List.of(milestone("m1", "40"), milestone("m2", "59.99"))))
                .isFalse();
        assertThat(ProjectPlan.sharesFit(subsidy, List.of(milestone("m1", "100.00"), milestone("m2", null))))
                .isFalse();
    }

    @Nested
    class OnceApproved {

        @Test
        void isReplannedIfAskedTheDayBefore() {
            var moved = List.of(new NewDay("m1", day("2026-05-06")));

            var _ = project.given(filed(), approved())
                    .when(new ReplanProject(ID, DUE.minusDays(1), DUE, moved, CALENDAR))
                    .expectEvents(new ProjectReplanned(ID, DUE.minusDays(1), DUE, moved));
        }

        @Test
        void refusesAReplanAskedOnTheDayItIsDue() {
            var _ = project.given(filed(), approved())
                    .when(new ReplanProject(ID, DUE, DUE, List.of(new NewDay("m1", day("2026-05-06"))), CALENDAR))
                    .expectNoEvents()
                    .expectException(refusedWith(new ReplannedTooLate(ID, "m1", DUE, DUE)));
        }

        @Test
        void measuresTheNextReplanByTheMovedDay() {
            var first = new ProjectReplanned(ID, FILED_ON, FILED_ON, List.of(new NewDay("m1", day("2026-05-06"))));
            var again = List.of(new NewDay("m1", day("2026-06-01")));

            var _ = project.given(filed(), approved(), first)
                    .when(new ReplanProject(ID, day("2026-05-05"), day("2026-05-05"), again, CALENDAR))
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void refusesAMilestoneThatTheProjectDoesNotHave() {
            var unknown = List.of(new NewDay("m1", day("2026-05-06")), new NewDay("m9", day("2026-05-06")));

            var _ = project.given(filed(), approved())
                    .when(new ReplanProject(ID, FILED_ON, FILED_ON, unknown, CALENDAR))
                    .expectException(refusedWith(new UnknownMilestone(ID, "m9", "/data/milestones/1/milestoneId")));
            var _ = new AggregateTestFixture<>(Project.class)
                    .given(filed())
                    .when(new DeliverMilestone(ID, "m9", DUE, CALENDAR))
                    .expectException(refusedWith(new UnknownMilestone(ID, "m9", "/data/milestoneId")));
        }

        @Test
        void refusesASecondDelivery() {
            var _ = project.given(filed(), approved(), delivered("m1"))
                    .when(new DeliverMilestone(ID, "m1", DUE, CALENDAR))
                    .expectNoEvents()
                    .expectException(refusedWith(new DeliveredBefore(ID, "m1", DUE, List.of("m2"))));
        }

        @Test
        void cannotCountALateDeliveryInAYearWithoutCalendar() {
            var _ = project.given(filed(), approved())
                    .when(new DeliverMilestone(ID, "m1", day("2027-01-05"), CALENDAR))
                    .expectNoEvents()
                    .expectException(refusedWith(new CalendarNotPublished("CN", 2027)));
        }

        @Test
        void cannotMoveTheDayOfALateDeliveryIntoAYearWithoutCalendar() {
            var late = new MilestoneDelivered(ID, "m1", day("2027-01-05"));

            var _ = project.given(filed(), approved(), late)
                    .when(new ReplanProject(
                            ID, FILED_ON, FILED_ON, List.of(new NewDay("m1", day("2027-01-04"))), CALENDAR))
                    .expectNoEvents()
                    .expectException(refusedWith(new CalendarNotPublished("CN", 2027)));
        }

        @Test
        void refusesToBeAcceptedWhileAMilestoneIsOpen() {
            var _ = project.given(filed(), approved(), delivered("m1"))
                    .when(new AcceptProject(ID, ACCEPTED_ON, PARTNER, null))
                    .expectNoEvents()
                    .expectException(refusedWith(new StillOpen(ID, "m2", ACCEPTED_ON)));
        }

        @Test
        void refusesToBeAcceptedBeforeTheLastDelivery() {
            LocalDate before = DUE.minusDays(1);

            var _ = project.given(filed(), approved(), delivered("m1"), delivered("m2"))
                    .when(new AcceptProject(ID, before, PARTNER, null))
                    .expectNoEvents()
                    .expectException(refusedWith(new StillOpen(ID, "m1", before)));
        }

        @ParameterizedTest(name = "closed through {0}: on {1}")
        @CsvSource({", 2026-04", "2026-03, 2026-04", "2026-04, 2026-05", "2026-07, 2026-08"})
        void entersTheStatementOfTheMonthOrTheFirstOpenOne(String closed, String standsOn) {
            Period through = closed == null ? null : Period.of(closed);
            var tierOne = new PartnerId("p-0");

            var _ = project.given(filed(), approved(), delivered("m1"), delivered("m2"))
                    .when(new AcceptProject(ID, ACCEPTED_ON, tierOne, through))
                    .expectEvents(new ProjectAccepted(ID, ACCEPTED_ON, tierOne, Period.of(standsOn), 40));
        }
    }

    @Nested
    class OnceAccepted {

        @Test
        void isVerifiedOnTheFortiethWorkday() {
            var _ = project.given(untilAccepted())
                    .when(new VerifySubsidy(ID, day("2026-06-09"), CALENDAR, APRIL))
                    .expectEvents(new SubsidyVerified(ID, day("2026-06-09")));
        }

        @Test
        void refusesAVerificationAfterTheLimitInEveryState() {
            var late = new VerifySubsidy(ID, day("2026-06-10"), CALENDAR, APRIL);
            var refusal = new VerifiedTooLate(ID, ACCEPTED_ON, 40, day("2026-06-10"));
            List<List<ProjectEvent>> histories =
                    List.of(untilAccepted(), and(untilAccepted(), verified()), and(untilAccepted(), lapsed("2026-06")));

            for (List<ProjectEvent> history : histories) {
                var _ = new AggregateTestFixture<>(Project.class)
                        .given(history)
                        .when(late)
                        .expectNoEvents()
                        .expectException(refusedWith(refusal));
            }
        }

        @Test
        void lapsesOnTheFirstOpenStatementButNotBeforeItsOwn() {
            var _ = project.given(untilAccepted())
                    .when(new LapseSubsidy(ID, Period.of("2026-05")))
                    .expectEvents(lapsed("2026-06"));
            var _ = new AggregateTestFixture<>(Project.class)
                    .given(untilAccepted())
                    .when(new LapseSubsidy(ID, Period.of("2026-01")))
                    .expectEvents(lapsed("2026-04"));
        }

        @Test
        void givesBackWhatLapsedWhenItWasVerifiedInTimeAfterAll() {
            var _ = project.given(and(untilAccepted(), lapsed("2026-06")))
                    .when(new VerifySubsidy(ID, day("2026-06-01"), CALENDAR, Period.of("2026-06")))
                    .expectEvents(
                            new SubsidyVerified(ID, day("2026-06-01")), new SubsidyGivenBack(ID, Period.of("2026-07")));
        }

        @Test
        void isClawedBackOnceForARefund() {
            var _ = project.given(untilAccepted())
                    .when(new ClawBackSubsidy(ID, REFUND, Period.of("2026-05")))
                    .expectEvents(clawedBack("2026-06"));
            var _ = new AggregateTestFixture<>(Project.class)
                    .given(and(untilAccepted(), clawedBack("2026-06")))
                    .when(new ClawBackSubsidy(ID, REFUND, Period.of("2026-08")))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void undoesTheClawBackOfAWithdrawnRefundOnce() {
            var undone = new SubsidyClawBackUndone(ID, REFUND, Period.of("2026-07"));
            var undo = new UndoClawBack(ID, REFUND.source(), REFUND.eventId(), Period.of("2026-06"));

            var _ = project.given(and(untilAccepted(), clawedBack("2026-06")))
                    .when(undo)
                    .expectEvents(undone);
            var _ = new AggregateTestFixture<>(Project.class)
                    .given(and(and(untilAccepted(), clawedBack("2026-06")), undone))
                    .when(undo)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @ParameterizedTest(name = "on {0}: {1}")
    @CsvSource({"2026-04-30, false", "2026-05-01, true", "2026-10-30, true", "2026-10-31, false"})
    void clawsBackOnlyWithinHalfAYearAfterItsEnd(String on, boolean counts) {
        assertThat(Unsubscription.counts(END, day(on))).isEqualTo(counts);
    }

    private static List<ProjectEvent> and(List<ProjectEvent> history, ProjectEvent event) {
        var longer = new ArrayList<>(history);
        longer.add(event);
        return longer;
    }
}
