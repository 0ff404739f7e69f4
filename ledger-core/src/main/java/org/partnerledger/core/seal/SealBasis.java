package org.partnerledger.core.seal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calculation.PlanResult;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;

/**
 * What a close saw that may look different later, kept so that its tree can be built again at any time. Everything else
 * the tree needs never changes once the month is closed.
 *
 * @param firstCovered first month the statement speaks for
 * @param closedThrough the partner's last closed month before; null for its first
 * @param rulesNo the rules in force at the close
 * @param asOf the moment the month ended: what was recorded later did not count
 * @param corrections how many corrections of the partner's months there were
 * @param plans that were published, those of others included
 * @param paid what closed months paid, as far as it was asked for
 * @param payments how many payments of the trades concerned were known
 * @param laterRefunds what was refunded, by lines of a later bill, of unpaid means
 * @param otherLines lines of the same trades that are not on the partner's bills up to this month
 * @param openingFrozenBenefits benefits frozen on earlier statements
 * @param overdue whether a resale bill was overdue
 * @param balanceLapses whether a positive balance lapsed
 */
public record SealBasis(
        Period firstCovered,
        @Nullable Period closedThrough,
        int rulesNo,
        Instant asOf,
        int corrections,
        List<PlanRef> plans,
        List<PlanResult> paid,
        int payments,
        List<LaterRefund> laterRefunds,
        List<OtherLine> otherLines,
        Amount openingFrozenBenefits,
        boolean overdue,
        boolean balanceLapses) {

    public SealBasis {
        plans = List.copyOf(plans);
        paid = List.copyOf(paid);
        laterRefunds = List.copyOf(laterRefunds);
        otherLines = List.copyOf(otherLines);
    }

    public record PlanRef(PlanId planId, int version) {}

    /** @param credit refunded of it, 0 or less; {@code debt} likewise */
    public record LaterRefund(long lineNo, Amount credit, Amount debt) {}

    /** A line as payments see it; whose it is does not matter. */
    public record OtherLine(String tradeId, long lineNo, String lineId, String source, Amount credit, Amount debt) {}
}
