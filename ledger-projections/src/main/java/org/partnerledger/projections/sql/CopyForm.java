package org.partnerledger.projections.sql;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Values of rows as the bytes that travel, in one of the two forms that COPY takes. */
abstract sealed class CopyForm permits TextForm, BinaryForm {

    byte[] out;
    int size;

    CopyForm(int capacity) {
        out = new byte[capacity];
    }

    /** Of which the first {@link #size} bytes count. */
    final byte[] array() {
        return out;
    }

    final int size() {
        return size;
    }

    final void clear() {
        size = 0;
    }

    final void reserve(int more) {
        if (size + more > out.length) {
            out = Arrays.copyOf(out, Math.max(size + more, 2 * out.length));
        }
    }

    /** What the statement says of it, with a space before; empty for the usual one. */
    abstract String option();

    abstract void nothing();

    abstract void text(String value);

    /** Of type {@code bigint}. */
    abstract void number(long value);

    /** Of type {@code int}. */
    abstract void whole(int value);

    /** Of type {@code smallint}. */
    abstract void small(int value);

    abstract void flag(boolean value);

    abstract void decimal(BigDecimal value);

    abstract void instant(Instant value);

    /** Bytes, as hexadecimal digits. */
    abstract void hex(String digits);

    abstract void array(List<String> elements);

    abstract void endRow();

    /** After the last row. */
    abstract void end();
}
