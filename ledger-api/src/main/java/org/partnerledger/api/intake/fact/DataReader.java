package org.partnerledger.api.intake.fact;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.kernel.InstantText;
import org.partnerledger.core.kernel.Period;
import tools.jackson.databind.JsonNode;

/**
 * Reads the members of one JSON object and says exactly what is wrong with the first that does not fit: SCHEMA and a
 * pointer. A member that nobody asked for is wrong, too ({@link #end}): a misspelt flag must not be skipped.
 */
public final class DataReader {

    /** Longest free text, in characters. */
    private static final int MAX_TEXT = 2_000;

    /** About as many as the largest objects may have. */
    private static final int MEMBERS = 24;

    private final JsonNode object;
    private final String pointer;
    private final ZoneId zone;
    private final Set<String> asked = HashSet.newHashSet(MEMBERS);

    /**
     * @param pointer of the object within the event
     * @param zone in which a day means its 00:00
     * @throws Defect where it is no object
     */
    DataReader(@Nullable JsonNode object, String pointer, ZoneId zone) {
        if (object == null || !object.isObject()) {
            throw Defect.schema(pointer, "an object is expected here");
        }
        this.object = object;
        this.pointer = pointer;
        this.zone = zone;
    }

    /** To be called last: refuses members that were not asked for. */
    public void end() {
        for (String name : object.propertyNames()) {
            if (!asked.contains(name)) {
                throw Defect.schema(at(name), "there is no member '" + name + "' here");
            }
        }
    }

    /** An id: 1–200 characters without control characters. */
    public String id(String name) {
        return required(name, optionalId(name));
    }

    public @Nullable String optionalId(String name) {
        String id = optionalText(name);
        if (id != null && !Ids.isValid(id)) {
            throw Defect.schema(at(name), "an id has 1 to " + Ids.MAX_LENGTH + " characters, none of them a control");
        }
        return id;
    }

    /** A text that is not empty. */
    public String text(String name) {
        String text = required(name, optionalText(name));
        if (text.isBlank()) {
            throw Defect.schema(at(name), "this must not be empty");
        }
        return text;
    }

    public @Nullable String optionalText(String name) {
        JsonNode node = member(name);
        if (node == null) {
            return null;
        }
        if (!node.isString()) {
            throw Defect.schema(at(name), "a text is expected here");
        }
        String text = node.asString();
        if (text.length() > MAX_TEXT || !Ids.isStorable(text)) { // NUL in one text would stop the whole chunk.
            throw Defect.schema(at(name), "at most " + MAX_TEXT + " characters, none of them NUL or half of one");
        }
        return text;
    }

    /** An instant with an offset. */
    public Instant instant(String name) {
        return required(name, optionalInstant(name));
    }

    public @Nullable Instant optionalInstant(String name) {
        String text = optionalText(name);
        String expected = "an instant with an offset";
        return text == null ? null : inBounds(name, parsed(name, text, expected, InstantText::read));
    }

    /** An instant, or a day that means its 00:00 in the ledger's zone (domain.md, section 10). */
    public Instant instantOrDay(String name) {
        return required(name, optionalInstantOrDay(name));
    }

    public @Nullable Instant optionalInstantOrDay(String name) {
        String text = optionalText(name);
        if (text == null) {
            return null;
        }
        Instant instant = text.length() == "2026-01-01".length()
                ? parsed(name, text, "a day", LocalDate::parse)
                        .atStartOfDay(zone)
                        .toInstant()
                : parsed(name, text, "an instant with an offset or a day", InstantText::read);
        return inBounds(name, instant);
    }

    public LocalDate day(String name) {
        LocalDate day = parsed(name, required(name, optionalText(name)), "a day, YYYY-MM-DD", LocalDate::parse);
        var _ = inBounds(name, day.atStartOfDay(zone).toInstant());
        return day;
    }

    public Period period(String name) {
        return parsed(name, required(name, optionalText(name)), "a month, YYYY-MM, from 2000 to 2100", Period::of);
    }

    /** An amount, string or number, read exactly; at most 15 integer digits and 12 decimals. */
    public Amount amount(String name) {
        return required(name, optionalAmount(name));
    }

    public @Nullable Amount optionalAmount(String name) {
        JsonNode node = member(name);
        return node == null ? null : AmountReader.read(at(name), node);
    }

