package org.partnerledger.api.intake.fact;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.consumption.ChargingMode;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.consumption.Paid;
import org.partnerledger.core.consumption.Product;
import org.partnerledger.core.consumption.Provider;
import org.partnerledger.core.consumption.Settlement;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CustomerId;

/** Reads the SpendLine of contract.md, section 1. */
final class SpendLineReader {

    private static final List<Means> MEANS = List.of(Means.values());

    private SpendLineReader() {}

    /**
     * What an order says for all its lines; null for a line that stands alone.
     *
     * @param paidAt also the time at which its lines were traded, unless they say otherwise
     */
    record OrderHead(String orderId, CustomerId customerId, Instant paidAt) {}

    static SpendLine read(DataReader data, String defaultLineId, @Nullable OrderHead order) {
        String lineId = data.optionalId("lineId");
        CustomerId customer = order == null ? new CustomerId(data.id("customerId")) : order.customerId();
        Instant consumedFrom = order == null ? data.instant("consumedFrom") : order.paidAt();
        Instant tradedAt = order == null ? data.instant("tradedAt") : data.optionalInstant("tradedAt");
        Settlement settlement = data.optionalOneOf("settlement", Settlement.class);
        Provider provider = data.optionalOneOf("provider", Provider.class);
        var line = new SpendLine(
                lineId == null ? defaultLineId : lineId,
                customer,
                data.currency("currency"),
                product(data.object("product")),
                data.optionalId("region"),
                provider == null ? Provider.CLOUD : provider,
                data.oneOf("chargingMode", ChargingMode.class),
                settlement == null ? Settlement.HOURLY : settlement,
                data.oneOf("lineType", LineType.class),
                consumedFrom,
                data.optionalInstant("consumedTo"),
                tradedAt == null ? consumedFrom : tradedAt,
                order == null ? data.id("tradeId") : order.orderId(),
                data.optionalId("baseLineId"),
                data.optionalId("baseTradeId"),
                data.optionalAmount("official"),
                data.optionalAmount("discount"),
                data.optionalAmount("erased"),
                paid(data.object("paid")),
                data.flag("cashCouponCounts", false),
                usage(data.optionalObject("usage")),
                resource(data.optionalObject("resource")),
                data.texts("tags"));
        data.end();
        return line;
    }

    static Paid paid(DataReader data) {
        Map<Means, Amount> paid = new EnumMap<>(Means.class);
        for (Means means : MEANS) {
            Amount amount = data.optionalAmount(means.json());
            if (amount != null) {
                paid.put(means, amount);
            }
        }
        data.end();
        var all = new Paid(paid);
        if (!all.total().isWithinBounds()) {
            throw data.wrong("", "the means add up to more than " + Amount.MAX_INTEGER_DIGITS + " integer digits");
        }
        return all;
    }

    private static Product product(DataReader data) {
        var product = new Product(
                data.id("serviceType"),
                data.optionalId("resourceType"),
                data.optionalId("productId"),
                data.optionalText("name"));
        data.end();
        return product;
    }

    private static SpendLine.@Nullable Usage usage(@Nullable DataReader data) {
        if (data == null) {
            return null;
        }
        var usage = new SpendLine.Usage(data.amount("quantity"), data.text("unit"));
        data.end();
        return usage;
    }

    private static SpendLine.@Nullable Resource resource(@Nullable DataReader data) {
        if (data == null) {
            return null;
        }
        var resource = new SpendLine.Resource(data.text("id"), data.optionalText("name"));
        data.end();
        return resource;
    }
}
