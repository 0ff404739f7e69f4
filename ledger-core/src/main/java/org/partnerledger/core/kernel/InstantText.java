package org.partnerledger.core.kernel;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/**
 * Instants as text. The forms that nearly all of them have, whole seconds of our age with {@code Z} or an offset of
 * hours and minutes, are written and read without a formatter, which takes a tenth of the time; every other goes the
 * long way.
 */
public final class InstantText {

    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final int LENGTH_WITH_Z = "2026-01-01T00:00:00Z".length();
    private static final int LENGTH_WITH_OFFSET = "2026-01-01T00:00:00+08:00".length();
    private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";

    private InstantText() {}

    /** As {@link Instant#toString} has it. */
    public static String of(Instant value) {
        return isWholeSecondOfOurAge(value) ? wholeSecond(value) : value.toString();
    }

    /** @throws DateTimeException where it is no instant with an offset */
    public static Instant read(String text) {
        boolean zulu = text.length() == LENGTH_WITH_Z && text.charAt(LENGTH_WITH_Z - 1) == 'Z';
        if (!hasShape(text) || !(zulu || hasShortOffset(text))) {
            return OffsetDateTime.parse(text).toInstant();
        }
        var local = LocalDateTime.of(
                twoAt(text, 0) * 100 + twoAt(text, 2),
                twoAt(text, 5),
                twoAt(text, 8),
                twoAt(text, 11),
                twoAt(text, 14),
                twoAt(text, 17));
        ZoneOffset offset = zulu ? ZoneOffset.UTC : offset(text);
        return local.toInstant(offset);
    }

    /** Writes {@link #of}. */
    public static final class Writer extends ValueSerializer<Instant> {

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
            json.writeString(of(value));
        }
    }

    /** Takes what {@link #read} reads, and nothing but text. */
    public static final class Reader extends ValueDeserializer<Instant> {

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) {
            String text = json.getValueAsString();
            if (text == null) {
                return (Instant) context.handleUnexpectedToken(context.constructType(Instant.class), json);
            }
            try {
                return read(text);
            } catch (DateTimeException e) {
                throw context.weirdStringException(text, Instant.class, e.getMessage());
            }
        }
    }

    private static boolean isWholeSecondOfOurAge(Instant value) {
        return value.getNano() == 0
                && value.getEpochSecond() >= 0
                && value.getEpochSecond() < 200L * 366 * SECONDS_OF_A_DAY;
    }

    private static String wholeSecond(Instant value) {
        long seconds = value.getEpochSecond();
        LocalDate day = LocalDate.ofEpochDay(seconds / SECONDS_OF_A_DAY);
        int ofDay = (int) (seconds % SECONDS_OF_A_DAY);
        byte[] text = "0000-00-00T00:00:00Z".getBytes(StandardCharsets.US_ASCII);
        two(text, 0, day.getYear() / 100);
        two(text, 2, day.getYear() % 100);
        two(text, 5, day.getMonthValue());
        two(text, 8, day.getDayOfMonth());
        two(text, 11, ofDay / 3_600);
        two(text, 14, ofDay / 60 % 60);
        two(text, 17, ofDay % 60);
        return new String(text, StandardCharsets.US_ASCII);
    }

    private static void two(byte[] text, int at, int value) {
        text[at] = (byte) ('0' + value / 10);
        text[at + 1] = (byte) ('0' + value % 10);
    }

    private static boolean hasShape(String text) {
        if (text.length() < SHAPE.length()) {
            return false;
        }
        for (int i = 0; i < SHAPE.length(); i++) {
            char expected = SHAPE.charAt(i);
            if (expected == 'd' ? !isDigit(text.charAt(i)) : text.charAt(i) != expected) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasShortOffset(String text) {
        return text.length() == LENGTH_WITH_OFFSET
                && (text.charAt(19) == '+' || text.charAt(19) == '-')
                && isDigit(text.charAt(20))
                && isDigit(text.charAt(21))
                && text.charAt(22) == ':'
                && isDigit(text.charAt(23))
                && isDigit(text.charAt(24));
    }

    private static ZoneOffset offset(String text) {
        int sign = text.charAt(19) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * twoAt(text, 20), sign * twoAt(text, 23));
    }

    private static int twoAt(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
