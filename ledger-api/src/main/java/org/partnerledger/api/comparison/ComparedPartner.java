package org.partnerledger.api.comparison;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.comparison.Bridge;
import org.partnerledger.core.comparison.MovedLine;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;

/**
 * What other rules make of a partner's months.
 *
 * @param months that were looked at
 * @param standing the books that were looked at
 * @param bridges of the months that differ
 * @param moved lines against which something else speaks than in the books, by number
 */
record ComparedPartner(
        PartnerId partnerId,
        CurrencyCode currency,
        int months,
        Standing standing,
        List<MonthBridge> bridges,
        Map<Long, MovedLine> moved) {

    /**
     * What a comparison rests on: when it has moved on, the comparison is stale.
     *
     * @param closedThrough null while no month is closed
     * @param correctionNo corrections of the partner so far
     */
    record Standing(@Nullable Period closedThrough, int correctionNo) {}

    record MonthBridge(Period period, Bridge bridge) {}
}
