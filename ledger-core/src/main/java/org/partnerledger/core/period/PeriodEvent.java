package org.partnerledger.core.period;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calculation.FrozenShare;
import org.partnerledger.core.calculation.GroupDecision;
import org.partnerledger.core.calculation.PlanResult;
import org.partnerledger.core.explanation.Explanation;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Statement;
import org.partnerledger.core.stored.StoredName;

/** Everything that can happen to a partner's month. */
public sealed interface PeriodEvent {

    PartnerId partnerId();

    Period period();

    /**
     * From here on facts fall into the next month. The documents follow.
     *
     * @param firstCovered first month the statement speaks for; earlier than {@code period} where months were skipped
     * @param rulesNo the rules that hold for the month for good
     */
    @StoredName("period-closing")
    record PeriodClosing(PartnerId partnerId, Period period, Period firstCovered, int rulesNo) implements PeriodEvent {}

    /**
     * What lines earned under a plan; several of these for a plan with many lines.
     *
     * @param shares in minor units, parallel to {@code lineNos}
     */
    @SuppressWarnings("ArrayRecordComponent") // Millions of longs; the record is compared nowhere but in tests.
    @StoredName("shares-allocated")
    record SharesAllocated(PartnerId partnerId, Period period, PlanId planId, long[] lineNos, long[] shares)
            implements PeriodEvent {}

    /**
     * The documents, published. A rebuild stores what stands here and computes nothing.
     *
     * @param proof how it was shown that every fact was counted
     */
    @StoredName("period-closed")
    record PeriodClosed(
            PartnerId partnerId,
            Period period,
            Bill bill,
            List<Bill> tierTwoBills,
            Statement statement,
            Explanation explanation,
            List<GroupDecision> decisions,
            List<PlanResult> results,
            List<FrozenShare> frozen,
            List<FrozenShare> released,
            Amount frozenBenefits,
            @Nullable CompletenessProof proof)
            implements PeriodEvent {}
}