    public CurrencyCode currency(String name) {
        return parsed(name, required(name, optionalText(name)), "an ISO 4217 currency code", CurrencyCode::new);
    }

    public <E extends Enum<E>> E oneOf(String name, Class<E> values) {
        return required(name, optionalOneOf(name, values));
    }

    public <E extends Enum<E>> @Nullable E optionalOneOf(String name, Class<E> values) {
        String text = optionalText(name);
        if (text == null) {
            return null;
        }
        for (E value : values.getEnumConstants()) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        throw Defect.schema(at(name), "one of " + List.of(values.getEnumConstants()) + " is expected here");
    }

    public boolean flag(String name, boolean otherwise) {
        JsonNode node = member(name);
        if (node == null) {
            return otherwise;
        }
        if (!node.isBoolean()) {
            throw Defect.schema(at(name), "true or false is expected here");
        }
        return node.booleanValue();
    }

    /** A whole number of 0 or more; null where it is missing. */
    public @Nullable Integer optionalCount(String name) {
        JsonNode node = member(name);
        if (node == null) {
            return null;
        }
        if (!node.isNumber() || !node.canConvertToInt() || !node.canConvertToExactIntegral() || node.asInt() < 0) {
            throw Defect.schema(at(name), "a whole number of 0 or more is expected here");
        }
        return node.asInt();
    }

    public DataReader object(String name) {
        return new DataReader(required(name, member(name)), at(name), zone);
    }

    public @Nullable DataReader optionalObject(String name) {
        JsonNode node = member(name);
        return node == null ? null : new DataReader(node, at(name), zone);
    }

    /** The objects of a list, each with its own pointer. */
    public List<DataReader> objects(String name) {
        JsonNode list = required(name, member(name));
        if (!list.isArray()) {
            throw Defect.schema(at(name), "a list is expected here");
        }
        var readers = new ArrayList<DataReader>(list.size());
        for (int i = 0; i < list.size(); i++) {
            readers.add(new DataReader(list.get(i), at(name) + "/" + i, zone));
        }
        return readers;
    }

    /** Ids of a list; empty where it is missing. */
    public List<String> ids(String name) {
        JsonNode list = member(name);
        if (list == null) {
            return List.of();
        }
        if (!list.isArray()) {
            throw Defect.schema(at(name), "a list is expected here");
        }
        var ids = new ArrayList<String>(list.size());
        for (int i = 0; i < list.size(); i++) {
            JsonNode node = list.get(i);
            if (!node.isString() || !Ids.isValid(node.asString())) {
                throw Defect.schema(at(name) + "/" + i, "an id is expected here");
            }
            ids.add(node.asString());
        }
        return ids;
    }

    /** Texts by name; empty where it is missing. */
    public Map<String, String> texts(String name) {
        JsonNode map = member(name);
        if (map == null) {
            return Map.of();
        }
        var reader = new DataReader(map, at(name), zone);
        Map<String, String> texts = new HashMap<>();
        for (String key : map.propertyNames()) {
            if (!Ids.isStorable(key)) {
                throw reader.wrong(key, "a name holds no NUL and no halves of characters");
            }
            texts.put(key, required(key, reader.optionalText(key)));
        }
        return texts;
    }

    /** The member itself; null where it is missing or null. */
    @Nullable
    JsonNode member(String name) {
        asked.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    /** Whether a member is there, without asking for it. */
    public boolean has(String name) {
        JsonNode node = object.get(name);
        return node != null && !node.isNull();
    }

    public String at(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** For rules over several members: a SCHEMA defect at one of them. */
    public RuntimeException wrong(String name, String detail) {
        return Defect.schema(at(name), detail);
    }

    private <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw Defect.schema(at(name), "'" + name + "' is required");
        }
        return value;
    }

    private <T> T parsed(String name, String text, String expected, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException _) {
            throw Defect.schema(at(name), expected + " is expected here, not '" + abbreviated(text) + "'");
        }
    }

    private Instant inBounds(String name, Instant instant) {
        if (!Period.hasInBounds(instant, zone)) {
            throw Defect.schema(at(name), "times from 2000 to 2100 are accepted");
        }
        return instant;
    }

    private static String abbreviated(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
