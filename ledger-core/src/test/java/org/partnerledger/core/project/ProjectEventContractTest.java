package org.partnerledger.core.project;

import static org.partnerledger.core.stored.StoredForm.assertStoredAs;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.milestone.Milestone;
import org.partnerledger.core.opportunity.OpportunityId;
import org.partnerledger.core.project.ProjectEvent.CustomerProjectsEvent.ProjectDaysTaken;
import org.partnerledger.core.project.ProjectEvent.MilestoneDelivered;
import org.partnerledger.core.project.ProjectEvent.NewDay;
import org.partnerledger.core.project.ProjectEvent.ProjectAccepted;
import org.partnerledger.core.project.ProjectEvent.ProjectApproved;
import org.partnerledger.core.project.ProjectEvent.ProjectFiled;
import org.partnerledger.core.project.ProjectEvent.ProjectReplanned;
import org.partnerledger.core.project.ProjectEvent.SubsidyClawBackUndone;
import org.partnerledger.core.project.ProjectEvent.SubsidyClawedBack;
import org.partnerledger.core.project.ProjectEvent.SubsidyGivenBack;
import org.partnerledger.core.project.ProjectEvent.SubsidyLapsed;
import org.partnerledger.core.project.ProjectEvent.SubsidyVerified;

/** The stored form of every event, word for word. Whatever changes here needs an upcaster. */
class ProjectEventContractTest {

    private static final ProjectId ID = new ProjectId("pr-1");
    private static final Period OCTOBER = Period.of("2026-10");
    private static final Unsubscription UNSUBSCRIPTION = new Unsubscription(
            "feed/orders", "e-9", LocalDate.parse("2026-10-05"), Amount.of("250"), Amount.of("1000"));
    private static final ProjectPlan PLAN = new ProjectPlan(
            new PartnerId("p-1"),
            new CustomerId("c-1"),
            Scenario.DELIVERY,
            new OpportunityId("o-1"),
            LocalDate.parse("2026-07-01"),
            LocalDate.parse("2026-07-15"),
            LocalDate.parse("2026-09-30"),
            Amount.of("1000"),
            new CurrencyCode("CNY"),
            List.of(
                    new Milestone("m-1", "moved", LocalDate.parse("2026-08-31"), null, Amount.of("600")),
                    new Milestone("m-2", "accepted", LocalDate.parse("2026-09-30"), null, Amount.of("400"))));

    @Test
    void storesProjectFiled() {
        assertStoredAs(new ProjectFiled(ID, PLAN), """
                {"projectId":"pr-1","plan":{"partnerId":"p-1","customerId":"c-1","scenario":"DELIVERY",\
                "opportunityId":"o-1","filedOn":"2026-07-01","start":"2026-07-15","end":"2026-09-30",\
                "subsidy":"1000.00","currency":"CNY","milestones":[{"milestoneId":"m-1","name":"moved",\
                "dueOn":"2026-08-31","deliveredOn":null,"share":"600.00"},{"milestoneId":"m-2","name":"accepted",\
                "dueOn":"2026-09-30","deliveredOn":null,"share":"400.00"}]}}""");
    }

    @Test
    void storesProjectApproved() {
        assertStoredAs(new ProjectApproved(ID, LocalDate.parse("2026-07-10")), """
                {"projectId":"pr-1","on":"2026-07-10"}""");
    }

    @Test
    void storesProjectReplanned() {
        assertStoredAs(
                new ProjectReplanned(
                        ID,
                        LocalDate.parse("2026-08-20"),
                        LocalDate.parse("2026-08-25"),
                        List.of(new NewDay("m-1", LocalDate.parse("2026-09-15")))),
                """
                {"projectId":"pr-1","requestedOn":"2026-08-20","approvedOn":"2026-08-25",\
                "milestones":[{"milestoneId":"m-1","dueOn":"2026-09-15"}]}""");
    }

    @Test
    void storesMilestoneDelivered() {
        assertStoredAs(new MilestoneDelivered(ID, "m-1", LocalDate.parse("2026-09-16")), """
                {"projectId":"pr-1","milestoneId":"m-1","deliveredOn":"2026-09-16"}""");
    }

    @Test
    void storesProjectAccepted() {
        assertStoredAs(new ProjectAccepted(ID, LocalDate.parse("2026-10-08"), new PartnerId("p-1"), OCTOBER, 40), """
                {"projectId":"pr-1","on":"2026-10-08","settledWith":"p-1","standsOn":"2026-10",\
                "verifyWorkdays":40}""");
    }

    @Test
    void storesSubsidyVerified() {
        assertStoredAs(new SubsidyVerified(ID, LocalDate.parse("2026-10-20")), """
                {"projectId":"pr-1","on":"2026-10-20"}""");
    }

    @Test
    void storesSubsidyLapsed() {
        assertStoredAs(new SubsidyLapsed(ID, OCTOBER), """
                {"projectId":"pr-1","standsOn":"2026-10"}""");
    }

    @Test
    void storesSubsidyGivenBack() {
        assertStoredAs(new SubsidyGivenBack(ID, OCTOBER), """
                {"projectId":"pr-1","standsOn":"2026-10"}""");
    }

    @Test
    void storesSubsidyClawedBack() {
        assertStoredAs(new SubsidyClawedBack(ID, UNSUBSCRIPTION, OCTOBER), """
                {"projectId":"pr-1","unsubscription":{"source":"feed/orders","eventId":"e-9","on":"2026-10-05",\
                "refunded":"250.00","original":"1000.00"},"standsOn":"2026-10"}""");
    }

    @Test
    void storesSubsidyClawBackUndone() {
        assertStoredAs(new SubsidyClawBackUndone(ID, UNSUBSCRIPTION, OCTOBER), """
                {"projectId":"pr-1","unsubscription":{"source":"feed/orders","eventId":"e-9","on":"2026-10-05",\
                "refunded":"250.00","original":"1000.00"},"standsOn":"2026-10"}""");
    }

    @Test
    void storesProjectDaysTaken() {
        assertStoredAs(
                new ProjectDaysTaken(
                        new CustomerId("c-1"), ID, LocalDate.parse("2026-07-15"), LocalDate.parse("2026-09-30")),
                """
                {"customerId":"c-1","projectId":"pr-1","start":"2026-07-15","end":"2026-09-30"}""");
    }
}
