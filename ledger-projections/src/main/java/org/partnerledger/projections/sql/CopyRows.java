package org.partnerledger.projections.sql;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Rows for one table, written by COPY: the fastest way in, and one statement however many rows there are.
 *
 * <p>Values are given in the order of the columns, then {@link #endRow}.
 */
public final class CopyRows {

    private final String copy;
    private final StringBuilder out = new StringBuilder(64 * 1024);
    private boolean first = true;
    private int rows;

    /** @param table with its columns: {@code "line (line_no, source)"} */
    public CopyRows(String table) {
        this.copy = "copy " + table + " from stdin";
    }

    public int rows() {
        return rows;
    }

    @CanIgnoreReturnValue
    public CopyRows text(@Nullable String value) {
        separate();
        if (value == null) {
            out.append("\\N");
            return this;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
        return this;
    }

    @CanIgnoreReturnValue
    public CopyRows number(long value) {
        separate();
        out.append(value);
        return this;
    }

    @CanIgnoreReturnValue
    public CopyRows number(@Nullable Long value) {
        return value == null ? text(null) : number(value.longValue());
    }

    @CanIgnoreReturnValue
    public CopyRows flag(boolean value) {
        separate();
        out.append(value ? 't' : 'f');
        return this;
    }

    @CanIgnoreReturnValue
    public CopyRows month(@Nullable Period value) {
        return value == null ? text(null) : number(value.index());
    }

    /** The place of an enum constant: the order of a stored enum never changes, new ones go to its end. */
    @CanIgnoreReturnValue
    @SuppressWarnings("EnumOrdinal") // Stored by place on purpose; EnumPlacesTest pins every order.
    public CopyRows place(@Nullable Enum<?> value) {
        return value == null ? text(null) : number(value.ordinal());
    }

    @CanIgnoreReturnValue
    public CopyRows amount(Amount value) {
        return decimal(value.value());
    }

    /** An amount that is null where it is 0, so that count() counts the others. */
    @CanIgnoreReturnValue
    public CopyRows amountOrNull(Amount value) {
        return value.isZero() ? text(null) : amount(value);
    }

    @CanIgnoreReturnValue
    public CopyRows decimal(BigDecimal value) {
        separate();
        out.append(value.toPlainString());
        return this;
    }

    @CanIgnoreReturnValue
    public CopyRows instant(@Nullable Instant value) {
        return text(value == null ? null : value.toString());
    }

    /** An array, of texts or of what the database reads from them. */
    @CanIgnoreReturnValue
    public CopyRows array(List<String> elements) {
        return text(elements.stream()
                .map(it -> '"' + it.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}")));
    }

    /** Bytes, given in hexadecimal digits. */
    @CanIgnoreReturnValue
    public CopyRows hex(@Nullable String digits) {
        return text(digits == null ? null : "\\x" + digits);
    }

    public void endRow() {
        out.append('\n');
        first = true;
        rows++;
    }

    /** Sends the rows within the caller's transaction; none is fine. */
    public void into(DataSource dataSource) {
        if (rows == 0) {
            return;
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            long copied =
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, new StringReader(out.toString()));
            if (copied != rows) {
                throw new IllegalStateException(copied + " of " + rows + " rows arrived: " + copy);
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("copy failed: " + copy, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private void separate() {
        if (first) {
            first = false;
        } else {
            out.append('\t');
        }
    }
}
