package org.partnerledger.api.body;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.kernel.Period;
import tools.jackson.databind.JsonNode;

/**
 * The shapes that bodies are made of. Numbers are read exactly; texts hold nothing that could not be stored or shown.
 */
public final class JsonShapes {

    /** Longest text in UTF-16 units. */
    public static final int MAX_TEXT = 1_000;

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");

    /** Digits on either side of the decimal point of a number that is no amount. */
    private static final int MAX_DIGITS = 40;

    private JsonShapes() {}

    /** A text without control characters; may be empty. */
    public static JsonShape<String> text() {
        return (node, place) -> {
            if (!node.isString()) {
                return place.fault("TYPE", "a text is expected");
            }
            String text = node.stringValue();
            if (text.length() > MAX_TEXT) {
                return place.fault("FORMAT", "a text has at most " + MAX_TEXT + " characters");
            }
            if (text.chars().anyMatch(Character::isISOControl) || !isWellFormed(text)) {
                return place.fault("FORMAT", "a text has no control characters and no halves of characters");
            }
            return () -> text;
        };
    }

    /** A text that is not blank. */
    public static JsonShape<String> name() {
        return text().as(text -> {
            if (text.isBlank()) {
                throw new IllegalArgumentException("must not be empty");
            }
            return text;
        });
    }

    /** An id: 1 to 200 characters. */
    public static JsonShape<String> id() {
        return text().as(text -> {
            Ids.requireValid(text);
            return text;
        });
    }

    public static <E extends Enum<E>> JsonShape<E> oneOf(Class<E> codes) {
        return text().as(text -> Stream.of(codes.getEnumConstants())
                .filter(code -> code.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is none of " + List.of(codes.getEnumConstants()))));
    }

    /** A day, YYYY-MM-DD, of the years that the ledger knows months of. */
    public static JsonShape<LocalDate> day() {
        return text().as(text -> {
            if (text.length() != "2026-01-01".length()) {
                throw new IllegalArgumentException("a day is written YYYY-MM-DD");
            }
            LocalDate day = LocalDate.parse(text);
            if (!Period.of(YearMonth.from(day)).isWithinBounds()) {
                throw new IllegalArgumentException("days from 2000 to 2100 are accepted");
            }
            return day;
        });
    }

    public static JsonShape<Period> month() {
        return text().as(Period::of);
    }

    public static JsonShape<Boolean> flag() {
        return (node, place) ->
                node.isBoolean() ? node::booleanValue : place.fault("TYPE", "true or false is expected");
    }

    /** A whole number, both bounds included; not a text, not 1.0. */
    public static JsonShape<Integer> wholeNumber(int least, int most) {
        return (node, place) -> {
            if (!node.isIntegralNumber()) {
                return place.fault("TYPE", "a whole number is expected");
            }
            BigInteger value = node.bigIntegerValue();
            if (value.compareTo(BigInteger.valueOf(least)) < 0 || value.compareTo(BigInteger.valueOf(most)) > 0) {
                return place.fault("OUT_OF_RANGE", "from " + least + " to " + most);
            }
            return value::intValueExact;
        };
    }

    /** A decimal number, written as a number or as a text. */
    public static JsonShape<BigDecimal> decimal() {
        return (node, place) -> {
            if (node.isString() && DECIMAL.matcher(node.stringValue()).matches()) {
                return () -> new BigDecimal(node.stringValue());
            }
            if (!node.isNumber()) {
                return place.fault("TYPE", "a decimal number is expected, written as a number or a text like \"0.05\"");
            }
            BigDecimal value = node.decimalValue();
            if (Math.abs((long) value.scale()) > MAX_DIGITS || value.precision() > 2 * MAX_DIGITS) {
                return place.fault("OUT_OF_RANGE", "a number has at most " + MAX_DIGITS + " digits on either side");
            }
            return () -> value;
        };
    }

    /** An amount of money in the bounds of the contract: at most 15 integer digits and 12 decimals. */
    public static JsonShape<Amount> amount() {
        return decimal().as(value -> {
            var amount = new Amount(value);
            if (!amount.isWithinBounds()) {
                throw new IllegalArgumentException("an amount has at most " + Amount.MAX_INTEGER_DIGITS
                        + " digits before and " + Amount.MAX_DECIMALS + " after the decimal point");
            }
            return amount;
        });
    }

    public static <T> JsonShape<List<T>> listOf(JsonShape<T> element) {
        return (node, place) -> {
            if (!node.isArray()) {
                return place.fault("TYPE", "a list is expected");
            }
            List<Supplier<T>> values = new ArrayList<>();
            for (JsonNode each : node) {
                values.add(element.read(each, place.element(values.size())));
            }
            return () -> values.stream().map(Supplier::get).toList();
        };
    }

    /** An object whose member names are data. */
    public static <T> JsonShape<Map<String, T>> mapOf(JsonShape<T> value) {
        return (node, place) -> {
            if (!node.isObject()) {
                return place.fault("TYPE", "an object is expected");
            }
            Map<String, Supplier<T>> values = new LinkedHashMap<>();
            node.forEachEntry((name, each) -> values.put(name, value.read(each, place.member(name))));
            return () -> {
                Map<String, T> made = new LinkedHashMap<>();
                values.forEach((name, each) -> made.put(name, each.get()));
                return made;
            };
        };
    }

    /** An object with the members that {@code reading} asks for, and no other. */
    public static <T> JsonShape<T> object(Function<JsonMembers, Supplier<T>> reading) {
        JsonShape<Supplier<T>> members = (node, place) -> {
            if (!node.isObject()) {
                return place.fault("TYPE", "an object is expected");
            }
            var object = new JsonMembers(node, place);
            Supplier<T> value = reading.apply(object);
            object.refuseTheRest();
            return () -> value;
        };
        return members.as(Supplier::get); // Only asked without a fault, and what does not fit together is one more.
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSurrogatePair(text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 'x')) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
