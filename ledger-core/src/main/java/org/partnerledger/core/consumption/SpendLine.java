package org.partnerledger.core.consumption;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.Ids;

/**
 * One charged record as its feed reported it: a usage slice, an order line, a refund, an adjustment (contract.md,
 * section 1, SpendLine). A fact: nothing in it was decided by the ledger, and nothing changes it.
 *
 * @param lineId unique for ever within its source
 * @param consumedFrom decides the month on the bill; for prepaid lines the payment time
 * @param tradedAt when it was charged; decides a late charge (domain.md, section 4)
 * @param tradeId the order or transaction; one namespace over all sources
 * @param baseLineId for refunds: the line that is refunded
 * @param baseTradeId for refunds: the trade that is refunded, where it has exactly one line
 * @param official with {@code discount} and {@code erased}: official = discount + erased + amount where all are given
 * @param cashCouponCounts whether its cash coupon counts as performance
 */
public record SpendLine(
        String lineId,
        CustomerId customerId,
        CurrencyCode currency,
        Product product,
        @Nullable String region,
        Provider provider,
        ChargingMode chargingMode,
        Settlement settlement,
        LineType lineType,
        Instant consumedFrom,
        @Nullable Instant consumedTo,
        Instant tradedAt,
        String tradeId,
        @Nullable String baseLineId,
        @Nullable String baseTradeId,
        @Nullable Amount official,
        @Nullable Amount discount,
        @Nullable Amount erased,
        Paid paid,
        boolean cashCouponCounts,
        @Nullable Usage usage,
        @Nullable Resource resource,
        Map<String, String> tags) {

    /** How much of what unit was consumed; kept as information. */
    public record Usage(Amount quantity, String unit) {}

    /** The thing that consumed; kept as information. */
    public record Resource(String id, @Nullable String name) {}

    public SpendLine {
        tags = Ids.inOrder(tags);
    }

    public Amount amount() {
        return paid.total();
    }

    /** Whether official = discount + erased + amount holds, or cannot be checked because one of them is missing. */
    public boolean addsUp() {
        return official == null
                || discount == null
                || erased == null
                || official.equals(discount.plus(erased).plus(amount()));
    }
}
