package org.partnerledger.api.bench.month;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One line of spend, in the two forms in which it is written down.
 *
 * @param number ascending, from 1 on
 * @param customer from 0 on
 * @param means by which all of {@code amount} is paid; a coupon pays {@code coupon} on top
 * @param baseLineId of a refund
 */
record DrawnLine(
        long number,
        String prefix,
        int customer,
        String service,
        @Nullable String resourceType,
        String settlement,
        String lineType,
        String consumedFrom,
        String tradedAt,
        String means,
        BigDecimal amount,
        @Nullable BigDecimal coupon,
        @Nullable String baseLineId) {

    static final String SOURCE = "bench/cloud";

    /** Of the table that COPY is measured with: what a line of the ledger says, in as many words. */
    static final String COLUMNS =
            "line_no, source, id, line_id, customer_id, currency, service_type, resource_type, product_id, region,"
                    + " charging_mode, settlement, line_type, consumed_from, consumed_to, traded_at, trade_id,"
                    + " base_line_id, means, amount, coupon, quantity, unit, resource";

    String id() {
        return prefix + "e-%09d".formatted(number);
    }

    String lineId() {
        return prefix + "l-%09d".formatted(number);
    }

    private String product() {
        return service + ".product." + number % 7;
    }

    private String consumedTo() {
        return consumedFrom.replace(":00:00+", ":59:59+");
    }

    byte[] event() {
        var text = new StringBuilder(640);
        text.append("{\"specversion\":\"1.0\",\"id\":\"").append(id());
        text.append("\",\"source\":\"").append(SOURCE).append("\",\"type\":\"spend.recorded.v1\",\"time\":\"");
        text.append(tradedAt).append("\",\"data\":{\"lineId\":\"").append(lineId());
        text.append("\",\"customerId\":\"").append(Market.customerId(customer));
        text.append("\",\"currency\":\"CNY\",\"product\":{\"serviceType\":\"")
                .append(service)
                .append('"');
        if (resourceType != null) {
            text.append(",\"resourceType\":\"").append(resourceType).append('"');
        }
        text.append(",\"productId\":\"").append(product());
        text.append("\"},\"region\":\"cn-north-4\",\"chargingMode\":\"ON_DEMAND\",\"settlement\":\"");
        text.append(settlement).append("\",\"lineType\":\"").append(lineType);
        text.append("\",\"consumedFrom\":\"").append(consumedFrom);
        text.append("\",\"consumedTo\":\"").append(consumedTo());
        text.append("\",\"tradedAt\":\"").append(tradedAt);
        text.append("\",\"tradeId\":\"")
                .append(prefix)
                .append("t-")
                .append(number)
                .append('"');
        if (baseLineId != null) {
            text.append(",\"baseLineId\":\"").append(baseLineId).append('"');
        }
        text.append(",\"paid\":{\"").append(means).append("\":\"").append(amount.toPlainString());
        if (coupon != null) {
            text.append("\",\"coupon\":\"").append(coupon.toPlainString());
        }
        text.append("\"},\"usage\":{\"quantity\":\"1\",\"unit\":\"hour\"},\"resource\":{\"id\":\"r-");
        text.append(customer).append("\"}}}\n");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] row() {
        return String.join(
                        "\t",
                        Long.toString(number),
                        SOURCE,
                        id(),
                        lineId(),
                        Market.customerId(customer),
                        "CNY",
                        service,
                        resourceType == null ? "\\N" : resourceType,
                        product(),
                        "cn-north-4",
                        "ON_DEMAND",
                        settlement,
                        lineType,
                        consumedFrom,
                        consumedTo(),
                        tradedAt,
                        prefix + "t-" + number,
                        baseLineId == null ? "\\N" : baseLineId,
                        means,
                        amount.toPlainString(),
                        coupon == null ? "\\N" : coupon.toPlainString(),
                        "1",
                        "hour",
                        "r-" + customer + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    DrawnLine costing(BigDecimal other) {
        return new DrawnLine(
                number,
                prefix,
                customer,
                service,
                resourceType,
                settlement,
                lineType,
                consumedFrom,
                tradedAt,
                means,
                other,
                coupon,
                baseLineId);
    }

    DrawnLine refund(long no, BigDecimal refunded) {
        return new DrawnLine(
                no,
                prefix,
                customer,
                service,
                resourceType,
                settlement,
                "REFUND_UNSUBSCRIBE",
                consumedFrom,
                tradedAt,
                means,
                refunded.negate(),
                null,
                lineId());
    }
}
