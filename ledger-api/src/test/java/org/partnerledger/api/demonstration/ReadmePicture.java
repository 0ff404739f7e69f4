package org.partnerledger.api.demonstration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.partnerledger.api.wording.Wording;
import tools.jackson.databind.JsonNode;

/** Draws an explanation as a waterfall from spend to payable, for docs/waterfall.svg. */
final class ReadmePicture {

    private static final Set<String> TOTALS = Set.of(
            "SPEND", "PERFORMANCE", "INCENTIVE_BASE", "GROSS_INCENTIVE", "EARNED", "NET", "PAYABLE", "CLOSING_BALANCE");
    private static final int ROW = 26;
    private static final int TOP = 52;
    private static final int TEXT = 330;
    private static final int BARS = 400;
    private static final int AMOUNT = 900;

    private final StringBuilder svg = new StringBuilder();

    private ReadmePicture() {}

    /** @param rows of the explanation, in order */
    static String of(String title, List<JsonNode> rows, Wording words) {
        var picture = new ReadmePicture();
        picture.begin(title, TOP + rows.size() * ROW + 16);
        BigDecimal highest = highest(rows);
        BigDecimal before = BigDecimal.ZERO;
        int y = TOP;
        for (JsonNode row : rows) {
            before = picture.row(row, new Place(y, before, highest), words);
            y += ROW;
        }
        return picture.svg.append("</svg>\n").toString();
    }

    /** @param before what the rows so far come to */
    private record Place(int y, BigDecimal before, BigDecimal highest) {

        int of(BigDecimal amount) {
            return amount.multiply(BigDecimal.valueOf(BARS))
                    .divide(highest, 0, RoundingMode.HALF_UP)
                    .intValueExact();
        }
    }

    private static BigDecimal highest(List<JsonNode> rows) {
        BigDecimal highest = BigDecimal.ONE;
        BigDecimal running = BigDecimal.ZERO;
        for (JsonNode row : rows) {
            running = isTotal(row) ? amount(row) : running.add(amount(row));
            highest = highest.max(running);
        }
        return highest;
    }

    private static boolean isTotal(JsonNode row) {
        return TOTALS.contains(row.get("code").asString());
    }

    private static BigDecimal amount(JsonNode row) {
        return new BigDecimal(row.get("amount").asString());
    }

    private void begin(String title, int height) {
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 920 %d" role="img" aria-labelledby="t">
                <title id="t">%s</title>
                <style>
                .paper { fill: #ffffff } text { font: 13px system-ui, sans-serif; fill: #1f2933 }
                .amount { text-anchor: end; font-variant-numeric: tabular-nums } .strong { font-weight: 600 }
                .title { font-size: 15px; font-weight: 600 } .line { stroke: #d5dbe1 }
                .total { fill: #2f5d8c } .down { fill: #c2613f } .up { fill: #3d8361 }
                @media (prefers-color-scheme: dark) {
                .paper { fill: #12181f } text { fill: #e4e9ee } .line { stroke: #37424d }
                .total { fill: #7fb2e5 } .down { fill: #e3906f } .up { fill: #77c19b }
                }
                </style>
                <rect class="paper" width="920" height="%d" rx="6"/>
                <text class="title" x="20" y="30">%s</text>
                """.formatted(height, title, height, title));
    }

    /** @return what the rows come to with this one */
    private BigDecimal row(JsonNode row, Place place, Wording words) {
        boolean total = isTotal(row);
        BigDecimal after = total ? amount(row) : place.before().add(amount(row));
        BigDecimal from = total ? BigDecimal.ZERO : place.before().min(after);
        BigDecimal to = total ? after : place.before().max(after);
        int left = TEXT + place.of(from.max(BigDecimal.ZERO));
        int width = Math.max(2, place.of(to.max(BigDecimal.ZERO)) - place.of(from.max(BigDecimal.ZERO)));
        String kind = "down";
        if (total) {
            kind = "total";
        } else if (amount(row).signum() > 0) {
            kind = "up";
        }
        String strong = total ? " strong" : "";
        int base = place.y() + 17;
        if (total) {
            svg.append("<line class=\"line\" x1=\"20\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>\n"
                    .formatted(AMOUNT, place.y(), place.y()));
        }
        svg.append("<text class=\"%s\" x=\"20\" y=\"%d\">%s</text>\n"
                .formatted(("label" + strong).strip(), base, label(row, words)));
        svg.append("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"14\"/>\n"
                .formatted(kind, left, place.y() + 6, width));
        svg.append("<text class=\"amount%s\" x=\"%d\" y=\"%d\">%s</text>\n"
                .formatted(strong, AMOUNT, base, row.get("amount").asString()));
        return after;
    }

    private static String label(JsonNode row, Wording words) {
        String code = words.text("row." + row.get("code").asString());
        if (row.hasNonNull("reason")) {
            return code + ": " + words.text("reason." + row.get("reason").asString());
        }
        if (row.hasNonNull("cause")) {
            return code + ": " + words.text("cause." + row.get("cause").asString());
        }
        return row.hasNonNull("planId") ? code + ": " + row.get("planId").asString() : code;
    }
}
