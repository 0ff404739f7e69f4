package org.partnerledger.projections.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * The binary form of COPY, which spares the server reading numbers and times from text. Each value has to be given as
 * the type of its column: a {@code smallint} that comes as a {@code bigint} is refused.
 */
final class BinaryForm extends CopyForm {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int HEADER_BYTES = SIGNATURE.length + 8;

    /** PostgreSQL counts microseconds from 2000-01-01. */
    private static final long EPOCH_SECONDS = 946_684_800;

    private static final int MICROS = 1_000_000;
    private static final int NANOS_OF_A_MICRO = 1_000;

    /** Amounts travel as digits of this base. */
    private static final int BASE = 10_000;

    private static final BigInteger BIG_BASE = BigInteger.valueOf(BASE);
    private static final int DECIMALS_OF_A_DIGIT = 4;
    private static final long[] POWERS = {1, 10, 100, 1_000};
    private static final int BITS_BEFORE_PADDING = 53; // A thousand times as much still fits into a long.
    private static final int NEGATIVE = 0x4000;

    private int rowAt = -1;
    private int values;
    private boolean begun;

    /** Of the amount that is being written, the last one first. */
    private short[] digits = new short[8];

    BinaryForm(int capacity) {
        super(capacity);
    }

    @Override
    String option() {
        return " (format binary)";
    }

    /** Begins a value of so many bytes. */
    private void value(int bytes) {
        if (rowAt < 0) {
            beginRow();
        }
        values++;
        reserve(4 + Math.max(0, bytes));
        int32(bytes);
    }

    private void beginRow() {
        reserve(HEADER_BYTES + 2);
        if (!begun) {
            begun = true;
            System.arraycopy(SIGNATURE, 0, out, size, SIGNATURE.length);
            size += SIGNATURE.length;
            int32(0);
            int32(0);
        }
        rowAt = size;
        size += 2; // How many values the row has, once they are there.
    }

    @Override
    void nothing() {
        value(-1);
    }

    @Override
    void text(String value) {
        int length = value.length();
        value(length);
        int from = size;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                otherText(from - 4, value.getBytes(StandardCharsets.UTF_8));
                return;
            }
            out[from + i] = (byte) c;
        }
        size = from + length;
    }

    /** What is not ASCII has more bytes than characters: the value that began at {@code from} begins again. */
    private void otherText(int from, byte[] bytes) {
        size = from;
        reserve(4 + bytes.length);
        int32(bytes.length);
        put(bytes);
    }

    private void put(byte[] bytes) {
        System.arraycopy(bytes, 0, out, size, bytes.length);
        size += bytes.length;
    }

    @Override
    void number(long value) {
        value(8);
        int32((int) (value >>> 32));
        int32((int) value);
    }

    @Override
    void whole(int value) {
        value(4);
        int32(value);
    }

    @Override
    void small(int value) {
        value(2);
        int16(value);
    }

    @Override
    void flag(boolean value) {
        value(1);
        out[size++] = (byte) (value ? 1 : 0);
    }

    /** To the microsecond, as PostgreSQL rounds a text: to the nearest, and to an even one from the middle. */
    @Override
    void instant(Instant value) {
        int micros = value.getNano() / NANOS_OF_A_MICRO;
        int rest = 2 * (value.getNano() % NANOS_OF_A_MICRO);
        boolean up = rest > NANOS_OF_A_MICRO || (rest == NANOS_OF_A_MICRO && micros % 2 == 1);
        number((value.getEpochSecond() - EPOCH_SECONDS) * MICROS + micros + (up ? 1 : 0));
    }

    @Override
    void decimal(BigDecimal value) {
        int scale = Math.max(0, value.scale());
        BigInteger unscaled = value.scale() < 0 ? value.toBigIntegerExact() : value.unscaledValue();
        int padding = (DECIMALS_OF_A_DIGIT - scale % DECIMALS_OF_A_DIGIT) % DECIMALS_OF_A_DIGIT;
        int count = unscaled.bitLength() <= BITS_BEFORE_PADDING
                ? smallDigits(Math.abs(unscaled.longValue()) * POWERS[padding])
                : bigDigits(unscaled.abs().multiply(BigInteger.valueOf(POWERS[padding])));
        int zeros = 0;
        while (zeros < count && digits[zeros] == 0) {
            zeros++;
        }
        int weight = count - 1 - (scale + padding) / DECIMALS_OF_A_DIGIT;
        value(8 + 2 * (count - zeros));
        int16(count - zeros);
        int16(count == zeros ? 0 : weight);
        int16(unscaled.signum() < 0 ? NEGATIVE : 0);
        int16(scale);
        for (int i = count - 1; i >= zeros; i--) {
            int16(digits[i]);
        }
    }

    private int smallDigits(long value) {
        int count = 0;
        for (long rest = value; rest > 0; rest /= BASE) {
            digits[count++] = (short) (rest % BASE);
        }
        return count;
    }

    private int bigDigits(BigInteger value) {
        int most = value.bitLength() / 13 + 1; // A digit of this base is more than 13 bits.
        if (digits.length < most) {
            digits = new short[most];
        }
        int count = 0;
        for (BigInteger rest = value; rest.signum() > 0; ) {
            BigInteger[] parts = rest.divideAndRemainder(BIG_BASE);
            digits[count++] = parts[1].shortValue();
            rest = parts[0];
        }
        return count;
    }

    @Override
    void hex(String digits) {
        byte[] bytes = HexFormat.of().parseHex(digits);
        value(bytes.length);
        put(bytes);
    }

    @Override
    void array(List<String> elements) {
        throw new UnsupportedOperationException("arrays travel as text");
    }

    @Override
    void endRow() {
        out[rowAt] = (byte) (values >>> 8);
        out[rowAt + 1] = (byte) values;
        rowAt = -1;
        values = 0;
    }

    @Override
    void end() {
        reserve(2);
        int16(-1);
        begun = false;
    }

    private void int16(int value) {
        out[size++] = (byte) (value >>> 8);
        out[size++] = (byte) value;
    }

    private void int32(int value) {
        int16(value >>> 16);
        int16(value);
    }
}
