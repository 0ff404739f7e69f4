package org.partnerledger.projections.finance;

import java.util.List;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Performance that moves from the month of its bill to the one that recognises it. */
public final class CarryOverViews {

    private final JdbcClient jdbc;

    public CarryOverViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A cell of the matrix.
     *
     * @param from bill month
     * @param to month of recognition
     * @param amount below 0 where refunds are carried
     */
    public record Cell(Period from, Period to, String cause, String currency, Amount amount) {}

    /** Of bill months, without cells of 0, by month, then month, then cause. */
    public List<Cell> matrix(Scope scope) {
        return scope.bind(jdbc.sql("""
                select period, split_part(reason, ' ', 2) as month, split_part(reason, ' ', 1) as cause, currency,
                       sum(amount) as amount
                from journal_posting where account = 9300 and period between :from and :to
                  and\s""" + Scope.PARTNERS + """
                 group by period, reason, currency having sum(amount) <> 0
                order by period, month, reason collate "C", currency"""))
                .query((row, _) -> new Cell(
                        new Period(row.getInt("period")),
                        Period.of(row.getString("month")),
                        row.getString("cause"),
                        row.getString("currency"),
                        new Amount(row.getBigDecimal("amount"))))
                .list();
    }
}
