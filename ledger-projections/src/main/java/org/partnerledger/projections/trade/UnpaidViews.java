package org.partnerledger.projections.trade;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnerledger.core.calculation.FreezeReason;
import org.partnerledger.core.calculation.UnpaidCalculator;
import org.partnerledger.core.calculation.UnpaidCalculator.TradeLine;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.known.Known;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the lines of a partner that are unpaid as of an instant. */
public final class UnpaidViews {

    private final JdbcClient jdbc;

    public UnpaidViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Unpaid lines that may freeze or stay frozen: those recognised in {@code from} to {@code to}, and those in
     * {@code frozen}.
     *
     * @param moment what was recorded up to then counts
     */
    public Map<Long, FreezeReason> unpaid(
            PartnerId partner, Period from, Period to, Collection<Long> frozen, Moment moment) {
        return together(new CreditTrades(jdbc).of(partner, from, to, frozen, moment.known()), moment);
    }

    /** What is unpaid in the trades of some lines. */
    public Map<Long, FreezeReason> ofLines(Collection<Long> lineNos, Moment moment) {
        Known known = moment.known();
        List<String> trades = known.bind(
                        jdbc.sql("select distinct trade_id from " + known.table() + " l where line_no = any(?)"))
                .param(lineNos.toArray(Long[]::new))
                .query((ResultSet row, int _) -> row.getString(1))
                .list();
        return together(trades, moment);
    }

    private Map<Long, FreezeReason> together(Collection<String> trades, Moment moment) {
        if (trades.isEmpty()) {
            return Map.of();
        }
        Map<Long, FreezeReason> unpaid = new HashMap<>();
        byTrade(trades, moment).values().forEach(unpaid::putAll);
        return unpaid;
    }

    /** Lines of trades, whosever they are, with something unpaid; trades without any line on credit are missing. */
    public Map<String, Map<Long, FreezeReason>> byTrade(Collection<String> trades, Moment moment) {
        Map<String, Payments> payments = payments(trades, moment.asOf());
        Map<String, Map<Long, FreezeReason>> unpaid = new HashMap<>();
        lines(trades, moment).forEach((trade, lines) -> {
            Payments paid = payments.getOrDefault(trade, Payments.NONE);
            unpaid.put(trade, UnpaidCalculator.unpaid(lines, paid.sum(), paid.inFull()));
        });
        return unpaid;
    }

    /**
     * When payments and lines are looked at.
     *
     * @param known lines and what was decided about them
     * @param asOf payments and refunds recorded at or before it count
     */
    public record Moment(Known known, Instant asOf) {}

    private record Payments(Amount sum, boolean inFull) {

        static final Payments NONE = new Payments(Amount.ZERO, false);
    }

    private Map<String, Payments> payments(Collection<String> trades, Instant asOf) {
        Map<String, Payments> payments = new HashMap<>();
        jdbc.sql("""
                select trade_id, coalesce(sum(amount), 0) as paid, bool_or(amount is null) as in_full
                from trade_payment where trade_id = any(?) and recorded_at <= ? group by trade_id""")
                .param(trades.toArray(String[]::new))
                .param(Instants.of(asOf))
                .query((ResultSet row) -> {
                    payments.put(
                            row.getString("trade_id"),
                            new Payments(new Amount(row.getBigDecimal("paid")), row.getBoolean("in_full")));
                });
        return payments;
    }

    private Map<String, List<TradeLine>> lines(Collection<String> trades, Moment moment) {
        Map<String, List<TradeLine>> lines = new HashMap<>();
        Known known = moment.known();
        var both =
                known.bind(known.bind(jdbc.sql("""
                select l.trade_id, l.line_no, l.line_id, l.source,
                       coalesce(l.credit, 0) + coalesce(sum(r.credit), 0) as credit,
                       coalesce(l.debt, 0) + coalesce(sum(r.debt), 0) as debt
                from\s""" + known.table() + " l left join " + known.table() + " r " + """
                on r.base_no = l.line_no and r.recorded_at <= ?
                where l.trade_id = any(?) and l.line_type not in (11, 12, 13) and l.recorded_at <= ?
                  and (l.credit is not null or l.debt is not null)
                group by l.trade_id, l.line_no, l.line_id, l.source, l.credit, l.debt""")));
        both.param(Instants.of(moment.asOf()))
                .param(trades.toArray(String[]::new))
                .param(Instants.of(moment.asOf()))
                .query((ResultSet row) -> {
                    lines.computeIfAbsent(row.getString("trade_id"), _ -> new ArrayList<>())
                            .add(new TradeLine(
                                    row.getLong("line_no"),
                                    row.getString("line_id"),
                                    row.getString("source"),
                                    new Amount(row.getBigDecimal("credit")),
                                    new Amount(row.getBigDecimal("debt"))));
                });
        return lines;
    }
}
