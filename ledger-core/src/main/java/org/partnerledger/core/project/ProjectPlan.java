package org.partnerledger.core.project;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.milestone.Milestone;
import org.partnerledger.core.opportunity.OpportunityId;

/**
 * What is filed.
 *
 * @param opportunityId the opportunity it came of; null for none. With the orders that was won with subsidies are
 *     clawed back
 * @param start first day of the project, included
 * @param end last day of the project, included
 * @param subsidy 0 or more, with no more decimals than the currency has
 * @param milestones at least one; either all have a share and the shares sum to the subsidy, or none has one
 */
public record ProjectPlan(
        PartnerId partnerId,
        CustomerId customerId,
        Scenario scenario,
        @Nullable OpportunityId opportunityId,
        LocalDate filedOn,
        LocalDate start,
        LocalDate end,
        Amount subsidy,
        CurrencyCode currency,
        List<Milestone> milestones) {

    public ProjectPlan {
        milestones = List.copyOf(milestones);
    }

    /** Whether no milestone has a share, or all of them do and the shares sum to the subsidy. */
    public static boolean sharesFit(Amount subsidy, List<Milestone> milestones) {
        long shares = milestones.stream().filter(it -> it.share() != null).count();
        if (shares == 0) {
            return true;
        }
        Amount sum = Amount.ZERO;
        for (Milestone milestone : milestones) {
            sum = sum.plus(milestone.share() == null ? Amount.ZERO : milestone.share());
        }
        return shares == milestones.size() && sum.equals(subsidy);
    }
}
