package org.partnerledger.core.milestone;

import java.util.List;
import org.partnerledger.core.kernel.Amount;

/**
 * What is left of a subsidy.
 *
 * @param deduction of shares: all deductions together; of a whole subsidy: the worst one; never more than the subsidy
 * @param milestones in the order of the plan
 */
public record SubsidyOutcome(Amount subsidy, Amount deduction, List<MilestoneDelay> milestones) {

    public SubsidyOutcome {
        milestones = List.copyOf(milestones);
    }

    public Amount net() {
        return subsidy.minus(deduction);
    }
}
