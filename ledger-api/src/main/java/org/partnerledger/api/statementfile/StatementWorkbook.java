package org.partnerledger.api.statementfile;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.table.Column;
import org.partnerledger.api.wording.Wording;

/** A statement as a workbook: a sheet for each table, every amount as a number and beside it as exact text. */
final class StatementWorkbook {

    private StatementWorkbook() {}

    static void write(List<Sheet> sheets, Wording wording, OutputStream out) throws IOException {
        var workbook = new Workbook(out, "Ledger", "1.0");
        for (Sheet sheet : sheets) {
            Worksheet page = workbook.newWorksheet(wording.text("sheet." + sheet.key()));
            int at = 0;
            for (Column column : sheet.columns()) {
                page.value(0, at, column.name());
                page.style(0, at).bold().set();
                page.width(at++, 24);
                if (column.kind() == Column.Kind.AMOUNT) {
                    page.value(0, at, column.name() + " " + wording.text("column.exact"));
                    page.style(0, at).bold().set();
                    page.width(at++, 24);
                }
            }
            page.freezePane(0, 1);
            for (int row = 0; row < sheet.rows().size(); row++) {
                row(page, row + 1, sheet, sheet.rows().get(row));
            }
            page.finish();
        }
        workbook.finish();
    }

    private static void row(Worksheet page, int row, Sheet sheet, @Nullable Object[] cells) {
        int at = 0;
        for (int i = 0; i < cells.length; i++) {
            Object cell = cells[i];
            switch (cell) {
                case null -> at += sheet.columns().get(i).kind() == Column.Kind.AMOUNT ? 1 : 0;
                case BigDecimal amount -> {
                    page.value(row, at, amount);
                    page.style(row, at++).format("#,##0.00").set();
                    page.value(row, at, exact(amount));
                    page.style(row, at).horizontalAlignment("right").set();
                }
                case Long number -> page.value(row, at, number);
                default -> page.value(row, at, cell.toString());
            }
            at++;
        }
    }

    /** As documents show it: with two decimals at least. */
    static String exact(BigDecimal amount) {
        return amount.scale() < 2 ? amount.setScale(2).toPlainString() : amount.toPlainString();
    }
}
