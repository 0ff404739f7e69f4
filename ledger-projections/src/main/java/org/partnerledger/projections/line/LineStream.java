package org.partnerledger.projections.line;

import java.sql.ResultSet;
import java.util.List;
import java.util.function.Consumer;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.known.LineTable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Hands over whole months of lines, one after the other by line number. Within a transaction memory does not grow with
 * their number.
 */
public final class LineStream {

    private static final int FETCH_ROWS = 500;
    private static final String COLUMNS = LineTable.FACT + ", " + LineTable.DECISION;

    /** Recognised in a stretch, on an earlier bill: carried lines of long ago have an index of their own. */
    private static final String EARLIER = "(select * from line where partner_id = ? and bill between ? and ?"
            + " and incentive between ? and ?"
            + " union all select * from line where partner_id = ? and incentive <> bill and bill < ?"
            + " and incentive between ? and ?)";

    private final JdbcClient jdbc;

    public LineStream(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The lines of a bill. */
    public void billed(PartnerId partner, Period period, Consumer<StoredLine> consumer) {
        each(
                jdbc.sql("select " + COLUMNS + " from line where partner_id = ? and bill = ? order by line_no")
                        .param(partner.value())
                        .param(period.index()),
                consumer);
    }

    /** Lines of earlier bills than {@code to} that are recognised in {@code from} to {@code to}. */
    public void earlier(PartnerId partner, Period from, Period to, Consumer<StoredLine> consumer) {
        each(earlier("select " + COLUMNS + " from " + EARLIER + " l order by line_no", partner, from, to), consumer);
    }

    /** Numbers of the combinations of the lines of {@link #billed} and {@link #earlier}, ascending. */
    public List<Integer> combinations(PartnerId partner, Period from, Period period) {
        return earlier(
                        "select combination from " + EARLIER
                                + " l union select combination from line where partner_id = ? and bill = ? order by 1",
                        partner,
                        from,
                        period)
                .param(partner.value())
                .param(period.index())
                .query((ResultSet row, int _) -> row.getInt(1))
                .list();
    }

    /** Lines on bills up to {@code to} that are refunded by those of {@link #billed} and {@link #earlier}. */
    public void bases(PartnerId partner, Period from, Period to, Consumer<StoredLine> consumer) {
        each(
                earlier(
                                "select " + COLUMNS + " from line where line_no in (select base_no from " + EARLIER
                                        + " l where base_no is not null union select base_no from line where"
                                        + " partner_id = ? and bill = ? and base_no is not null)"
                                        + " and partner_id = ? and bill <= ? order by line_no",
                                partner,
                                from,
                                to)
                        .param(partner.value())
                        .param(to.index())
                        .param(partner.value())
                        .param(to.index()),
                consumer);
    }

    /** A line's place among those of its bill, from 0. */
    public record Place(String source, Period bill, long index) {}

    /** Where a partner's lines of this id stand; one for each source. */
    public List<Place> places(PartnerId partner, String lineId) {
        return jdbc.sql("""
                select source, bill,
                       (select count(*) from line o where o.partner_id = l.partner_id and o.bill = l.bill
                        and o.line_no < l.line_no) as place
                from line l where line_id = ? and partner_id = ? and bill is not null order by source""")
                .param(lineId)
                .param(partner.value())
                .query((ResultSet row, int _) ->
                        new Place(row.getString("source"), new Period(row.getInt("bill")), row.getLong("place")))
                .list();
    }

    private StatementSpec earlier(String sql, PartnerId partner, Period from, Period to) {
        return jdbc.sql(sql)
                .param(partner.value())
                .param(from.index())
                .param(to.index() - 1)
                .param(from.index())
                .param(to.index())
                .param(partner.value())
                .param(from.index())
                .param(from.index())
                .param(to.index());
    }

    private static void each(StatementSpec statement, Consumer<StoredLine> consumer) {
        statement.withFetchSize(FETCH_ROWS).query((ResultSet row) -> consumer.accept(LineColumns.read(row)));
    }
}
