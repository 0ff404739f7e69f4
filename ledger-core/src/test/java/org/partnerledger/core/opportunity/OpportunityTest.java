package org.partnerledger.core.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.kernel.RefusedMatcher.refusedWith;
import static org.partnerledger.core.opportunity.OpportunityFixture.CALENDAR;
import static org.partnerledger.core.opportunity.OpportunityFixture.CUSTOMER;
import static org.partnerledger.core.opportunity.OpportunityFixture.ID;
import static org.partnerledger.core.opportunity.OpportunityFixture.IN_TIME;
import static org.partnerledger.core.opportunity.OpportunityFixture.RIVAL;
import static org.partnerledger.core.opportunity.OpportunityFixture.SAME;
import static org.partnerledger.core.opportunity.OpportunityFixture.SHARED_ON;
import static org.partnerledger.core.opportunity.OpportunityFixture.accept;
import static org.partnerledger.core.opportunity.OpportunityFixture.accepted;
import static org.partnerledger.core.opportunity.OpportunityFixture.answer;
import static org.partnerledger.core.opportunity.OpportunityFixture.autoRejected;
import static org.partnerledger.core.opportunity.OpportunityFixture.reject;
import static org.partnerledger.core.opportunity.OpportunityFixture.share;
import static org.partnerledger.core.opportunity.OpportunityFixture.shared;
import static org.partnerledger.core.opportunity.OpportunityFixture.verify;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.calendar.CalendarRefusal.CalendarNotPublished;
import org.partnerledger.core.calendar.WorkdayCalendar;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.Shanghai;
import org.partnerledger.core.opportunity.OpportunityCommand.AcceptOpportunity;
import org.partnerledger.core.opportunity.OpportunityCommand.Answer;
import org.partnerledger.core.opportunity.OpportunityCommand.CheckVerification;
import org.partnerledger.core.opportunity.OpportunityCommand.DuplicatesCommand.DecideDuplicates;
import org.partnerledger.core.opportunity.OpportunityCommand.DuplicatesCommand.JoinDuplicates;
import org.partnerledger.core.opportunity.OpportunityCommand.RequireOpportunity;
import org.partnerledger.core.opportunity.OpportunityEvent.DuplicatesEvent.DuplicateJoined;
import org.partnerledger.core.opportunity.OpportunityEvent.DuplicatesEvent.DuplicatesDecided;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityAccepted;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityVerified;
import org.partnerledger.core.opportunity.OpportunityRefusal.AnsweredTooLate;
import org.partnerledger.core.opportunity.OpportunityRefusal.SharedBefore;
import org.partnerledger.core.opportunity.OpportunityRefusal.UnknownOpportunity;
import org.partnerledger.core.opportunity.OpportunityRefusal.VerifiedEarlier;

class OpportunityTest {

    private AggregateTestFixture<Opportunity> opportunity;
    private AggregateTestFixture<Duplicates> duplicates;

    @BeforeEach
    void emptyLedger() {
        opportunity = new AggregateTestFixture<>(Opportunity.class);
        duplicates = new AggregateTestFixture<>(Duplicates.class);
    }

    @Test
    void isShared() {
        var _ = opportunity.givenNoPriorActivity().when(share(Direction.HO)).expectEvents(shared(Direction.HO));
    }

    @Test
    void refusesToBeSharedTwice() {
        var _ = opportunity
                .given(shared(Direction.HO))
                .when(share(Direction.HO))
                .expectException(refusedWith(new SharedBefore(ID, OpportunityState.SHARED, Direction.HO)));
    }

    @Test
    void isUnknownBeforeItIsShared() {
        var _ = opportunity
                .givenNoPriorActivity()
                .when(new RequireOpportunity(ID))
                .expectException(refusedWith(new UnknownOpportunity(ID)));
        assertThat(new UnknownOpportunity(ID).awaits()).isEqualTo("opportunity:op-1");
    }

    @Nested
    class OfTheVendor {

        @Test
        void isAcceptedOnTheThirdWorkday() {
            var _ = opportunity
                    .given(shared(Direction.HO))
                    .when(accept(IN_TIME))
                    .expectEvents(accepted());
        }

        @Test
        void refusesAnAnswerOnTheFourthWorkdayWhetherItWasRejectedByItselfOrNot() {
            Instant late = Shanghai.at("2026-08-26T00:00:00");
            var tooLate = new AnsweredTooLate(ID, SHARED_ON, 3, LocalDate.parse("2026-08-26"));

            var _ = opportunity
                    .given(shared(Direction.HO))
                    .when(accept(late))
                    .expectNoEvents()
                    .expectException(refusedWith(tooLate));
            var _ = new AggregateTestFixture<>(Opportunity.class)
                    .given(shared(Direction.HO), autoRejected())
                    .when(reject(late))
                    .expectNoEvents()
                    .expectException(refusedWith(tooLate));
        }

