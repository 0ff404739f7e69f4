package org.partnerledger.projections.line;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;

/**
 * A line as a list shows it.
 *
 * @param lineNo its number in the ledger, by which lists are ordered
 * @param contribution what it adds to the row or filter that was opened; its amount where nothing was
 * @param flags BASE_UNKNOWN for a refund whose base is not known, CURRENCY_MISMATCH for a line in another currency than
 *     its partner's
 * @param paid by means, without zeros
 */
public record LineItem(
        long lineNo,
        String source,
        String lineId,
        String customerId,
        @Nullable String tierTwoId,
        String currency,
        String serviceType,
        String lineType,
        String tradeId,
        Instant consumedFrom,
        Instant tradedAt,
        Amount amount,
        Amount contribution,
        Map<String, Amount> paid,
        Period chargeMonth,
        @Nullable Period billPeriod,
        @Nullable Period incentivePeriod,
        @Nullable String cause,
        @Nullable String excluded,
        @Nullable Period lateFrom,
        List<String> flags) {

    public LineItem {
        flags = List.copyOf(flags);
    }
}
