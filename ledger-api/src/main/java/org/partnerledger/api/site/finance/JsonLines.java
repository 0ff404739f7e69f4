package org.partnerledger.api.site.finance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.partnerledger.core.kernel.Refusal.Problem;
import tools.jackson.databind.JsonNode;

/** JSON line by line, each with what is wrong with it, so that a fault is said at its field. */
final class JsonLines {

    private static final String STEP = "  ";

    private final List<Problem> open;
    private final List<Line> lines = new ArrayList<>();

    /** @param problems wrong in what the line begins with */
    record Line(String text, List<Problem> problems) {}

    private JsonLines(List<Problem> problems) {
        this.open = new ArrayList<>(problems);
    }

    /** A fault of what is not there stands at the first line of what should have it; every fault stands somewhere. */
    static List<Line> of(JsonNode root, List<Problem> problems) {
        var written = new JsonLines(problems);
        written.write(root, "", "", "");
        return written.lines;
    }

    private void write(JsonNode node, String pointer, String before, String after) {
        if (!node.isContainer() || node.isEmpty()) {
            lines.add(new Line(before + node + after, takeUnder(pointer)));
            return;
        }
        int at = lines.size();
        lines.add(new Line("", List.of()));
        String indent = " ".repeat(before.length() - before.stripLeading().length());
        int left = node.size();
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> it : node.properties()) {
                String there = pointer + "/" + it.getKey().replace("~", "~0").replace("/", "~1");
                write(it.getValue(), there, indent + STEP + "\"" + it.getKey() + "\" : ", --left > 0 ? "," : "");
            }
        } else {
            for (int i = 0; i < node.size(); i++) {
                write(node.get(i), pointer + "/" + i, indent + STEP, --left > 0 ? "," : "");
            }
        }
        lines.set(at, new Line(before + (node.isObject() ? "{" : "["), takeUnder(pointer)));
        lines.add(new Line(indent + (node.isObject() ? "}" : "]") + after, List.of()));
    }

    /** Those that no member further in has taken. */
    private List<Problem> takeUnder(String pointer) {
        List<Problem> here = open.stream()
                .filter(it -> it.pointer().equals(pointer) || it.pointer().startsWith(pointer + "/"))
                .toList();
        open.removeAll(here);
        return here;
    }
}
