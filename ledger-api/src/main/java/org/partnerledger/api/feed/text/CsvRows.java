package org.partnerledger.api.feed.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file (RFC 4180, UTF-8, with or without a byte order mark) below its one line of column names. */
public final class CsvRows implements Closeable {

    private static final int MAX_FIELD = 1024 * 1024;
    private static final int MAX_RECORD = 4 * MAX_FIELD;

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private final Map<String, Integer> places = new HashMap<>();

    /** One row, as wide as the header unless {@link #defect} says otherwise. */
    public record Row(
            long line, List<String> cells, @Nullable String defect) {

        /** The row as CSV again: what the quarantine keeps. */
        public String text() {
            var text = new StringBuilder();
            for (String cell : cells) {
                text.append(text.isEmpty() ? "" : ",");
                appendQuoted(text, cell);
            }
            return text.toString().replace('\0', '\uFFFD');
        }

        private static void appendQuoted(StringBuilder text, String cell) {
            boolean plain =
                    !cell.isEmpty() && cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            text.append(plain ? cell : '"' + cell.replace("\"", "\"\"") + '"');
        }
    }

    /** @throws UnreadableFeed where there is no header, or one with a name twice or without one of {@code needed} */
    public CsvRows(InputStream in, String kind, List<String> needed) throws IOException {
        reader = CsvReader.builder()
                .detectBomHeader(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(
                        CsvRecordHandler.of(
                                limits -> limits.maxFieldSize(MAX_FIELD).maxRecordSize(MAX_RECORD)),
                        in,
                        StandardCharsets.UTF_8);
        records = reader.iterator();
        CsvRecord first = nextRecord();
        if (first == null) {
            throw new UnreadableFeed("the file is empty: the first line of " + kind + " names its columns");
        }
        header = List.copyOf(first.getFields());
        requireColumns(kind, needed);
    }

    public List<String> header() {
        return header;
    }

    /** Place of a column, or -1. */
    public int column(String name) {
        return places.getOrDefault(name, -1);
    }

    @Nullable
    public Row next() throws IOException {
        CsvRecord row = nextRecord();
        if (row == null) {
            return null;
        }
        return new Row(row.getStartingLineNumber(), row.getFields(), defect(row));
    }

    private @Nullable String defect(CsvRecord row) {
        long line = row.getStartingLineNumber();
        if (row.getFields().stream().anyMatch(cell -> cell.indexOf('\0') >= 0)) {
            return "line " + line + " holds a NUL, which is kept as U+FFFD";
        }
        return row.getFieldCount() == header.size()
                ? null
                : "line " + line + " has " + row.getFieldCount() + " fields, the header has " + header.size();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private @Nullable CsvRecord nextRecord() throws IOException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException e) {
            String cause = e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")";
            throw new UnreadableFeed("this CSV cannot be read on: " + e.getMessage() + cause);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void requireColumns(String kind, List<String> needed) throws UnreadableFeed {
        for (int i = 0; i < header.size(); i++) {
            if (places.put(header.get(i), i) != null) {
                throw new UnreadableFeed("column '" + header.get(i) + "' stands twice in the header");
            }
        }
        var missing = new ArrayList<>(needed);
        missing.removeAll(places.keySet());
        if (!missing.isEmpty()) {
            throw new UnreadableFeed("this is no " + kind + ": its header lacks " + String.join(", ", missing));
        }
    }
}
