package org.partnerledger.api.reconciliation.file;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.body.JsonShape;
import org.partnerledger.api.body.JsonShapes;
import org.partnerledger.api.feed.FactJson;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.journal.Account;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Ids;
import tools.jackson.databind.JsonNode;

/**
 * How the columns of a file are to be read.
 *
 * @param keys fields of ours by which rows and lines find each other, all of them together
 * @param columns of every key, of {@code amount} and perhaps of {@code currency}: the name in the file
 * @param tolerance by key, in the currency of the month; not below 0
 * @param zone in which the other side cuts its months
 * @param separator between the cells of a CSV file
 * @param decimalMark {@code .} or {@code ,}; the other one may group the thousands
 * @param sheet of a workbook; null for the first
 * @param accounts of the journal, by name, to what the other side calls them; several may be one of theirs. Empty: all
 *     are compared, under their own names; else only these
 */
public record Mapping(
        List<KeyField> keys,
        Map<String, String> columns,
        Amount tolerance,
        ZoneId zone,
        String separator,
        String decimalMark,
        @Nullable String sheet,
        Map<String, String> accounts) {

    static final String AMOUNT = "amount";
    static final String CURRENCY = "currency";

    /** Between the parts of a key: no id holds a control character. */
    private static final String BETWEEN = "\u001f";

    private static final JsonShape<String> COLUMN = JsonShapes.name();

    public static final JsonShape<Mapping> SHAPE = JsonShapes.object(it -> {
        var keys = it.required("keys", JsonShapes.listOf(JsonShapes.text().as(KeyField::of)));
        var columns = it.required("columns", JsonShapes.mapOf(COLUMN));
        var tolerance = it.optional("tolerance", Amount.ZERO, JsonShapes.amount());
        var zone = it.optional("zone", ZoneId.of("UTC"), JsonShapes.name().as(Mapping::zone));
        var separator = it.optional("separator", ",", oneOf(",", ";", "\t", "|"));
        var decimalMark = it.optional("decimalMark", ".", oneOf(".", ","));
        var sheet = it.nullable("sheet", JsonShapes.name());
        var accounts = it.optional("accounts", Map.of(), JsonShapes.mapOf(JsonShapes.id()));
        return () -> new Mapping(
                keys.get(),
                columns.get(),
                tolerance.get(),
                zone.get(),
                separator.get(),
                decimalMark.get(),
                sheet.get(),
                accounts.get());
    });

    /** @throws IllegalArgumentException where it does not fit together; says why */
    public Mapping {
        keys = List.copyOf(keys);
        columns = Ids.inOrder(columns);
        accounts = Ids.inOrder(accounts);
        if (keys.isEmpty() || keys.stream().distinct().count() < keys.size()) {
            throw new IllegalArgumentException("keys: at least one field, each once");
        }
        var needed = new ArrayList<>(keys.stream().map(KeyField::json).toList());
        needed.add(AMOUNT);
        if (!columns.keySet().containsAll(needed)) {
            throw new IllegalArgumentException("columns: a column is needed for each of " + needed);
        }
        needed.add(CURRENCY);
        if (!needed.containsAll(columns.keySet())) {
            throw new IllegalArgumentException("columns: only " + needed + " are read");
        }
        if (keys.contains(KeyField.ACCOUNT) && keys.size() > 1) {
            throw new IllegalArgumentException("keys: an account stands for itself");
        }
        requireAccounts(accounts.keySet(), keys);
        if (tolerance.signum() < 0) {
            throw new IllegalArgumentException("tolerance: not below 0");
        }
    }

    private static void requireAccounts(Set<String> accounts, List<KeyField> keys) {
        if (!accounts.isEmpty() && !keys.contains(KeyField.ACCOUNT)) {
            throw new IllegalArgumentException("accounts: only where the key is the account");
        }
        List<String> money = Stream.of(Account.values())
                .filter(it -> it.kind() == Account.Kind.MONEY)
                .map(Account::name)
                .toList();
        if (!money.containsAll(accounts)) {
            throw new IllegalArgumentException("accounts: each is one of " + money);
        }
    }

    /** Whether it is meant for entries of the journal, and not for lines. */
    public boolean isOfBooks() {
        return keys.contains(KeyField.ACCOUNT);
    }

    /** What the other side calls an account; null where it is not compared. */
    public @Nullable String keyOf(Account account) {
        return accounts.isEmpty() ? account.name() : accounts.get(account.name());
    }

    /** A field of ours that can be (a part of) a key: of a line, or of an entry. */
    public enum KeyField {
        LINE_ID("lineId"),
        TRADE_ID("tradeId"),
        CUSTOMER_ID("customerId"),
        SERVICE_TYPE("serviceType"),
        PRODUCT_ID("productId"),
        ACCOUNT("account");

        private final String json;

        KeyField(String json) {
            this.json = json;
        }

        /** As mappings and columns of results name it. */
        public String json() {
            return json;
        }

        static KeyField of(String text) {
            return Stream.of(values())
                    .filter(it -> it.json.equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is none of "
                            + Stream.of(values()).map(KeyField::json).toList()));
        }

        /** "" where the line has none. */
        String of(SpendLine line) {
            String value = switch (this) {
                case LINE_ID -> line.lineId();
                case TRADE_ID -> line.tradeId();
                case CUSTOMER_ID -> line.customerId().value();
                case SERVICE_TYPE -> line.product().serviceType();
                case PRODUCT_ID -> line.product().productId();
                case ACCOUNT -> throw new IllegalArgumentException("a line is on no account");
            };
            return value == null ? "" : value;
        }
    }

    /** The key of a line, as a text. */
    public String keyOf(SpendLine line) {
        return keys.stream().map(it -> it.of(line)).collect(Collectors.joining(BETWEEN));
    }

    static String key(List<String> parts) {
        return String.join(BETWEEN, parts);
    }

    /** The parts of a key, as they are shown. */
    public static List<String> parts(String key) {
        return List.of(key.split(BETWEEN, -1));
    }

    /** Names of the keys, in order: runs with the same ones are about the same items. */
    public String keyNames() {
        return keys.stream().map(KeyField::json).collect(Collectors.joining(" "));
    }

    /** As {@link #SHAPE} reads it. */
    public JsonNode json() {
        var json = FactJson.MAPPER.createObjectNode();
        var fields = json.putArray("keys");
        keys.forEach(it -> fields.add(it.json()));
        var places = json.putObject("columns");
        columns.forEach(places::put);
        json.put("tolerance", tolerance.toString())
                .put("zone", zone.getId())
                .put("separator", separator)
                .put("decimalMark", decimalMark);
        if (sheet != null) {
            json.put("sheet", sheet);
        }
        if (!accounts.isEmpty()) {
            var names = json.putObject("accounts");
            accounts.forEach(names::put);
        }
        return json;
    }

    /** A stored one. */
    public static Mapping read(String json) {
        JsonNode root = FactJson.MAPPER.readTree(json);
        return new JsonBody(root).as(SHAPE);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("'" + text + "' is no zone", unknown);
        }
    }

    private static JsonShape<String> oneOf(String... texts) {
        JsonShape<String> any =
                (node, place) -> node.isString() && List.of(texts).contains(node.stringValue())
                        ? node::stringValue
                        : place.fault("FORMAT", "one of " + List.of(texts) + " is expected");
        return any;
    }
}
