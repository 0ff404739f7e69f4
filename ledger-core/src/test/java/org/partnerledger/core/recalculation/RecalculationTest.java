package org.partnerledger.core.recalculation;

import static org.partnerledger.core.kernel.RefusedMatcher.refusedWith;

import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.comparison.RuleSet;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.recalculation.RecalculationCommand.ApproveRecalculation;
import org.partnerledger.core.recalculation.RecalculationCommand.AskRecalculation;
import org.partnerledger.core.recalculation.RecalculationCommand.RejectRecalculation;
import org.partnerledger.core.recalculation.RecalculationEvent.RecalculationApproved;
import org.partnerledger.core.recalculation.RecalculationEvent.RecalculationAsked;
import org.partnerledger.core.recalculation.RecalculationEvent.RecalculationRejected;
import org.partnerledger.core.recalculation.RecalculationRefusal.DecidedBefore;
import org.partnerledger.core.recalculation.RecalculationRefusal.SamePerson;
import org.partnerledger.core.recalculation.RecalculationRefusal.UnknownPerson;
import org.partnerledger.core.recalculation.RecalculationRefusal.UnknownRecalculation;

class RecalculationTest {

    private static final RecalculationId ID = new RecalculationId("r-1");
    private static final RuleSet RULES = RuleSet.inForce(List.of(Period.of("2026-03")));
    private static final RecalculationAsked ASKED = new RecalculationAsked("r-1", "an", "wrong rate", RULES, null);
    private static final RecalculationApproved APPROVED = new RecalculationApproved("r-1", "bo");
    private static final RecalculationRejected REJECTED = new RecalculationRejected("r-1", "bo", "not ours");

    private AggregateTestFixture<Recalculation> recalculation;

    @BeforeEach
    void emptyLedger() {
        recalculation = new AggregateTestFixture<>(Recalculation.class);
    }

    @Test
    void isAskedForOnce() {
        var asking = new AskRecalculation(ID, "an", "wrong rate", RULES, null);
        recalculation.givenNoPriorActivity().when(asking).expectEvents(ASKED);
        recalculation.given(ASKED).when(asking).expectNoEvents();
    }

    @Test
    void isApprovedBySomebodyElse() {
        recalculation.given(ASKED).when(new ApproveRecalculation(ID, "bo")).expectEvents(APPROVED);
    }

    @Test
    void isNotApprovedByWhoAsked() {
        recalculation
                .given(ASKED)
                .when(new ApproveRecalculation(ID, "an"))
                .expectException(refusedWith(new SamePerson(ID, "an")));
    }

    @Test
    void isNotApprovedByNobodyNorForNobody() {
        recalculation
                .given(ASKED)
                .when(new ApproveRecalculation(ID, ""))
                .expectException(refusedWith(new UnknownPerson(ID)));
        recalculation
                .given(new RecalculationAsked("r-1", "", "wrong rate", RULES, null))
                .when(new ApproveRecalculation(ID, "bo"))
                .expectException(refusedWith(new UnknownPerson(ID)));
    }

    @Test
    void isDecidedOnce() {
        recalculation
                .given(ASKED, APPROVED)
                .when(new ApproveRecalculation(ID, "cy"))
                .expectNoEvents();
        recalculation
                .given(ASKED, APPROVED)
                .when(new RejectRecalculation(ID, "cy", "no"))
                .expectException(refusedWith(new DecidedBefore(ID, true, "bo")));
        recalculation
                .given(ASKED, REJECTED)
                .when(new RejectRecalculation(ID, "cy", "no"))
                .expectNoEvents();
        recalculation
                .given(ASKED, REJECTED)
                .when(new ApproveRecalculation(ID, "cy"))
                .expectException(refusedWith(new DecidedBefore(ID, false, "bo")));
    }

    @Test
    void canBeRejectedByAnybody() {
        recalculation
                .given(ASKED)
                .when(new RejectRecalculation(ID, "an", "a slip"))
                .expectEvents(new RecalculationRejected("r-1", "an", "a slip"));
    }

    @Test
    void isUnknownBeforeItIsAskedFor() {
        recalculation
                .givenNoPriorActivity()
                .when(new ApproveRecalculation(ID, "bo"))
                .expectException(refusedWith(new UnknownRecalculation(ID)));
    }
}