        @Test
        void takesAnAnswerInTimeThatArrivesAfterItWasRejectedByItself() {
            var _ = opportunity
                    .given(shared(Direction.HO), autoRejected())
                    .when(accept(IN_TIME))
                    .expectEvents(accepted());
        }

        @Test
        void cannotTellWithoutTheCalendarOfAYear() {
            WorkdayCalendar onlyThisYear = WorkdayCalendar.of(
                    "CN",
                    CALENDAR.editions().stream().filter(it -> it.year() == 2024).toList());
            var answer = new Answer(IN_TIME, LocalDate.ofInstant(IN_TIME, Shanghai.ZONE), onlyThisYear);

            var _ = opportunity
                    .given(shared(Direction.HO))
                    .when(new AcceptOpportunity(ID, answer))
                    .expectException(refusedWith(new CalendarNotPublished("CN", 2026)));
        }

        @Test
        void needsNoCalendarOnTheDayItWasShared() {
            WorkdayCalendar none = WorkdayCalendar.of("CN", List.of());
            Instant sameDay = Shanghai.at("2026-08-20T18:00:00");

            var _ = opportunity
                    .given(shared(Direction.HO))
                    .when(new AcceptOpportunity(ID, new Answer(sameDay, SHARED_ON, none)))
                    .expectEvents(new OpportunityAccepted(ID, sameDay));
        }
    }

    @Nested
    class OfAPartner {

        @Test
        void isVerifiedOnTheTenthWorkday() {
            Instant tenth = Shanghai.at("2026-09-03T12:00:00");

            var _ = opportunity
                    .given(shared(Direction.PO))
                    .when(verify(tenth))
                    .expectEvents(new OpportunityVerified(ID, tenth));
        }

        @Test
        void refusesAVerificationOnTheEleventh() {
            var _ = opportunity
                    .given(shared(Direction.PO))
                    .when(verify(Shanghai.at("2026-09-04T00:00:00")))
                    .expectException(
                            refusedWith(new AnsweredTooLate(ID, SHARED_ON, 10, LocalDate.parse("2026-09-04"))));
        }

        @Test
        void namesItsDuplicatesBeforeItIsVerified() {
            var _ = opportunity
                    .given(shared(Direction.PO))
                    .when(new CheckVerification(ID, answer(IN_TIME)))
                    .expectNoEvents()
                    .expectResultMessagePayload(SAME);
        }
    }

    @Nested
    class AmongDuplicates {

        private final DuplicateJoined first = new DuplicateJoined(SAME, ID);
        private final DuplicateJoined second = new DuplicateJoined(SAME, RIVAL);

        @Test
        void areTheSameForTheSameCustomerAndTitleApartFromCaseAndSpaces() {
            assertThat(DuplicatesId.of(CUSTOMER, null, " A move  to the CLOUD")).isEqualTo(SAME);
            assertThat(DuplicatesId.of(new CustomerId("c-2"), null, "a move to the cloud"))
                    .isNotEqualTo(SAME);
            assertThat(DuplicatesId.of(null, "Somebody", "x")).isEqualTo(DuplicatesId.of(null, "somebody ", "X"));
        }

        @Test
        void joinsInOrder() {
            var _ = duplicates
                    .given(first)
                    .when(new JoinDuplicates(SAME, RIVAL))
                    .expectEvents(second);
        }

        @Test
        void winsTheOneThatIsVerifiedAndTheOthersLose() {
            var _ = duplicates
                    .given(first, second)
                    .when(new DecideDuplicates(SAME, RIVAL, IN_TIME))
                    .expectEvents(new DuplicatesDecided(SAME, RIVAL, IN_TIME))
                    .expectResultMessagePayload(List.of(ID));
        }

        @Test
        void refusesALaterVerificationAndOneAtTheSameInstant() {
            var _ = duplicates
                    .given(first, second, new DuplicatesDecided(SAME, RIVAL, IN_TIME))
                    .when(new DecideDuplicates(SAME, ID, IN_TIME))
                    .expectNoEvents()
                    .expectException(refusedWith(new VerifiedEarlier(ID, RIVAL, IN_TIME)));
        }

        @Test
        void letsAnEarlierVerificationThatArrivesLaterWin() {
            Instant earlier = IN_TIME.minusSeconds(1);

            var _ = duplicates
                    .given(first, second, new DuplicatesDecided(SAME, RIVAL, IN_TIME))
                    .when(new DecideDuplicates(SAME, ID, earlier))
                    .expectEvents(new DuplicatesDecided(SAME, ID, earlier))
                    .expectResultMessagePayload(List.of(RIVAL));
        }
    }
}
