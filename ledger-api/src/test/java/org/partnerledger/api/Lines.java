package org.partnerledger.api;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Data of spend lines for stories: 100.00 in cash of customer c-1 on 10 March 2026, unless said otherwise. */
public final class Lines {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Lines() {}

    public static String line(String lineId) {
        return line(lineId, "{}");
    }

    /** @param other members in place of the usual ones */
    public static String line(String lineId, String other) {
        ObjectNode line = (ObjectNode) JSON.readTree("""
                {"customerId": "c-1", "currency": "CNY", "product": {"serviceType": "ecs"},
                 "chargingMode": "ON_DEMAND", "lineType": "USAGE", "consumedFrom": "2026-03-10T10:00:00+08:00",
                 "tradedAt": "2026-03-10T11:00:00+08:00", "paid": {"cash": "100.00"}}""");
        line.put("lineId", lineId).put("tradeId", "t-" + lineId);
        line.setAll((ObjectNode) JSON.readTree(other));
        return line.toString();
    }

    /** Of 30.00, on 12 March 2026. */
    public static String refund(String lineId, String baseLineId, String other) {
        ObjectNode refund = (ObjectNode) JSON.readTree(line(lineId, """
                {"lineType": "REFUND_UNSUBSCRIBE", "consumedFrom": "2026-03-12T10:00:00+08:00",
                 "tradedAt": "2026-03-12T10:00:00+08:00", "paid": {"cash": "-30.00"}}"""));
        refund.put("baseLineId", baseLineId);
        refund.setAll((ObjectNode) JSON.readTree(other));
        return refund.toString();
    }

    public static String link(String customer, String partner) {
        return """
                {"customerId": "%s", "partnerId": "%s", "association": "RESALE",
                 "from": "2025-01-01"}""".formatted(customer, partner);
    }

    /** Pays 5 % of everything that is GENERAL and resold, for all months. */
    public static String plan(String planId, int version, String validFrom) {
        return """
                {"planId": "%s", "version": %d, "name": "five percent", "validFrom": "%s", "validTo": null,
                 "cadence": "MONTH", "associations": ["RESALE"], "productClasses": ["GENERAL"], "when": null,
                 "factors": [], "tierMode": "SLAB", "tiers": [{"from": "0", "rate": "0.05"}], "threshold": "0",
                 "capPerPeriod": null, "stacking": "EXCLUSIVE",
                 "priority": 10}""".formatted(planId, version, validFrom);
    }
}
