package org.partnerledger.api.intake.fact;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Reads instants with an offset. The two forms that nearly all feeds write, to the second, are read without a
 * formatter, which takes a tenth of the time; every other form goes the long way.
 */
final class InstantText {

    private static final int LENGTH_WITH_Z = "2026-01-01T00:00:00Z".length();
    private static final int LENGTH_WITH_OFFSET = "2026-01-01T00:00:00+08:00".length();
    private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";

    private InstantText() {}

    /** @throws java.time.DateTimeException where it is no instant with an offset */
    static Instant read(String text) {
        boolean zulu = text.length() == LENGTH_WITH_Z && text.charAt(LENGTH_WITH_Z - 1) == 'Z';
        if (!hasShape(text) || !(zulu || hasShortOffset(text))) {
            return OffsetDateTime.parse(text).toInstant();
        }
        var local = LocalDateTime.of(
                two(text, 0) * 100 + two(text, 2),
                two(text, 5),
                two(text, 8),
                two(text, 11),
                two(text, 14),
                two(text, 17));
        ZoneOffset offset = zulu ? ZoneOffset.UTC : offset(text);
        return local.toInstant(offset);
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
        return ZoneOffset.ofHoursMinutes(sign * two(text, 20), sign * two(text, 23));
    }

    private static int two(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
