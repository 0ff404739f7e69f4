package org.partnerledger.core.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.seal.CanonicalJson;
import org.partnerledger.core.verification.Finding.Code;
import tools.jackson.databind.JsonNode;

/** Where a document says something else than lines and rules make of it, member by member. */
final class Differences {

    private static final int MOST_OF_A_DOCUMENT = 20;

    private final List<Finding> findings = new ArrayList<>();

    private Differences() {}

    /** @param at pointer to the document */
    static List<Finding> between(String at, Object stated, Object expected) {
        var differences = new Differences();
        differences.compare(at, CanonicalJson.treeOf(stated), CanonicalJson.treeOf(expected));
        return List.copyOf(differences.findings);
    }

    private void compare(String at, @Nullable JsonNode stated, @Nullable JsonNode expected) {
        if (findings.size() >= MOST_OF_A_DOCUMENT) {
            return;
        }
        if (stated != null && expected != null && stated.isObject() && expected.isObject()) {
            Set<String> names = new TreeSet<>(stated.propertyNames());
            names.addAll(expected.propertyNames());
            names.forEach(name -> compare(at + "/" + name, stated.get(name), expected.get(name)));
        } else if (stated != null && expected != null && stated.isArray() && expected.isArray()) {
            for (int i = 0; i < Math.max(stated.size(), expected.size()); i++) {
                compare(at + "/" + i, stated.get(i), expected.get(i));
            }
        } else if (stated == null || !stated.equals(expected)) {
            Code code = isAmount(stated) || isAmount(expected) ? Code.AMOUNT_MISMATCH : Code.DECISION_MISMATCH;
            findings.add(new Finding(code, at, "is " + text(stated) + ", lines and rules make it " + text(expected)));
        }
    }

    /** Amounts are texts of decimals, counts are numbers. */
    private static boolean isAmount(@Nullable JsonNode node) {
        return node != null
                && (node.isNumber() || (node.isString() && node.asString().matches("-?\\d+(\\.\\d+)?")));
    }

    private static String text(@Nullable JsonNode node) {
        return node == null ? "nothing" : node.toString();
    }
}
