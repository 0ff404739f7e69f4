package org.partnerledger.api.scenario;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.feed.FactJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Imports a FOCUS file into an empty ledger in the simulation profile and compares the bills with the file added up by
 * itself: every row is accounted for, and every customer's month is the sum of its BilledCost, exactly.
 */
public final class FocusProof {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int BATCH = 5_000;

    private final LedgerClient ledger;
    private final List<String> seen = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    public FocusProof(LedgerClient ledger) {
        this.ledger = ledger;
    }

    /** What was compared and found equal, one line each. */
    public List<String> seen() {
        return List.copyOf(seen);
    }

    /** What was not, one line each. */
    public List<String> differences() {
        return List.copyOf(differences);
    }

    /** @throws IOException where the file cannot be read, or the ledger refuses to take part */
    public void prove(Path file) throws IOException {
        FocusSums sums = FocusSums.read(file);
        requireGood(ledger.post("/api/v1/simulation/reset"));
        enrol(sums);
        JsonNode ended = imported(file);
        long rows = sums.rows().size();
        long accounted =
                ended.path("accepted").asLong() + ended.path("quarantined").asLong();
        compare("rows of the file, accepted or quarantined", Long.toString(rows), Long.toString(accounted));
        compare(
                "problems that are listed",
                ended.path("quarantined").asString(),
                "" + ended.path("problems").size());
        Set<Long> refused = new HashSet<>();
        ended.path("problems")
                .forEach(problem -> refused.add(problem.path("index").asLong()));
        for (var month : sums.without(refused).byMonth().entrySet()) {
            requireGood(ledger.put("/api/v1/simulation/clock", object().put("now", closingDay(month.getKey()))));
            requireGood(ledger.post("/api/v1/periods/" + month.getKey() + "/close?wait=true"));
            month.getValue().forEach((currency, customers) -> compareBill(month.getKey(), currency, customers));
        }
    }

    /** One partner for each currency, to which everybody belongs who was ever charged in it. */
    private void enrol(FocusSums sums) throws IOException {
        ArrayNode events = FactJson.MAPPER.createArrayNode();
        Set<String> known = new HashSet<>();
        for (FocusSums.Row row : sums.rows()) {
            String partner = partner(row.currency());
            if (known.add(partner)) {
                events.add(event(
                        "partner.enrolled.v1",
                        known.size(),
                        object().put("partnerId", partner)
                                .put("name", partner)
                                .put("currency", row.currency())
                                .put("memberFrom", "2000-01-01")));
            }
            if (known.add("customer " + row.customer())) {
                events.add(event(
                        "customer.linked.v1",
                        known.size(),
                        object().put("customerId", row.customer())
                                .put("partnerId", partner)
                                .put("association", "RESALE")
                                .put("from", "2000-01-01")));
            }
            if (events.size() >= BATCH) {
                send(events);
            }
        }
        send(events);
    }

    private void send(ArrayNode events) throws IOException {
        Answer answer = ledger.post("/api/v1/events", "application/cloudevents-batch+json", events);
        requireGood(answer);
        compare(
                "partners and links that are refused",
                "0",
                answer.body().path("quarantined").asString());
        var _ = events.removeAll();
    }

    private JsonNode imported(Path file) throws IOException {
        Answer received;
        try {
            received = ledger.send("POST", "/api/v1/imports?format=focus", "text/csv", BodyPublishers.ofFile(file));
        } catch (FileNotFoundException e) {
            throw new IOException("There is no file " + file + " that can be read.", e);
        }
        requireGood(received);
        String path = "/api/v1/imports/"
                + LedgerClient.segment(received.body().path("importId").asString());
        JsonNode ended = ledger.follow(path, BETWEEN_LOOKS, _ -> {});
        if (!ended.path("state").asString().equals("DONE")) {
            throw new IOException("The import failed: " + ended.path("message").asString());
        }
        return ended;
    }

    private void compareBill(YearMonth month, String currency, Map<String, BigDecimal> customers) {
        Answer answer = ledger.get("/api/v1/partners/" + partner(currency) + "/bills/" + month);
        BigDecimal total = customers.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        compareAmount(month + " " + currency + " in all", total, answer.body().path("total"));
        var billed = new TreeMap<String, JsonNode>();
        customers.forEach((customer, sum) -> billed.put(customer, StringNode.valueOf("0")));
        answer.body()
                .path("byCustomer")
                .forEach(customer -> billed.put(customer.path("customerId").asString(), customer.path("amount")));
        billed.forEach((customer, amount) -> compareAmount(
                month + " " + currency + " of " + customer, customers.getOrDefault(customer, BigDecimal.ZERO), amount));
    }

    private void compareAmount(String what, BigDecimal expected, JsonNode actual) {
        boolean same = actual.isString() && new BigDecimal(actual.stringValue()).compareTo(expected) == 0;
        compare(what, expected.toPlainString(), same ? expected.toPlainString() : actual.toString());
    }

    private void compare(String what, String expected, String actual) {
        if (expected.equals(actual)) {
            seen.add(what + ": " + actual);
        } else {
            differences.add(what + ": expected " + expected + ", was " + actual);
        }
    }

    /** When all cutoffs of the month are over. */
    private static String closingDay(YearMonth month) {
        return month.plusMonths(1).atDay(5) + "T00:00:00Z";
    }

    private static String partner(String currency) {
        return "p-" + currency;
    }

    private static ObjectNode object() {
        return FactJson.MAPPER.createObjectNode();
    }

    private static ObjectNode event(String type, int number, ObjectNode data) {
        ObjectNode event =
                object().put("specversion", "1.0").put("id", "link-" + number).put("source", "focus-proof");
        return event.put("type", type)
                .put("time", "2000-01-01T00:00:00Z")
                .set("data", data)
                .asObject();
    }

    private static void requireGood(Answer answer) throws IOException {
        if (!answer.isGood()) {
            throw new IOException("The ledger does not take part: " + answer.explain());
        }
    }
}
