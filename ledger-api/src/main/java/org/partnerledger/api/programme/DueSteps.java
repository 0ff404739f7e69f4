package org.partnerledger.api.programme;

import java.util.function.Function;
import org.partnerledger.api.deadline.DueStep;
import org.partnerledger.core.benefit.BenefitCommand.LapseBenefit;
import org.partnerledger.core.benefit.ClaimId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.opportunity.OpportunityCommand.AutoRejectOpportunity;
import org.partnerledger.core.opportunity.OpportunityId;
import org.partnerledger.core.project.ProjectCommand.LapseSubsidy;
import org.partnerledger.core.project.ProjectId;
import org.partnerledger.projections.deadline.Deadline;
import org.partnerledger.projections.deadline.DeadlineKind;
import org.partnerledger.projections.period.PeriodViews;
import org.partnerledger.projections.project.ProjectView;
import org.partnerledger.projections.project.ProjectViews;

/** What the deadlines of this package ask when they fire. */
final class DueSteps {

    private DueSteps() {}

    private record Asking(DeadlineKind kind, Function<String, Object> bySubject) implements DueStep {

        @Override
        public Object command(Deadline deadline) {
            return bySubject.apply(deadline.subject());
        }
    }

    /** Nobody answered an opportunity in time (domain.md, section 7). */
    static DueStep opportunityAnswer() {
        return new Asking(DeadlineKind.OPPORTUNITY_ANSWER, id -> new AutoRejectOpportunity(new OpportunityId(id)));
    }

    /** Nobody verified a subsidy in time; it is taken back on the first open statement (domain.md, section 10). */
    static DueStep subsidyVerification(ProjectViews projects, PeriodViews periods) {
        return new Asking(DeadlineKind.SUBSIDY_VERIFICATION, id -> {
            PartnerId settledWith =
                    projects.find(id).map(ProjectView::settledWith).orElseThrow();
            return new LapseSubsidy(new ProjectId(id), periods.closedThrough(settledWith));
        });
    }

    /** Nobody verified a staff list in time (domain.md, section 8). */
    static DueStep staffListVerification() {
        return new Asking(DeadlineKind.STAFF_LIST_VERIFICATION, id -> new LapseBenefit(new ClaimId(id)));
    }

    /** Nobody asked a market development fund to be paid in time (domain.md, section 8). */
    static DueStep fundSettlement() {
        return new Asking(DeadlineKind.FUND_SETTLEMENT, id -> new LapseBenefit(new ClaimId(id)));
    }
}
