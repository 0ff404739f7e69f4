package org.partnerledger.core.kernel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Instants as {@link Instant#toString} has them, which is their stored form; whole seconds of our age, which nearly all
 * are, at a tenth of its time.
 */
public final class InstantText extends ValueSerializer<Instant> {

    private static final int SECONDS_OF_A_DAY = 86_400;

    public static String of(Instant value) {
        return isWholeSecondOfOurAge(value) ? wholeSecond(value) : value.toString();
    }

    @Override
    public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
        json.writeString(of(value));
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
}
