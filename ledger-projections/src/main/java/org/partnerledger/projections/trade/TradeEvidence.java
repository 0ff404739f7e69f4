package org.partnerledger.projections.trade;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.known.Known;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * From which lines and payments it follows what is unpaid. Tells apart what a close fixes for good, the lines of bills
 * up to its month, from what may still change.
 */
public final class TradeEvidence {

    private static final String FIXED = "coalesce(%1$s.partner_id = :partner and %1$s.bill <= :to, false)";

    private final JdbcClient jdbc;

    public TradeEvidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A line with credit or debt.
     *
     * @param fixed whether it is on a bill of the partner up to the month
     * @param credit less what lines of fixed bills refund of it; {@code debt} likewise
     * @param laterCredit what other refunds take off, 0 or less; {@code laterDebt} likewise
     */
    public record Line(
            String tradeId,
            long lineNo,
            String lineId,
            String source,
            boolean fixed,
            Amount credit,
            Amount debt,
            Amount laterCredit,
            Amount laterDebt) {}

    /** @param amount null where the whole trade was paid */
    public record Payment(
            String tradeId, Instant paidAt, @Nullable Amount amount) {}

    /**
     * Trades with a line of the partner on credit or owed that is recognised in {@code from} to {@code to}, and those
     * of the lines {@code frozen}; in order.
     */
    public List<String> trades(PartnerId partner, Period from, Period to, Collection<Long> frozen) {
        return new CreditTrades(jdbc).of(partner, from, to, frozen, Known.NOW);
    }

    /** @param asOf lines and refunds recorded at or before it count */
    public List<Line> lines(Collection<String> trades, PartnerId partner, Period to, Instant asOf) {
        return jdbc.sql("""
                select l.trade_id, l.line_no, l.line_id, l.source, %1$s as fixed,
                       coalesce(l.credit, 0) + coalesce(sum(r.credit) filter (where %2$s), 0) as credit,
                       coalesce(l.debt, 0) + coalesce(sum(r.debt) filter (where %2$s), 0) as debt,
                       coalesce(sum(r.credit) filter (where not %2$s), 0) as later_credit,
                       coalesce(sum(r.debt) filter (where not %2$s), 0) as later_debt
                from line l left join line r on r.base_no = l.line_no and r.recorded_at <= :as_of
                where l.trade_id = any(:trades) and l.line_type not in (11, 12, 13)
                  and l.recorded_at <= :as_of and (l.credit is not null or l.debt is not null)
                group by l.line_no order by l.line_no""".formatted(FIXED.formatted("l"), FIXED.formatted("r")))
                .param("partner", partner.value())
                .param("to", to.index())
                .param("trades", trades.toArray(String[]::new))
                .param("as_of", Instants.of(asOf))
                .query(TradeEvidence::line)
                .list();
    }

    /** Payments of the trades that were recorded at or before {@code asOf}, in the order in which they were. */
    public List<Payment> payments(Collection<String> trades, Instant asOf) {
        return jdbc.sql("""
                select trade_id, paid_at, amount from trade_payment
                where trade_id = any(?) and recorded_at <= ? order by payment_no""")
                .param(trades.toArray(String[]::new))
                .param(Instants.of(asOf))
                .query((ResultSet row, int _) -> new Payment(
                        row.getString("trade_id"),
                        Instants.get(row, "paid_at"),
                        row.getBigDecimal("amount") == null ? null : new Amount(row.getBigDecimal("amount"))))
                .list();
    }

    private static Line line(ResultSet row, int rowNo) throws SQLException {
        return new Line(
                row.getString("trade_id"),
                row.getLong("line_no"),
                row.getString("line_id"),
                row.getString("source"),
                row.getBoolean("fixed"),
                new Amount(row.getBigDecimal("credit")),
                new Amount(row.getBigDecimal("debt")),
                new Amount(row.getBigDecimal("later_credit")),
                new Amount(row.getBigDecimal("later_debt")));
    }
}
