package org.partnerledger.api.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.partnerledger.api.intake.fact.DataReader;
import org.partnerledger.api.intake.fact.FactType;
import org.partnerledger.api.intake.fact.Taking;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.milestone.Milestone;
import org.partnerledger.core.opportunity.OpportunityCommand.RequireOpportunity;
import org.partnerledger.core.opportunity.OpportunityId;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.project.CustomerProjectsId;
import org.partnerledger.core.project.ProjectCommand.AcceptProject;
import org.partnerledger.core.project.ProjectCommand.ApproveProject;
import org.partnerledger.core.project.ProjectCommand.CheckFiling;
import org.partnerledger.core.project.ProjectCommand.DeliverMilestone;
import org.partnerledger.core.project.ProjectCommand.FileProject;
import org.partnerledger.core.project.ProjectCommand.ReplanProject;
import org.partnerledger.core.project.ProjectCommand.RequireProject;
import org.partnerledger.core.project.ProjectCommand.TakeProjectDays;
import org.partnerledger.core.project.ProjectCommand.VerifySubsidy;
import org.partnerledger.core.project.ProjectEvent.NewDay;
import org.partnerledger.core.project.ProjectId;
import org.partnerledger.core.project.ProjectPlan;
import org.partnerledger.core.project.ProjectStanding;
import org.partnerledger.core.project.Scenario;
import org.partnerledger.projections.period.PeriodViews;
import org.springframework.stereotype.Component;

/** The facts {@code project.…}, {@code milestone.…} and {@code subsidy.…} of contract.md, section 1. */
final class ProjectFacts {

    /** A plan is made by people; more is a mistake. */
    private static final int MOST_MILESTONES = 200;

    private ProjectFacts() {}

    record Filing(ProjectId projectId, ProjectPlan plan) {}

    @Component
    record Filed() implements FactType<Filing> {

        @Override
        public String type() {
            return "project.filed.v1";
        }

        @Override
        public Filing read(DataReader data) {
            var id = new ProjectId(data.id("projectId"));
            String opportunity = data.optionalId("opportunityId");
            var plan = new ProjectPlan(
                    new PartnerId(data.id("partnerId")),
                    new CustomerId(data.id("customerId")),
                    data.oneOf("scenario", Scenario.class),
                    opportunity == null ? null : new OpportunityId(opportunity),
                    data.day("filedOn"),
                    data.day("start"),
                    data.day("end"),
                    data.amount("subsidy"),
                    data.currency("currency"),
                    milestones(data));
            data.end();
            if (plan.end().isBefore(plan.start())) {
                throw data.wrong("end", "the project ends before it starts");
            }
            if (!ProjectPlan.sharesFit(plan.subsidy(), plan.milestones())) {
                throw data.wrong("milestones", "either all shares sum to the subsidy, or no milestone has one");
            }
            return new Filing(id, plan);
        }

        private static List<Milestone> milestones(DataReader data) {
            Set<String> ids = new HashSet<>();
            var milestones = new ArrayList<Milestone>();
            for (DataReader each : readers(data)) {
                var milestone = new Milestone(
                        each.id("milestoneId"),
                        each.text("name"),
                        each.day("dueOn"),
                        null,
                        each.optionalAmount("share"));
                each.end();
                if (!ids.add(milestone.milestoneId())) {
                    throw each.wrong("milestoneId", "there is another milestone of this id");
                }
                milestones.add(milestone);
            }
            return milestones;
        }

        @Override
        public void take(Filing it, Taking taking) {
            ProjectPlan plan = it.plan();
            requirePayable(plan.subsidy(), plan.currency(), "/data/subsidy");
            for (int i = 0; i < plan.milestones().size(); i++) {
                Amount share = plan.milestones().get(i).share();
                if (share != null) {
                    requirePayable(share, plan.currency(), "/data/milestones/" + i + "/share");
                }
            }
            PartnerStanding partner = taking.partner(plan.partnerId(), "/data/partnerId");
            if (!partner.currency().equals(plan.currency())) {
                throw new Refused(new FactRefusal.OtherCurrency(
                        plan.currency(), partner.id(), partner.currency(), "/data/currency"));
            }
            if (plan.opportunityId() != null) {
                Object _ = taking.send(new RequireOpportunity(plan.opportunityId()));
            }
            Object _ = taking.send(new CheckFiling(it.projectId(), plan));
            Object _ = taking.send(new TakeProjectDays(
                    new CustomerProjectsId(plan.customerId()), it.projectId(), plan.start(), plan.end()));
            Object _ = taking.send(new FileProject(it.projectId(), plan));
            taking.arrived(it.projectId().toString());
        }

