package org.partnerledger.projections.period;

import java.time.Instant;
import java.util.List;
import org.partnerledger.core.calculation.GroupDecision;
import org.partnerledger.core.explanation.Explanation;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Statement;

/** The documents of a closed month, as they were published. */
public record PublishedPeriod(
        Bill bill,
        Statement statement,
        Explanation explanation,
        List<GroupDecision> decisions,
        Amount frozenBenefits,
        Instant publishedAt) {

    public PublishedPeriod {
        decisions = List.copyOf(decisions);
    }
}
