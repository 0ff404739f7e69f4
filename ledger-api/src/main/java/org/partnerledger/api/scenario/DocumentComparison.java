package org.partnerledger.api.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Compares a document with what a scenario expects of it: every member named there must be equal, members that the
 * ledger adds are ignored, a named null also matches a missing member. Amounts are compared as texts in one form.
 */
final class DocumentComparison {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final int LEAST_DECIMALS = 2;

    private static final Set<String> SUBTOTALS =
            Set.of("PERFORMANCE", "INCENTIVE_BASE", "GROSS_INCENTIVE", "EARNED", "NET", "PAYABLE");

    /** Lists without an order of their own, and what both sides are sorted by. */
    private static final Map<String, Comparator<JsonNode>> SORTED = Map.of(
            "plans", by("planId"),
            "subsidies", by("projectId"),
            "milestones", by("milestoneId"),
            "benefits", by("claimId"),
            "clawbacks", by("lineId").thenComparing(by("planId")),
            "adjustments", by("reason").thenComparing(by("correctedPeriod")).thenComparing(byAmount()));

    /** Lists in which an entry of amount 0 says nothing. */
    private static final Set<String> WITHOUT_ZEROS = Set.of("rows", "clawbacks", "adjustments");

    private final List<String> differences = new ArrayList<>();

    private DocumentComparison() {}

    /** One line a difference, with the path of the member; empty where the document is as expected. */
    static List<String> differences(String name, JsonNode expected, JsonNode actual) {
        var comparison = new DocumentComparison();
        comparison.compare(name, expected, actual);
        return comparison.differences;
    }

    private void compare(String path, JsonNode expected, JsonNode actual) {
        if (expected.isObject()) {
            compareObjects(path, expected, actual);
        } else if (expected.isArray()) {
            compareLists(path, expected, actual);
        } else if (!isSame(expected, actual)) {
            differences.add(path + ": expected " + shown(expected) + ", was " + shown(actual));
        }
    }

    private void compareObjects(String path, JsonNode expected, JsonNode actual) {
        if (!actual.isObject()) {
            differences.add(path + ": expected an object, was " + shown(actual));
            return;
        }
        for (var member : expected.properties()) {
            compare(path + "." + member.getKey(), member.getValue(), actual.path(member.getKey()));
        }
    }

    private void compareLists(String path, JsonNode expected, JsonNode actual) {
        if (!actual.isArray()) {
            differences.add(path + ": expected a list, was " + shown(actual));
            return;
        }
        String name = path.substring(path.lastIndexOf('.') + 1);
        List<JsonNode> left = arranged(name, expected);
        List<JsonNode> right = arranged(name, actual);
        if (left.size() != right.size()) {
            differences.add(path + ": expected " + left.size() + " entries, was " + right.size());
            left.stream().filter(one -> !isIn(one, right)).forEach(one -> differences.add("  missing " + one));
            right.stream().filter(one -> !isFor(one, left)).forEach(one -> differences.add("  unexpected " + one));
            return;
        }
        for (int i = 0; i < left.size(); i++) {
            compare(path + "[" + i + "]", left.get(i), right.get(i));
        }
    }

    private static boolean isIn(JsonNode expected, List<JsonNode> all) {
        return all.stream().anyMatch(actual -> differences("", expected, actual).isEmpty());
    }

    private static boolean isFor(JsonNode actual, List<JsonNode> all) {
        return all.stream()
                .anyMatch(expected -> differences("", expected, actual).isEmpty());
    }

    private static boolean isSame(JsonNode expected, JsonNode actual) {
        if (expected.isNull()) {
            return actual.isNull() || actual.isMissingNode();
        }
        if (expected.isString()) {
            // A number in place of an amount is an error, whatever its value.
            return actual.isString() && normal(expected.stringValue()).equals(normal(actual.stringValue()));
        }
        if (expected.isNumber()) {
            return actual.isNumber() && expected.decimalValue().compareTo(actual.decimalValue()) == 0;
        }
        return expected.equals(actual);
    }

    /** At least 2 decimals, no zeros beyond them, no minus before nothing; other texts as they are. */
    private static String normal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return text;
        }
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        return value.setScale(Math.max(LEAST_DECIMALS, value.scale())).toPlainString();
    }

    private static List<JsonNode> arranged(String name, JsonNode list) {
        var entries = new ArrayList<JsonNode>();
        for (JsonNode entry : list) {
            if (!WITHOUT_ZEROS.contains(name) || !isZero(entry)) {
                entries.add(entry);
            }
        }
        if (name.equals("rows")) {
            arrangeAdjustments(entries);
        } else if (SORTED.containsKey(name)) {
            entries.sort(SORTED.get(name));
        }
        return entries;
    }

    private static boolean isZero(JsonNode entry) {
        String amount = entry.path("amount").asString("");
        return DECIMAL.matcher(amount).matches()
                && new BigDecimal(amount).signum() == 0
                && !SUBTOTALS.contains(entry.path("code").asString(""));
    }

    /** ADJUSTMENT rows of one reason and period stand by amount: what the ledger sorts by is an id of its own. */
    private static void arrangeAdjustments(List<JsonNode> rows) {
        int from = 0;
        while (from < rows.size()) {
            int until = from + 1;
            while (until < rows.size() && isSameAdjustment(rows.get(from), rows.get(until))) {
                until++;
            }
            rows.subList(from, until).sort(byAmount());
            from = until;
        }
    }

    private static boolean isSameAdjustment(JsonNode one, JsonNode other) {
        return one.path("code").asString("").equals("ADJUSTMENT")
                && other.path("code").asString("").equals("ADJUSTMENT")
                && by("reason").thenComparing(by("period")).compare(one, other) == 0;
    }

    private static Comparator<JsonNode> by(String member) {
        return Comparator.comparing(text(member));
    }

    private static Comparator<JsonNode> byAmount() {
        return Comparator.comparing(entry -> {
            String amount = entry.path("amount").asString("");
            return DECIMAL.matcher(amount).matches() ? new BigDecimal(amount) : BigDecimal.ZERO;
        });
    }

    private static Function<JsonNode, String> text(String member) {
        return entry -> entry.path(member).asString("");
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
