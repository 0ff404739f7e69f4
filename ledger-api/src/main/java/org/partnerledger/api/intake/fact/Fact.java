package org.partnerledger.api.intake.fact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.Paid;
import org.partnerledger.core.consumption.RecordedLine;
import org.partnerledger.core.kernel.Amount;

/** What an event says, once its data has been read. */
public sealed interface Fact {

    /**
     * {@code spend.recorded} and {@code order.paid}: taken whole or not at all.
     *
     * @param forms each line in the form in which it is stored; none until somebody has written them
     */
    record Lines(List<RecordedLine> lines, List<byte[]> forms) implements Fact {

        public Lines(List<RecordedLine> lines) {
            this(lines, List.of());
        }
    }

    /** {@code order.refunded}: what its lines inherit is known once their bases are. */
    record OrderRefund(String refundId, String baseOrderId, Instant refundedAt, List<RefundLine> lines)
            implements Fact {}

    /** A line of an order refund. */
    record RefundLine(String lineId, String baseLineId, LineType lineType, Paid paid, String pointer) {}

    /**
     * {@code spend.paid}.
     *
     * @param amount null = in full
     */
    record Payment(String tradeId, Instant paidAt, @Nullable Amount amount) implements Fact {}

    /** {@code fact.withdrawn}. */
    record Withdrawal(String source, String id, String reason) implements Fact {}

    /** Any other type, by its bean. */
    record Other<F>(FactType<F> type, F fact) implements Fact {

        public void take(Taking taking) {
            type.take(fact, taking);
        }
    }
}
