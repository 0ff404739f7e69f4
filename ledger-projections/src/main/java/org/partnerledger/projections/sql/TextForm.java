package org.partnerledger.projections.sql;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.InstantText;

/** The text form of COPY, which fits columns of all types. */
final class TextForm extends CopyForm {

    /** Digits of a 32-bit number. */
    private static final int LONGEST_INT = 10;

    private boolean first = true;
    private @Nullable Instant lastInstant;
    private String lastInstantText = "";

    TextForm(int capacity) {
        super(capacity);
    }

    @Override
    String option() {
        return "";
    }

    @Override
    void nothing() {
        separate();
        ascii("\\N");
    }

    @Override
    void whole(int value) {
        number(value);
    }

    @Override
    void small(int value) {
        number(value);
    }

    @Override
    void flag(boolean value) {
        separate();
        put(value ? 't' : 'f');
    }

    @Override
    void decimal(BigDecimal value) {
        separate();
        ascii(value.toPlainString());
    }

    /** All rows of a chunk have one instant in common. */
    @Override
    void instant(Instant value) {
        separate();
        if (!value.equals(lastInstant)) {
            lastInstant = value;
            lastInstantText = InstantText.of(value);
        }
        ascii(lastInstantText);
    }

    @Override
    void hex(String digits) {
        text("\\x" + digits);
    }

    @Override
    void array(List<String> elements) {
        text(elements.stream()
                .map(it -> '"' + it.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}")));
    }

    @Override
    void endRow() {
        put('\n');
        first = true;
    }

    @Override
    void end() {}

    private void separate() {
        if (first) {
            first = false;
        } else {
            put('\t');
        }
    }

    @Override
    void text(String value) {
        separate();
        int length = value.length();
        reserve(2 * length);
        for (int i = plain(value, length); i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                otherText(value.substring(i));
                return;
            }
            putEscaped(c);
        }
    }

    /** Puts what stands for itself, as nearly every text does from end to end; gives how much that is. */
    private int plain(String value, int length) {
        byte[] to = out;
        int at = size;
        int i = 0;
        for (; i < length; i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '\\' || c >= 0x80) {
                break;
            }
            to[at++] = (byte) c;
        }
        size = at;
        return i;
    }

    /** What is not ASCII; bytes below 0x80 stand for themselves in UTF-8. */
    private void otherText(String rest) {
        byte[] bytes = rest.getBytes(StandardCharsets.UTF_8);
        reserve(2 * bytes.length);
        for (byte b : bytes) {
            putEscaped(b);
        }
    }

    private void putEscaped(int c) {
        switch (c) {
            case '\\' -> escaped('\\');
            case '\t' -> escaped('t');
            case '\n' -> escaped('n');
            case '\r' -> escaped('r');
            default -> out[size++] = (byte) c;
        }
    }

    private void escaped(char c) {
        out[size++] = '\\';
        out[size++] = (byte) c;
    }

    @Override
    void number(long value) {
        separate();
        if (value >= 0 && value < 10) { // Places of constants, and how many lines a fact has.
            put((char) ('0' + value));
        } else if (value < 0 || value > Integer.MAX_VALUE) {
            ascii(Long.toString(value));
        } else {
            digits((int) value);
        }
    }

    private void digits(int value) {
        reserve(LONGEST_INT);
        int digits = 1;
        for (int rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        int rest = value;
        for (int at = size + digits - 1; at >= size; at--) {
            out[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    private void ascii(String text) {
        int length = text.length();
        reserve(length);
        for (int i = 0; i < length; i++) {
            out[size++] = (byte) text.charAt(i);
        }
    }

    private void put(char c) {
        reserve(1);
        out[size++] = (byte) c;
    }
}
