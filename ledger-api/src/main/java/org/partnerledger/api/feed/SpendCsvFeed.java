package org.partnerledger.api.feed;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.feed.text.CsvRows;
import org.partnerledger.api.feed.text.UnreadableFeed;
import org.partnerledger.api.intake.fact.Envelope;
import tools.jackson.databind.node.ObjectNode;

/**
 * SpendLines as CSV. A column is a member of SpendLine, a dot in its name leads one level down:
 * {@code product.serviceType}, {@code paid.cash}, {@code tags.team}. An empty cell is a member that is missing; amounts
 * stay text.
 */
public final class SpendCsvFeed implements Feed {

    private static final List<String> NEEDED =
            List.of("lineId", "customerId", "product.serviceType", "lineType", "consumedFrom", "tradedAt");

    private final CsvRows rows;
    private final String source;
    private final List<Column> columns;

    /** @param parent the member that holds it, "" for SpendLine itself */
    private record Column(String parent, String name) {}

    /** @throws UnreadableFeed where the header is not one of SpendLine */
    public SpendCsvFeed(InputStream in, String source) throws IOException {
        this.source = source;
        rows = new CsvRows(in, "SpendLine CSV", NEEDED);
        columns = columns(rows.header());
    }

    @Override
    public @Nullable Envelope next() throws IOException {
        CsvRows.Row row = rows.next();
        if (row == null) {
            return null;
        }
        return row.defect() == null
                ? Envelope.of(event(row.cells()), row.text())
                : Envelope.unreadable(row.text(), row.defect());
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private ObjectNode event(List<String> cells) {
        ObjectNode data = FactJson.MAPPER.createObjectNode();
        for (int i = 0; i < columns.size(); i++) {
            String cell = cells.get(i);
            if (!cell.isEmpty()) {
                Column column = columns.get(i);
                put(column.parent().isEmpty() ? data : data.withObject("/" + column.parent()), column.name(), cell);
            }
        }
        return SpendEvent.of(source, data);
    }

    private static void put(ObjectNode parent, String name, String cell) {
        boolean flag = name.equals("cashCouponCounts") && (cell.equals("true") || cell.equals("false"));
        if (flag) {
            parent.put(name, cell.equals("true"));
        } else {
            parent.put(name, cell);
        }
    }

    private static List<Column> columns(List<String> header) throws UnreadableFeed {
        var columns = new ArrayList<Column>();
        for (String name : header) {
            int dot = name.indexOf('.');
            var column = dot < 0 ? new Column("", name) : new Column(name.substring(0, dot), name.substring(dot + 1));
            if (header.contains(column.parent())) {
                throw new UnreadableFeed(
                        "column '" + column.parent() + "' cannot stand beside '" + name + "': one holds the other");
            }
            columns.add(column);
        }
        return columns;
    }
}
