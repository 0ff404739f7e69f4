package org.partnerledger.api.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A list of the API as a table: the members of its items under the names of columns, as the API writes them.
 *
 * @param next cursor of the following part; null on the last one
 */
public record Listing(
        List<Column> columns, List<Row> rows, @Nullable String next) {

    /** How a cell stands. */
    public enum Kind {
        TEXT,
        AMOUNT,
        NUMBER,
        STATE,
        /** A point of time, shown as {@link Show#time} does. */
        INSTANT,
        /** A code, or several, each with a word of its own in the messages, under {@code code.}. */
        CODE,
        /** The code of a refusal, with its words under {@code refusal.}. */
        REFUSAL
    }

    /**
     * @param pointer to the member, without the slash at the beginning; the last part of it names the column
     * @param link where the cell leads to; null where it leads nowhere
     */
    public record Column(
            Kind kind, String pointer, @Nullable Function<JsonNode, String> link) {

        /** Of its name in the messages, without {@code list.}. */
        public String key() {
            return pointer.substring(pointer.lastIndexOf('/') + 1);
        }

        public boolean isFigure() {
            return kind == Kind.AMOUNT || kind == Kind.NUMBER;
        }

        public Column leadingTo(Function<JsonNode, String> there) {
            return new Column(kind, pointer, there);
        }
    }

    /** @param item for forms of the row */
    public record Row(JsonNode item, List<Cell> cells) {

        /** A member of the item as text; "" where it has none. */
        public String get(String member) {
            return text(item.path(member));
        }
    }

    /** @param digits that an amount has less behind its point than the longest of its column */
    public record Cell(Column column, String text, @Nullable String href, int digits) {

        /** The codes in it. */
        public List<String> words() {
            return text.isEmpty() ? List.of() : List.of(text.split(", ", -1));
        }
    }

    public static Column text(String pointer) {
        return new Column(Kind.TEXT, pointer, null);
    }

    public static Column amount(String pointer) {
        return new Column(Kind.AMOUNT, pointer, null);
    }

    public static Column number(String pointer) {
        return new Column(Kind.NUMBER, pointer, null);
    }

    public static Column instant(String pointer) {
        return new Column(Kind.INSTANT, pointer, null);
    }

    public static Column code(String pointer) {
        return new Column(Kind.CODE, pointer, null);
    }

    public static Column refusal(String pointer) {
        return new Column(Kind.REFUSAL, pointer, null);
    }

    public static Column state(String pointer) {
        return new Column(Kind.STATE, pointer, null);
    }

    /** @param answer of the API: a page of a list, or an array */
    public static Listing of(JsonNode answer, Column... columns) {
        return of(answer, List.of(columns));
    }

    public static Listing of(JsonNode answer, List<Column> columns) {
        List<Column> all = List.copyOf(columns);
        JsonNode items = answer.isArray() ? answer : answer.path("items");
        Map<Column, Integer> longest = longest(items, all);
        var rows = new ArrayList<Row>();
        for (JsonNode item : items) {
            rows.add(new Row(
                    item,
                    all.stream()
                            .map(column -> cell(item, column, longest.getOrDefault(column, 0)))
                            .toList()));
        }
        return new Listing(all, rows, answer.path("next").asString(null));
    }

    private static Map<Column, Integer> longest(JsonNode items, List<Column> columns) {
        var longest = new HashMap<Column, Integer>();
        for (Column column : columns) {
            for (JsonNode item : column.kind() == Kind.AMOUNT ? items : List.<JsonNode>of()) {
                var _ = longest.merge(column, decimals(text(item.at("/" + column.pointer()))), Math::max);
            }
        }
        return longest;
    }

    private static int decimals(String amount) {
        int point = amount.indexOf('.');
        return point < 0 ? 0 : amount.length() - point - 1;
    }

    private static Cell cell(JsonNode item, Column column, int longest) {
        String written = text(item.at("/" + column.pointer()));
        String text = column.kind() == Kind.INSTANT ? Show.instant(written) : written;
        Function<JsonNode, String> link = column.link();
        int digits = text.isEmpty() ? 0 : Math.max(0, longest - decimals(text));
        return new Cell(column, text, link == null || text.isEmpty() ? null : link.apply(item), digits);
    }

    /** Of what is no text, such as a list of them, the words alone. */
    private static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            var words = new ArrayList<String>();
            value.forEach(it -> words.add(text(it)));
            return String.join(", ", words);
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }
}
