package org.partnerledger.projections.sql;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Values of rows as the bytes that travel, in the text form of COPY. */
final class CopyBytes {

    /** Digits of a 32-bit number. */
    private static final int LONGEST_INT = 10;

    private byte[] out;
    private int size;

    CopyBytes(int capacity) {
        out = new byte[capacity];
    }

    /** Of which the first {@link #size} bytes count. */
    byte[] array() {
        return out;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void text(String value) {
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

    void number(long value) {
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

    void ascii(String text) {
        int length = text.length();
        reserve(length);
        for (int i = 0; i < length; i++) {
            out[size++] = (byte) text.charAt(i);
        }
    }

    void put(char c) {
        reserve(1);
        out[size++] = (byte) c;
    }

    private void reserve(int more) {
        if (size + more > out.length) {
            out = Arrays.copyOf(out, Math.max(size + more, 2 * out.length));
        }
    }
}
