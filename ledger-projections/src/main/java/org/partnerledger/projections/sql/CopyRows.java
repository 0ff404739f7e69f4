package org.partnerledger.projections.sql;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Rows for one table, written by COPY: the fastest way in, and one statement however many rows there are.
 *
 * <p>Values are given in the order of the columns, then {@link #endRow}. They are kept as the bytes that travel.
 */
public final class CopyRows implements AutoCloseable {

    private static final int PART_BYTES = 32 * 1024;
    private final String copy;
    private final CopyForm out;
    private long rows;
    private @Nullable CopyIn sending;

    private CopyRows(String table, CopyForm form) {
        this.copy = "copy " + table + " from stdin" + form.option();
        this.out = form;
    }

    /** @param table with its columns: {@code "line (line_no, source)"} */
    public CopyRows(String table) {
        this(table, new TextForm(2 * PART_BYTES));
    }

    /**
     * Rows that cost the server less, for tables that get very many. Values have to be of the types of their columns:
     * {@link #number} is a {@code bigint}, {@link #whole} and {@link #month} are an {@code int}, {@link #place} is a
     * {@code smallint}.
     */
    public static CopyRows binary(String table) {
        return new CopyRows(table, new BinaryForm(2 * PART_BYTES));
    }

    /** Rows since the last {@link #into}. */
    public long rows() {
        return rows;
    }

    @CanIgnoreReturnValue
    public CopyRows text(@Nullable String value) {
        if (value == null) {
            out.nothing();
        } else {
            out.text(value);
        }
        return this;
    }

    @CanIgnoreReturnValue
    public CopyRows number(long value) {
        out.number(value);
        return this;
    }

    @CanIgnoreReturnValue
    public CopyRows number(@Nullable Long value) {
        return value == null ? text(null) : number(value.longValue());
    }

    @CanIgnoreReturnValue
    public CopyRows whole(int value) {
        out.whole(value);
        return this;
    }

    @CanIgnoreReturnValue
    public CopyRows flag(boolean value) {
        out.flag(value);
        return this;
    }

    @CanIgnoreReturnValue
    public CopyRows month(@Nullable Period value) {
        return value == null ? text(null) : whole(value.index());
    }

    /** The place of an enum constant: the order of a stored enum never changes, new ones go to its end. */
    @CanIgnoreReturnValue
    @SuppressWarnings("EnumOrdinal") // Stored by place on purpose; EnumPlacesTest pins every order.
    public CopyRows place(@Nullable Enum<?> value) {
        if (value == null) {
            return text(null);
        }
        out.small(value.ordinal());
        return this;
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
        out.decimal(value);
        return this;
    }

    @CanIgnoreReturnValue
    public CopyRows instant(@Nullable Instant value) {
        if (value == null) {
            return text(null);
        }
        out.instant(value);
        return this;
    }

    /** An array, of texts or of what the database reads from them. */
    @CanIgnoreReturnValue
    public CopyRows array(List<String> elements) {
        out.array(elements);
        return this;
    }

    /** Bytes, given in hexadecimal digits. */
    @CanIgnoreReturnValue
    public CopyRows hex(@Nullable String digits) {
        if (digits == null) {
            return text(null);
        }
        out.hex(digits);
        return this;
    }

    public void endRow() {
        out.endRow();
        rows++;
    }

    /**
     * Sends what there is once it is worth a journey, so that the server works on it while the next rows are built.
     * From then until {@link #into} or {@link #close} nothing else can be asked of this transaction's connection.
     */
    public void sendAhead(DataSource dataSource) {
        if (out.size() >= PART_BYTES) {
            send(dataSource);
        }
    }

    /** Sends the rows within the caller's transaction; none is fine. */
    public void into(DataSource dataSource) {
        if (rows == 0) {
            return;
        }
        out.end();
        send(dataSource);
        CopyIn active = sending;
        sending = null;
        try {
            long copied = active == null ? 0 : active.endCopy();
            if (copied != rows) {
                throw new IllegalStateException(copied + " of " + rows + " rows arrived: " + copy);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        rows = 0;
    }

    /** Gives up what was sent ahead, where {@link #into} was not reached; the transaction has failed then. */
    @Override
    public void close() {
        if (sending != null && sending.isActive()) {
            try {
                sending.cancelCopy();
            } catch (SQLException e) {
                throw failed(e);
            }
        }
    }

    private void send(DataSource dataSource) {
        try {
            if (sending == null) {
                sending = begin(dataSource);
            }
            sending.writeToCopy(out.array(), 0, out.size());
            sending.flushCopy();
            out.clear();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private CopyIn begin(DataSource dataSource) throws SQLException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private IllegalStateException failed(SQLException e) {
        return new IllegalStateException("copy failed: " + copy, e);
    }
}
