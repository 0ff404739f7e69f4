package org.partnerledger.core.calculation;

import java.util.List;
import java.util.Map;
import org.partnerledger.core.explanation.Explanation;
import org.partnerledger.core.incentive.Shares;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.DocumentCheck;
import org.partnerledger.core.statement.Statement;

/**
 * A month as it was worked out.
 *
 * @param decisions of every group that this statement decides, in no particular order
 * @param results what the plans paid; later refunds are clawed back with them
 * @param shares by plan, where they were worked out
 * @param frozenNow shares frozen on this statement
 * @param releasedNow shares of earlier statements released on this one
 * @param frozenBenefitsAfter benefits that stay frozen after this statement
 */
public record SettledPeriod(
        Bill bill,
        Statement statement,
        Explanation explanation,
        List<GroupDecision> decisions,
        List<PlanResult> results,
        Map<PlanId, Shares.Allocation> shares,
        List<FrozenShare> frozenNow,
        List<FrozenShare> releasedNow,
        Amount frozenBenefitsAfter) {

    /** The equations that do not hold; empty for a month that may be published. */
    public List<DocumentCheck.Break> breaks() {
        return DocumentCheck.breaksOf(bill, statement, explanation);
    }
}
