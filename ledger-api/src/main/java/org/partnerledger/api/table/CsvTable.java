package org.partnerledger.api.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 4180 in UTF-8 with a header row; null is an empty cell, and texts stand as they are. */
final class CsvTable implements TableFile {

    private final CsvWriter writer;

    CsvTable(Path file, List<Column> columns) throws IOException {
        writer = CsvWriter.builder().build(file);
        writer.writeRecord(columns.stream().map(Column::name).toList());
    }

    @Override
    public void row(@Nullable Object... cells) {
        var record = writer.writeRecord();
        for (Object cell : cells) {
            record.writeField(text(cell));
        }
        record.endRecord();
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case BigDecimal amount -> amount.toPlainString();
            default -> cell.toString();
        };
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
