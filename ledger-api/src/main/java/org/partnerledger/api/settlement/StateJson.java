package org.partnerledger.api.settlement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.settlement.StatementStep;
import org.partnerledger.core.statement.StatementState;
import org.partnerledger.projections.settlement.SettlementViews.StatementView;

/**
 * Where a published statement stands.
 *
 * @param confirmDue when it is confirmed by itself; null where it does not wait for that, or a calendar is missing
 * @param payoutId the payout that pays it; null while none does
 * @param allowed the steps that are possible now
 */
public record StateJson(
        String partnerId,
        Period period,
        StatementState state,
        String currency,
        Amount payable,
        @Nullable Instant confirmDue,
        @Nullable String payoutId,
        List<StatementStep> allowed) {

    static StateJson of(StatementView it) {
        return new StateJson(
                it.partnerId(),
                it.period(),
                it.state(),
                it.currency().code(),
                it.payable(),
                it.confirmDue(),
                it.payoutId(),
                StatementStep.allowedIn(it.state()));
    }
}
