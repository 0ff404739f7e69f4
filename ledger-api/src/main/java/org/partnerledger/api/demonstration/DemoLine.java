package org.partnerledger.api.demonstration;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A SpendLine as the demonstration writes it: usual unless something else is said. */
final class DemoLine {

    private final ObjectNode data = DemoFacts.object();
    private final String lineId;
    private String tradedAt;

    DemoLine(String lineId, String customerId, String currency, String serviceType, String consumedFrom) {
        this.lineId = lineId;
        tradedAt = consumedFrom;
        data.put("lineId", lineId).put("customerId", customerId).put("currency", currency);
        data.putObject("product").put("serviceType", serviceType);
        data.put("region", "cn-north-4").put("chargingMode", "ON_DEMAND").put("lineType", "USAGE");
        data.put("consumedFrom", consumedFrom).put("tradeId", "t-" + lineId);
    }

    DemoLine with(String member, String value) {
        data.put(member, value);
        return this;
    }

    DemoLine resource(String resourceType) {
        data.withObject("/product").put("resourceType", resourceType);
        return this;
    }

    DemoLine traded(String instant) {
        tradedAt = instant;
        return this;
    }

    DemoLine paid(String means, String amount) {
        data.withObject("/paid").put(means, amount);
        return this;
    }

    DemoLine cashCouponCounts() {
        data.put("cashCouponCounts", true);
        return this;
    }

    DemoLine refunds(String lineType, String baseLineId) {
        return with("lineType", lineType).with("baseLineId", baseLineId);
    }

    String lineId() {
        return lineId;
    }

    /** The data of its event. */
    ObjectNode data() {
        return data.deepCopy().put("tradedAt", tradedAt);
    }

    /** As it stands in {@code order.paid}: without what the order says itself. */
    ObjectNode inOrder(@Nullable String lineType) {
        ObjectNode line = data();
        line.put("chargingMode", "PREPAID").put("lineType", lineType == null ? "PURCHASE" : lineType);
        line.remove("customerId");
        line.remove("tradeId");
        line.remove("consumedFrom");
        return line;
    }

    void recordIn(DemoFacts facts) {
        facts.add("spend.recorded", tradedAt, data());
    }
}
