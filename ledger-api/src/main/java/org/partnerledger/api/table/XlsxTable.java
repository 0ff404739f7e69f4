package org.partnerledger.api.table;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook. A spreadsheet computes with 15 digits, so that every amount stands there twice: as a number, and beside
 * it as exact text. A full sheet is followed by another one.
 */
final class XlsxTable implements TableFile {

    /** Rows that a sheet can have, its header included. */
    private static final int MAX_ROWS = 1_048_576;

    private static final String NOTES = "Notes";

    private static final int ROWS_IN_MEMORY = 500;

    private final OutputStream out;
    private final Workbook workbook;
    private final String title;
    private final List<Column> columns;
    private final Map<String, String> notes = new LinkedHashMap<>();
    private Worksheet sheet;
    private int sheets = 1;
    private int row;

    XlsxTable(Path file, String title, List<Column> columns) throws IOException {
        out = Files.newOutputStream(file);
        workbook = new Workbook(out, "Ledger", "1.0");
        this.title = title;
        this.columns = columns;
        sheet = workbook.newWorksheet(title);
        header();
    }

    private void header() {
        int at = 0;
        for (Column column : columns) {
            sheet.inlineString(0, at++, column.name());
            if (column.kind() == Column.Kind.AMOUNT) {
                sheet.inlineString(0, at++, column.name() + " (exact)");
            }
        }
        sheet.freezePane(0, 1);
        row = 1;
    }

    @Override
    public void row(@Nullable Object... cells) throws IOException {
        if (row == MAX_ROWS) {
            sheet.finish();
            sheet = workbook.newWorksheet(title + " " + ++sheets);
            header();
        }
        int at = 0;
        for (int i = 0; i < cells.length; i++) {
            Object cell = cells[i];
            switch (cell) {
                case null -> at += columns.get(i).kind() == Column.Kind.AMOUNT ? 1 : 0;
                case BigDecimal amount -> {
                    sheet.value(row, at++, amount);
                    sheet.inlineString(row, at, amount.toPlainString());
                }
                case Long number -> sheet.value(row, at, number);
                case Boolean flag -> sheet.value(row, at, flag);
                default -> sheet.inlineString(row, at, cell.toString());
            }
            at++;
        }
        row++;
        if (row % ROWS_IN_MEMORY == 0) {
            sheet.flush();
        }
    }

    /** Stands on a sheet of its own, behind the rows. */
    @Override
    public void note(String key, String value) {
        notes.put(key, value);
    }

    @Override
    public void close() throws IOException {
        try (out) {
            sheet.finish();
            if (!notes.isEmpty()) {
                writeNotes();
            }
            workbook.finish();
        }
    }

    private void writeNotes() throws IOException {
        Worksheet page = workbook.newWorksheet(NOTES);
        int at = 0;
        for (Map.Entry<String, String> note : notes.entrySet()) {
            page.inlineString(at, 0, note.getKey());
            page.inlineString(at++, 1, note.getValue());
        }
        page.finish();
    }
}
