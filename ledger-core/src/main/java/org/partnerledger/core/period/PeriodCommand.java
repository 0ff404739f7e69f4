package org.partnerledger.core.period;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calculation.SettledPeriod;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.statement.Bill;

/** What a partner's month can be asked. */
public sealed interface PeriodCommand {

    PeriodId periodId();

    /**
     * Ends the month for facts.
     *
     * @param rulesNo the rules in force at this moment
     */
    record BeginClose(@TargetAggregateIdentifier PeriodId periodId, Period firstCovered, int rulesNo)
            implements PeriodCommand {}

    /**
     * Publishes the documents.
     *
     * @param settled with every line's share
     * @param tierTwoBills bills of the partner's tier-2 partners
     */
    record FinishClose(
            @TargetAggregateIdentifier PeriodId periodId,
            SettledPeriod settled,
            List<Bill> tierTwoBills,
            @Nullable CompletenessProof proof)
            implements PeriodCommand {}
}
