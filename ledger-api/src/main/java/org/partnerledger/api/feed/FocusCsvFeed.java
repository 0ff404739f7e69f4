package org.partnerledger.api.feed;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.feed.text.CsvRows;
import org.partnerledger.api.feed.text.UnreadableFeed;
import org.partnerledger.api.intake.fact.Envelope;
import tools.jackson.databind.node.ObjectNode;

/** A FOCUS 1.0–1.2 Cost and Usage file: every row becomes a SpendLine by {@link FocusMapping}. */
public final class FocusCsvFeed implements Feed {

    /** Note on rows whose BillingPeriodStart lies after the beginning of their charge: the charge decides the month. */
    public static final String BILLING_PERIOD_AFTER_CHARGE = "BILLING_PERIOD_AFTER_CHARGE";

    private final CsvRows rows;
    private final String source;
    private final RowIds rowIds = new RowIds();
    private final int idColumn;
    private long billedLater;

    /** @throws UnreadableFeed where the header is not one of FOCUS */
    public FocusCsvFeed(InputStream in, String source) throws IOException {
        this.source = source;
        rows = new CsvRows(in, "FOCUS Cost and Usage CSV", FocusMapping.NEEDED);
        idColumn = rows.column("Id");
    }

    @Override
    public @Nullable Envelope next() throws IOException {
        CsvRows.Row row = rows.next();
        if (row == null) {
            return null;
        }
        if (row.defect() != null) {
            return Envelope.unreadable(row.text(), row.defect());
        }
        var cells = new Cells(row.cells());
        ObjectNode data = FocusMapping.spendLine(cells, idOf(row));
        if (isBilledLater(cells)) {
            billedLater++;
        }
        return Envelope.of(SpendEvent.of(source, data), row.text());
    }

    @Override
    public Map<String, Long> notes() {
        return billedLater == 0 ? Map.of() : Map.of(BILLING_PERIOD_AFTER_CHARGE, billedLater);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private String idOf(CsvRows.Row row) {
        String id = idColumn < 0 ? null : valueOf(row.cells().get(idColumn));
        return id == null ? rowIds.idOf(named(row.cells())) : id;
    }

    /** Each cell that has a value, with its name: empty and NULL, or a column more without value, are the same row. */
    private List<String> named(List<String> cells) {
        var named = new ArrayList<String>();
        for (int i = 0; i < cells.size(); i++) {
            String value = valueOf(cells.get(i));
            if (value != null) {
                named.add(rows.header().get(i) + "=" + value);
            }
        }
        return named;
    }

    private static boolean isBilledLater(Cells cells) {
        String billed = cells.get("BillingPeriodStart");
        String charged = cells.get("ChargePeriodStart");
        // Both are UTC or share their zone within one file, so that the texts have the order of the times.
        return billed != null
                && charged != null
                && FocusTime.toInstant(billed).compareTo(FocusTime.toInstant(charged)) > 0;
    }

    /** "NULL" and "" are null (contract.md, section 5). */
    private static @Nullable String valueOf(String cell) {
        return cell.isEmpty() || cell.equals("NULL") ? null : cell;
    }

    /** The cells of one row by the name of their column. */
    private final class Cells implements FocusMapping.Row {

        private final List<String> cells;

        private Cells(List<String> cells) {
            this.cells = cells;
        }

        @Override
        public @Nullable String get(String name) {
            int column = rows.column(name);
            return column < 0 ? null : valueOf(cells.get(column));
        }
    }
}
