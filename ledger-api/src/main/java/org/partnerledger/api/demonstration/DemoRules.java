package org.partnerledger.api.demonstration;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.partnerledger.api.demonstration.Demonstration.Stage;
import org.partnerledger.api.feed.FactJson;
import org.partnerledger.core.calendar.BuiltInCalendars;
import org.partnerledger.core.calendar.CalendarEdition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The catalogue and the plans: rates are made up, because no vendor publishes its own. */
final class DemoRules {

    /** As far as delays of the demonstration are counted. */
    private static final int MONTHS_AHEAD = 2;

    private DemoRules() {}

    /** Where delays are counted in years that nobody has published when this was written: without holidays. */
    static List<Stage> calendars(YearMonth first) {
        Set<Integer> known = BuiltInCalendars.editions().stream()
                .filter(it -> it.country().equals("CN"))
                .map(CalendarEdition::year)
                .collect(Collectors.toSet());
        return IntStream.rangeClosed(
                        first.minusMonths(1).getYear(),
                        first.plusMonths(MONTHS_AHEAD).getYear())
                .filter(it -> !known.contains(it))
                .<Stage>mapToObj(year -> new Stage.Calendar(year, withoutHolidays()))
                .toList();
    }

    private static ObjectNode withoutHolidays() {
        ObjectNode edition = FactJson.MAPPER.createObjectNode().put("source", "demonstration");
        var _ = edition.putArray("holidays");
        return edition;
    }

    static ArrayNode catalogue() {
        return (ArrayNode) FactJson.MAPPER.readTree("""
                [{"serviceType": "sms", "class": "NO_PERFORMANCE"},
                 {"serviceType": "support", "class": "NO_REBATE"},
                 {"serviceType": "obs", "resourceType": "archive", "class": "SPECIFIC"}]""");
    }

    /** The base plan has two versions: the second one holds from the third month on. */
    static List<JsonNode> plans(YearMonth first) {
        YearMonth quarter = first.minusMonths((first.getMonthValue() - 1) % 3);
        ObjectNode base = plan("""
                {"planId": "RESALE-BASE", "version": 1, "name": "Base incentive for resale", "cadence": "MONTH",
                 "associations": ["RESALE"], "productClasses": ["GENERAL"], "when": null,
                 "factors": [{"when": {"serviceTypes": ["obs"]}, "factor": "0.5"}],
                 "tierMode": "SLAB", "tiers": [{"from": "0", "rate": "0.05"}, {"from": "20000", "rate": "0.08"}],
                 "threshold": "0", "capPerPeriod": null, "stacking": "EXCLUSIVE", "priority": 10}""", first);
        ObjectNode next = base.deepCopy();
        base.put("validTo", first.plusMonths(1).toString());
        next.put("version", 2).put("name", "Base incentive for resale, raised");
        next.put("validFrom", first.plusMonths(2).toString());
        next.set("tiers", FactJson.MAPPER.readTree("""
                [{"from": "0", "rate": "0.06"}, {"from": "20000", "rate": "0.09"}]"""));
        return List.of(base, next, referral(first), quarterly(quarter), storage(first));
    }

    private static JsonNode referral(YearMonth first) {
        return plan("""
                {"planId": "REFERRAL-BASE", "version": 1, "name": "Referral fee", "cadence": "MONTH",
                 "associations": ["REFERRAL"], "productClasses": ["GENERAL", "SPECIFIC"], "when": null, "factors": [],
                 "tierMode": "WHOLE", "tiers": [{"from": "0", "rate": "0.03"}, {"from": "40000", "rate": "0.04"}],
                 "threshold": "20000", "capPerPeriod": "1000", "stacking": "EXCLUSIVE", "priority": 10,
                 "partners": ["p-lanhe", "p-qingshan"]}""", first);
    }

    private static JsonNode quarterly(YearMonth quarter) {
        return plan("""
                {"planId": "AI-QUARTER", "version": 1, "name": "Growth with AI compute", "cadence": "QUARTER",
                 "associations": ["RESALE"], "productClasses": ["GENERAL"], "when": {"serviceTypes": ["ai-compute"]},
                 "factors": [], "tierMode": "SLAB",
                 "tiers": [{"from": "0", "rate": "0.06"}, {"from": "15000", "rate": "0.12"}],
                 "threshold": "0", "capPerPeriod": null, "stacking": "EXCLUSIVE", "priority": 20}""", quarter);
    }

    private static JsonNode storage(YearMonth first) {
        return plan("""
                {"planId": "STORAGE-PLUS", "version": 1, "name": "On top for storage", "cadence": "MONTH",
                 "associations": ["RESALE", "REFERRAL"], "productClasses": ["GENERAL"],
                 "when": {"serviceTypes": ["obs"]}, "factors": [], "tierMode": "WHOLE",
                 "tiers": [{"from": "0", "rate": "0.01"}], "threshold": "0", "capPerPeriod": null,
                 "stacking": "ADDITIVE", "priority": 1}""", first);
    }

    private static ObjectNode plan(String text, YearMonth from) {
        ObjectNode plan = (ObjectNode) FactJson.MAPPER.readTree(text);
        return plan.put("validFrom", from.toString()).putNull("validTo");
    }
}
