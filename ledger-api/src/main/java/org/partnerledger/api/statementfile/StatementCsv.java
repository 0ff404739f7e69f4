package org.partnerledger.api.statementfile;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.table.Column;

/** The explanation as CSV, from spend to payable: the rows of the document, in its order. */
final class StatementCsv {

    private StatementCsv() {}

    static void write(Sheet explanation, OutputStream out) {
        try {
            CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            csv.writeRecord(explanation.columns().stream().map(Column::name).toList());
            for (@Nullable Object[] cells : explanation.rows()) {
                var record = csv.writeRecord();
                for (Object cell : cells) {
                    record.writeField(text(cell));
                }
                record.endRecord();
            }
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case BigDecimal amount -> StatementWorkbook.exact(amount);
            default -> cell.toString();
        };
    }
}
