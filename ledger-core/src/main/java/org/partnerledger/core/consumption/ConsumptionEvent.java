package org.partnerledger.core.consumption;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.stored.StoredName;

/**
 * Everything that feeds can say about consumption. Stored for good: a component may be added with an upcaster, never
 * renamed, retyped or removed.
 */
public sealed interface ConsumptionEvent {

    /**
     * Lines as they were received, in order of arrival, whatever their partners.
     *
     * @param firstLineNo number of the first; the others follow without gaps. Numbers are never used again
     * @param lines at most some thousands
     */
    @StoredName("lines-recorded")
    record LinesRecorded(long firstLineNo, List<RecordedLine> lines) implements ConsumptionEvent {}

    /**
     * Lines were taken back while their month was open: they count as if they had never arrived.
     *
     * @param amount what they cost together
     */
    @StoredName("lines-withdrawn")
    record LinesWithdrawn(String source, String eventId, String reason, List<Long> lineNos, Amount amount)
            implements ConsumptionEvent {}

    /**
     * A trade was paid by its customer, in full or in part.
     *
     * @param amount null where the whole trade was paid, lines that arrive later included
     */
    @StoredName("trade-paid")
    record TradePaid(
            String tradeId, Instant paidAt, @Nullable Amount amount) implements ConsumptionEvent {}
}
