package org.partnerledger.api.table;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Apache Parquet, written by DuckDB from a table on the disk. Amounts are {@code DECIMAL(38, 12)}, which holds every
 * one exactly; instants are in UTC.
 */
final class ParquetTable implements TableFile {

    private static final int SCALE = 12;

    private final Path file;
    private final Path workplace;
    private final Connection database;
    private final DuckDBAppender appender;
    private final Map<String, String> notes = new LinkedHashMap<>();

    ParquetTable(Path file, List<Column> columns) throws IOException {
        this.file = file;
        workplace = file.resolveSibling(file.getFileName() + ".duckdb");
        try {
            database = DriverManager.getConnection("jdbc:duckdb:" + workplace, settings());
            try (Statement statement = database.createStatement()) {
                statement.execute("create table t ("
                        + columns.stream()
                                .map(column -> '"' + column.name() + "\" " + type(column.kind()))
                                .collect(Collectors.joining(", "))
                        + ")");
            }
            appender = database.unwrap(DuckDBConnection.class).createAppender("main", "t");
        } catch (SQLException e) {
            throw new IOException("the table cannot be begun", e);
        }
    }

    /** Nothing is loaded from elsewhere, and memory is bounded: what does not fit goes to the disk. */
    private static Properties settings() {
        var settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("memory_limit", "256MB");
        settings.setProperty("threads", "1");
        return settings;
    }

    private static String type(Column.Kind kind) {
        return switch (kind) {
            case TEXT -> "varchar";
            case AMOUNT -> "decimal(38, " + SCALE + ")";
            case NUMBER -> "bigint";
            case FLAG -> "boolean";
            case INSTANT -> "timestamp";
        };
    }

    @Override
    public void row(@Nullable Object... cells) throws IOException {
        try {
            appender.beginRow();
            for (Object cell : cells) {
                append(cell);
            }
            appender.endRow();
        } catch (SQLException e) {
            throw new IOException("a row cannot be written", e);
        }
    }

    /** Stands in the key-value metadata of the file. */
    @Override
    public void note(String key, String value) {
        notes.put(key, value);
    }

    private void append(@Nullable Object cell) throws SQLException {
        switch (cell) {
            case null -> appender.appendNull();
            case BigDecimal amount -> appender.append(amount.setScale(SCALE));
            case Long number -> appender.append(number.longValue());
            case Boolean flag -> appender.append(flag.booleanValue());
            case Instant instant -> appender.append(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
            default -> appender.append(cell.toString());
        }
    }

    @Override
    public void close() throws IOException {
        try (database;
                Statement statement = database.createStatement()) {
            appender.close();
            statement.execute("copy t to '" + quoted(file.toString()) + "' (format parquet, compression zstd"
                    + (notes.isEmpty() ? "" : ", kv_metadata " + metadata()) + ")");
        } catch (SQLException e) {
            throw new IOException("the file cannot be finished", e);
        } finally {
            Files.deleteIfExists(workplace);
            Files.deleteIfExists(workplace.resolveSibling(workplace.getFileName() + ".wal"));
        }
    }

    private String metadata() {
        return notes.entrySet().stream()
                .map(note -> "'" + quoted(note.getKey()) + "': '" + quoted(note.getValue()) + "'")
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }
}
