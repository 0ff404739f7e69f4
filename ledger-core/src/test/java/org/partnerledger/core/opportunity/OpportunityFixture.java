package org.partnerledger.core.opportunity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.partnerledger.core.calendar.BuiltInCalendars;
import org.partnerledger.core.calendar.WorkdayCalendar;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Shanghai;
import org.partnerledger.core.opportunity.OpportunityCommand.AcceptOpportunity;
import org.partnerledger.core.opportunity.OpportunityCommand.Answer;
import org.partnerledger.core.opportunity.OpportunityCommand.RejectOpportunity;
import org.partnerledger.core.opportunity.OpportunityCommand.ShareOpportunity;
import org.partnerledger.core.opportunity.OpportunityCommand.VerifyOpportunity;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityAccepted;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityAutoRejected;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityRejected;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityShared;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunitySuperseded;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityVerified;
import org.partnerledger.core.opportunity.OpportunityEvent.OpportunityWon;

/**
 * The example every test of opportunities tells: shared on Thursday, 20 August 2026. Three workdays after that are over
 * on Wednesday, 26 August, ten on Friday, 4 September.
 */
final class OpportunityFixture {

    static final OpportunityId ID = new OpportunityId("op-1");
    static final OpportunityId RIVAL = new OpportunityId("op-2");
    static final PartnerId PARTNER = new PartnerId("p-1");
    static final CustomerId CUSTOMER = new CustomerId("c-1");
    static final DuplicatesId SAME = DuplicatesId.of(CUSTOMER, null, "a move to the cloud");
    static final WorkdayCalendar CALENDAR = BuiltInCalendars.of("CN");
    static final Instant SHARED_AT = Shanghai.at("2026-08-20T10:00:00");
    static final LocalDate SHARED_ON = LocalDate.parse("2026-08-20");
    static final Instant IN_TIME = Shanghai.at("2026-08-25T23:59:59");
    static final Instant WON_AT = Shanghai.at("2026-10-01T10:00:00");

    private OpportunityFixture() {}

    static ShareOpportunity share(Direction direction) {
        return new ShareOpportunity(
                ID, direction, PARTNER, CUSTOMER, "a move to the cloud", SAME, SHARED_AT, SHARED_ON, null, null);
    }

    static OpportunityShared shared(Direction direction) {
        return new OpportunityShared(
                ID,
                direction,
                PARTNER,
                CUSTOMER,
                "a move to the cloud",
                SAME,
                SHARED_AT,
                SHARED_ON,
                direction.answerWorkdays(),
                null,
                null);
    }

    static Answer answer(Instant at) {
        return new Answer(at, LocalDate.ofInstant(at, Shanghai.ZONE), CALENDAR);
    }

    static AcceptOpportunity accept(Instant at) {
        return new AcceptOpportunity(ID, answer(at));
    }

    static RejectOpportunity reject(Instant at) {
        return new RejectOpportunity(ID, answer(at), "no budget");
    }

    static VerifyOpportunity verify(Instant at) {
        return new VerifyOpportunity(ID, answer(at));
    }

    static OpportunityAccepted accepted() {
        return new OpportunityAccepted(ID, IN_TIME);
    }

    static OpportunityVerified verified() {
        return new OpportunityVerified(ID, IN_TIME);
    }

    static OpportunityRejected rejected() {
        return new OpportunityRejected(ID, IN_TIME, "no budget");
    }

    static OpportunityAutoRejected autoRejected() {
        return new OpportunityAutoRejected(ID);
    }

    static OpportunitySuperseded superseded() {
        return new OpportunitySuperseded(ID, RIVAL);
    }

    static OpportunityWon won() {
        return new OpportunityWon(ID, WON_AT, List.of("o-1", "o-2"));
    }
}