        private static void requirePayable(Amount amount, CurrencyCode currency, String pointer) {
            FactRefusal.requirePayable(amount, currency, pointer);
            FactRefusal.requireNotNegative(amount, pointer);
        }
    }

    /** A project and a day, which is all that some facts say. */
    record OnDay(ProjectId projectId, LocalDate on) {

        static OnDay read(DataReader data) {
            var fact = new OnDay(new ProjectId(data.id("projectId")), data.day("on"));
            data.end();
            return fact;
        }
    }

    @Component
    record Approved() implements FactType<OnDay> {

        @Override
        public String type() {
            return "project.approved.v1";
        }

        @Override
        public OnDay read(DataReader data) {
            return OnDay.read(data);
        }

        @Override
        public void take(OnDay it, Taking taking) {
            Object _ = taking.send(new ApproveProject(it.projectId(), it.on()));
        }
    }

    record Replanning(ProjectId projectId, LocalDate requestedOn, LocalDate approvedOn, List<NewDay> milestones) {}

    @Component
    record Replanned() implements FactType<Replanning> {

        @Override
        public String type() {
            return "project.replanned.v1";
        }

        @Override
        public Replanning read(DataReader data) {
            var id = new ProjectId(data.id("projectId"));
            LocalDate requestedOn = data.day("requestedOn");
            LocalDate approvedOn = data.day("approvedOn");
            var days = new ArrayList<NewDay>();
            Set<String> ids = new HashSet<>();
            for (DataReader each : readers(data)) {
                var moved = new NewDay(each.id("milestoneId"), each.day("dueOn"));
                each.end();
                if (!ids.add(moved.milestoneId())) {
                    throw each.wrong("milestoneId", "this milestone is moved twice");
                }
                days.add(moved);
            }
            data.end();
            if (approvedOn.isBefore(requestedOn)) {
                throw data.wrong("approvedOn", "it was approved before it was requested");
            }
            return new Replanning(id, requestedOn, approvedOn, days);
        }

        @Override
        public void take(Replanning it, Taking taking) {
            Object _ = taking.send(new ReplanProject(
                    it.projectId(),
                    it.requestedOn(),
                    it.approvedOn(),
                    it.milestones(),
                    taking.rules().calendar()));
        }
    }

    record Delivery(ProjectId projectId, String milestoneId, LocalDate deliveredOn) {}

    @Component
    record Delivered() implements FactType<Delivery> {

        @Override
        public String type() {
            return "milestone.delivered.v1";
        }

        @Override
        public Delivery read(DataReader data) {
            var fact =
                    new Delivery(new ProjectId(data.id("projectId")), data.id("milestoneId"), data.day("deliveredOn"));
            data.end();
            return fact;
        }

        @Override
        public void take(Delivery it, Taking taking) {
            Object _ = taking.send(new DeliverMilestone(
                    it.projectId(),
                    it.milestoneId(),
                    it.deliveredOn(),
                    taking.rules().calendar()));
        }
    }

    @Component
    record Accepted(PeriodViews periods) implements FactType<OnDay> {

        @Override
        public String type() {
            return "project.accepted.v1";
        }

        @Override
        public OnDay read(DataReader data) {
            return OnDay.read(data);
        }

        @Override
        public void take(OnDay it, Taking taking) {
            if (taking.send(new RequireProject(it.projectId())) instanceof ProjectStanding known) {
                PartnerId tierOne = taking.directory().tierOneOf(known.plan().partnerId());
                Object _ = taking.send(
                        new AcceptProject(it.projectId(), it.on(), tierOne, periods.closedThrough(tierOne)));
            }
        }
    }

    @Component
    record SubsidyVerification(PeriodViews periods) implements FactType<OnDay> {

        @Override
        public String type() {
            return "subsidy.verified.v1";
        }

        @Override
        public OnDay read(DataReader data) {
            return OnDay.read(data);
        }

        @Override
        public void take(OnDay it, Taking taking) {
            if (taking.send(new RequireProject(it.projectId())) instanceof ProjectStanding known) {
                PartnerId tierOne = known.settledWith();
                Object _ = taking.send(new VerifySubsidy(
                        it.projectId(),
                        it.on(),
                        taking.rules().calendar(),
                        tierOne == null ? null : periods.closedThrough(tierOne)));
            }
        }
    }

    private static List<DataReader> readers(DataReader data) {
        List<DataReader> milestones = data.objects("milestones");
        if (milestones.isEmpty() || milestones.size() > MOST_MILESTONES) {
            throw data.wrong("milestones", "1 to " + MOST_MILESTONES + " milestones are expected here");
        }
        return milestones;
    }
}
