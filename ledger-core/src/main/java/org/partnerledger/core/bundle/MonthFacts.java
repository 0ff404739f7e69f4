package org.partnerledger.core.bundle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;

/**
 * What a month began with.
 *
 * @param firstCovered first month the statement speaks for
 * @param closedThrough the last closed month before; null for the partner's first
 * @param rulesNo the rules in force at the close
 * @param asOf the moment the month ended: what was recorded later did not count
 * @param openingFrozenBenefits benefits frozen on earlier statements
 */
public record MonthFacts(
        PartnerId partnerId,
        Period period,
        CurrencyCode currency,
        Period firstCovered,
        @Nullable Period closedThrough,
        int rulesNo,
        Instant asOf,
        Amount openingBalance,
        Amount openingFrozenBenefits,
        boolean overdue,
        boolean balanceLapses) {

    /** A closed month and the rules that its close fixed for the lines of its bill. */
    public record ClosedMonth(Period period, Period firstCovered, int rulesNo) {}
}
