package org.partnerledger.projections.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.journal.Account;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the whole journal row by row, however long it is, as it was at one instant. */
public final class JournalExport {

    /** Rows fetched at once. */
    private static final int FETCH_ROWS = 500;

    private static final String CHOSEN = " where (?::text is null or p.partner_id = ?) and p.period between ? and ?";

    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;

    /** @param snapshot read only, repeatable read: both passes see the same */
    public JournalExport(JdbcClient jdbc, TransactionTemplate snapshot) {
        this.jdbc = jdbc;
        this.snapshot = snapshot;
    }

    /** An account of a partner under a reason. */
    public record Place(PartnerId partner, Account account, String reason, String currency) {}

    /** A posting; those of one entry follow each other. */
    public record Row(Place place, Period period, long position, Instant recordedAt, String event, Amount amount) {}

    /** Which part of the journal. */
    public record Selection(@Nullable PartnerId partner, Period from, Period to) {}

    /** Hands over every place that is posted to, then every posting. */
    public void read(Selection selection, Consumer<Place> places, Consumer<Row> rows) {
        snapshot.executeWithoutResult(_ -> {
            query(
                    "select p.partner_id, p.account, p.reason, p.currency from journal_posting p" + CHOSEN
                            + " group by p.partner_id, p.account, p.reason, p.currency"
                            + " order by p.partner_id, p.account, p.reason collate \"C\"",
                    selection,
                    row -> places.accept(place(row)));
            query(
                    "select p.*, e.recorded_at, e.event from journal_posting p join journal_event e using (position)"
                            + CHOSEN + " order by p.partner_id, p.period, p.position, p.account,"
                            + " p.reason collate \"C\"",
                    selection,
                    row -> rows.accept(row(row)));
        });
    }

    private void query(String sql, Selection selection, RowCallbackHandler rows) {
        String partner =
                selection.partner() == null ? null : selection.partner().value();
        jdbc.sql(sql)
                .withFetchSize(FETCH_ROWS)
                .param(partner)
                .param(partner)
                .param(selection.from().index())
                .param(selection.to().index())
                .query(rows);
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                new PartnerId(row.getString("partner_id")),
                Account.of(row.getInt("account")),
                row.getString("reason"),
                row.getString("currency"));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                place(row),
                new Period(row.getInt("period")),
                row.getLong("position"),
                Instants.get(row, "recorded_at"),
                row.getString("event"),
                new Amount(row.getBigDecimal("amount")));
    }
}
