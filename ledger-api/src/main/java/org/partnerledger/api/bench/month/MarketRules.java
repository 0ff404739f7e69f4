package org.partnerledger.api.bench.month;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import org.partnerledger.api.feed.FactJson;
import tools.jackson.databind.JsonNode;

/** What holds before the first line: catalogue, plans, partners and their customers. */
public final class MarketRules {

    /** The plan of which {@link #raised} drafts another version. */
    public static final String RAISED = "RESALE-BASE";

    public static final int RAISED_VERSION = 3;

    private static final String RESALE = """
            {"planId": "RESALE-BASE", "version": %d, "name": "Resale", "validFrom": "%s", "validTo": %s,
             "cadence": "MONTH", "associations": ["RESALE"], "productClasses": ["GENERAL"], "when": null,
             "factors": [{"when": {"serviceTypes": ["obs"]}, "factor": "0.5"}], "tierMode": "SLAB",
             "tiers": [{"from": "0", "rate": "%s"}, {"from": "100000", "rate": "0.08"}], "threshold": "0",
             "capPerPeriod": null, "stacking": "EXCLUSIVE", "priority": 10}""";

    private MarketRules() {}

    /** A draft for the first month and all that follow. */
    public static JsonNode raised(YearMonth first) {
        return FactJson.MAPPER.readTree(RESALE.formatted(RAISED_VERSION, first, "null", "0.07"));
    }

    public static JsonNode catalogue() {
        return FactJson.MAPPER.readTree("""
                [{"serviceType": "sms", "class": "NO_PERFORMANCE"}, {"serviceType": "support", "class": "NO_REBATE"},
                 {"serviceType": "obs", "resourceType": "archive", "class": "SPECIFIC"}]""");
    }

    /** Three versions of two plans: one by slabs, raised from the second month on, and one whose tier takes all. */
    public static List<JsonNode> plans(YearMonth first) {
        return List.of(
                FactJson.MAPPER.readTree(RESALE.formatted(1, first, "\"" + first + "\"", "0.05")),
                FactJson.MAPPER.readTree(RESALE.formatted(2, first.plusMonths(1), "null", "0.06")),
                FactJson.MAPPER.readTree("""
                {"planId": "REFERRAL-BASE", "version": 1, "name": "Referral", "validFrom": "%s", "validTo": null,
                 "cadence": "MONTH", "associations": ["REFERRAL"], "productClasses": ["GENERAL", "SPECIFIC"],
                 "when": null, "factors": [], "tierMode": "WHOLE",
                 "tiers": [{"from": "0", "rate": "0.03"}, {"from": "20000", "rate": "0.04"}], "threshold": "0",
                 "capPerPeriod": null, "stacking": "EXCLUSIVE", "priority": 10}""".formatted(first)));
    }

    /** Writes the facts about partners and links, a line each; gives their number. */
    public static int writeFacts(Market market, YearMonth first, OutputStream out) throws IOException {
        String from = first.minusMonths(1).atDay(1) + "T00:00:00+08:00";
        for (int partner = 0; partner < market.partners(); partner++) {
            String data = "{\"partnerId\":\"" + Market.partnerId(partner)
                    + "\",\"name\":\"Partner\",\"currency\":\"CNY\",\"memberFrom\":\"" + from + "\"}";
            write(out, "m-p-" + partner, "partner.enrolled", from, data);
        }
        for (int customer = 0; customer < market.customers(); customer++) {
            write(out, "m-c-" + customer, "customer.linked", from, """
                    {"customerId":"%s","partnerId":"%s","association":"%s","from":"%s"}""".formatted(
                            Market.customerId(customer),
                            Market.partnerId(market.partnerOf(customer)),
                            Market.isReferral(customer, market.partners()) ? "REFERRAL" : "RESALE",
                            from));
        }
        return market.partners() + market.customers();
    }

    private static void write(OutputStream out, String id, String type, String time, String data) throws IOException {
        String event = """
                {"specversion":"1.0","id":"%s","source":"bench/market","type":"%s.v1","time":"%s","data":%s}
                """.formatted(id, type, time, data);
        out.write(event.getBytes(StandardCharsets.UTF_8));
    }
}
