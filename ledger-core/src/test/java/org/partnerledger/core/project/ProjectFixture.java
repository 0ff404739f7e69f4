package org.partnerledger.core.project;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calendar.BuiltInCalendars;
import org.partnerledger.core.calendar.WorkdayCalendar;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.milestone.Milestone;
import org.partnerledger.core.opportunity.OpportunityId;
import org.partnerledger.core.project.ProjectEvent.MilestoneDelivered;
import org.partnerledger.core.project.ProjectEvent.ProjectAccepted;
import org.partnerledger.core.project.ProjectEvent.ProjectApproved;
import org.partnerledger.core.project.ProjectEvent.ProjectFiled;
import org.partnerledger.core.project.ProjectEvent.SubsidyClawedBack;
import org.partnerledger.core.project.ProjectEvent.SubsidyLapsed;
import org.partnerledger.core.project.ProjectEvent.SubsidyVerified;

/**
 * The example every test of projects tells: 2000.00 yuan for two milestones due on Tuesday, 7 April 2026, accepted on
 * 10 April on the statement of that month. Forty workdays after that are over on 10 June.
 */
final class ProjectFixture {

    static final ProjectId ID = new ProjectId("pr-1");
    static final PartnerId PARTNER = new PartnerId("p-1");
    static final CustomerId CUSTOMER = new CustomerId("c-1");
    static final CurrencyCode CNY = new CurrencyCode("CNY");
    static final WorkdayCalendar CALENDAR = BuiltInCalendars.of("CN");
    static final LocalDate FILED_ON = day("2026-04-02");
    static final LocalDate START = day("2026-04-03");
    static final LocalDate END = day("2026-04-30");
    static final LocalDate DUE = day("2026-04-07");
    static final LocalDate ACCEPTED_ON = day("2026-04-10");
    static final Period APRIL = Period.of("2026-04");
    static final Unsubscription REFUND =
            new Unsubscription("feed/cloud", "e-9", day("2026-06-15"), Amount.of("100.00"), Amount.of("1500.00"));

    private ProjectFixture() {}

    static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    static Milestone milestone(String id, @Nullable String share) {
        return new Milestone(id, "step " + id, DUE, null, share == null ? null : Amount.of(share));
    }

    static ProjectPlan plan() {
        return plan(FILED_ON, null);
    }

    static ProjectPlan plan(LocalDate filedOn, @Nullable OpportunityId opportunity) {
        return new ProjectPlan(
                PARTNER,
                CUSTOMER,
                Scenario.DELIVERY,
                opportunity,
                filedOn,
                START,
                END,
                Amount.of("2000.00"),
                CNY,
                List.of(milestone("m1", null), milestone("m2", null)));
    }

    static ProjectFiled filed() {
        return new ProjectFiled(ID, plan());
    }

    static ProjectApproved approved() {
        return new ProjectApproved(ID, FILED_ON);
    }

    static MilestoneDelivered delivered(String milestone) {
        return new MilestoneDelivered(ID, milestone, DUE);
    }

    static ProjectAccepted accepted() {
        return new ProjectAccepted(ID, ACCEPTED_ON, PARTNER, APRIL, 40);
    }

    static SubsidyVerified verified() {
        return new SubsidyVerified(ID, day("2026-04-20"));
    }

    static SubsidyLapsed lapsed(String standsOn) {
        return new SubsidyLapsed(ID, Period.of(standsOn));
    }

    static SubsidyClawedBack clawedBack(String standsOn) {
        return new SubsidyClawedBack(ID, REFUND, Period.of(standsOn));
    }

    /** Everything up to the acceptance. */
    static List<ProjectEvent> untilAccepted() {
        return List.of(filed(), approved(), delivered("m1"), delivered("m2"), accepted());
    }
}
