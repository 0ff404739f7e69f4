package org.partnerledger.projections.line;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.known.LineTable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every line of a bill, one after the other, however many there are: for exports and seals. */
public final class BillLines {

    /** Rows fetched at a time; the memory they take does not depend on the bill. */
    private static final int FETCHED = 2_000;

    private static final String SHARES = """
            select s.line_no, sum(s.share) as share
            from line_share ls, unnest(ls.line_nos, ls.shares) as s (line_no, share)
            where ls.partner_id = ? and ls.period >= ? group by s.line_no""";

    private final JdbcTemplate jdbc;

    /** @param jdbc of its own for this class: the number of rows it fetches at a time is set */
    public BillLines(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.setFetchSize(FETCHED);
    }

    /**
     * A line with what it brought.
     *
     * @param counting what of it counts where nothing excludes the line; null where nothing of it does
     * @param share Σ shares of the plans of closed months, in minor units of the currency; null without any
     */
    public record BillLine(
            StoredLine stored,
            @Nullable Amount counting,
            @Nullable Long share) {}

    /** A tier-1 partner's month with lines on its bill. */
    public record PartnerMonth(PartnerId partner, Period period) {}

    /** By partner, then month; both ends included. */
    public List<PartnerMonth> monthsWithLines(@Nullable PartnerId only, Period from, Period to) {
        var params = new ArrayList<Object>(List.of(from.index(), to.index()));
        String which = "";
        if (only != null) {
            which = " and partner_id = ?";
            params.add(only.value());
        }
        return jdbc.query(
                "select distinct partner_id, bill from line where bill between ? and ?" + which
                        + " order by partner_id, bill",
                (row, _) ->
                        new PartnerMonth(new PartnerId(row.getString("partner_id")), new Period(row.getInt("bill"))),
                params.toArray());
    }

    /**
     * By number. To be called inside a transaction: only there the rows come in portions.
     *
     * @param partner tier 1
     */
    public void each(PartnerId partner, Period period, Consumer<BillLine> consumer) {
        String sql = "select " + LineTable.FACT + ", " + LineTable.DECISION + ", s.share from line l left join ("
                + SHARES + ") s using (line_no) where l.partner_id = ? and l.bill = ? order by line_no";
        jdbc.query(
                sql,
                (ResultSet row) -> consumer.accept(read(row)),
                partner.value(),
                period.index(),
                partner.value(),
                period.index());
    }

    /**
     * Lines on the bills of months, or recognised in one of them, in no order, with what they got on the statement of
     * the last one. To be called inside a transaction, as {@link #each}.
     *
     * @param from included
     * @param to included
     */
    public void eachTouching(PartnerId partner, Period from, Period to, Consumer<BillLine> consumer) {
        String sql = "select " + LineTable.FACT + ", " + LineTable.DECISION + ", s.share from line l left join ("
                + "select u.line_no, sum(u.share) as share from line_share ls,"
                + " unnest(ls.line_nos, ls.shares) as u (line_no, share)"
                + " where ls.partner_id = ? and ls.period = ? group by u.line_no) s using (line_no)"
                + " where (l.partner_id = ? and l.bill between ? and ?)"
                + " or (l.partner_id = ? and l.incentive <> l.bill and l.incentive between ? and ?)";
        jdbc.query(
                sql,
                (ResultSet row) -> consumer.accept(read(row)),
                partner.value(),
                to.index(),
                partner.value(),
                from.index(),
                to.index(),
                partner.value(),
                from.index(),
                to.index());
    }

    private static BillLine read(ResultSet row) throws SQLException {
        BigDecimal counting = row.getBigDecimal("counting");
        BigDecimal share = row.getBigDecimal("share");
        return new BillLine(
                LineColumns.read(row),
                counting == null ? null : new Amount(counting),
                share == null ? null : share.longValueExact());
    }
}
