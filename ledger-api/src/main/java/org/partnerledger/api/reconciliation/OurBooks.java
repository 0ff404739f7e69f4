package org.partnerledger.api.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.partnerledger.core.journal.Account;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.reconciliation.Cause;
import org.partnerledger.projections.sql.CopyRows;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down what of our entries stands on the accounts of a month, as {@link OurLines} does with lines. */
final class OurBooks {

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    OurBooks(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /**
     * To be called in one transaction that sees one state throughout.
     *
     * @return what the accounts that are compared stand at together; 0 for all of them
     */
    Amount write(RunTable.Run run) {
        var rows = new CopyRows("reconciliation_ours (run_id, key, line_no, line_id, value, causes, details, amounts)");
        Amount[] sum = {Amount.ZERO};
        jdbc.sql("""
                select p.position, e.event, e.recorded_at, p.account, sum(p.amount) as amount
                from journal_posting p join journal_event e using (position)
                where p.partner_id = ? and p.period = ? and p.account < 9000
                group by p.position, e.event, e.recorded_at, p.account having sum(p.amount) <> 0
                order by p.position, p.account
                """).param(run.partner().value()).param(run.period().index()).query((ResultSet row) -> {
            String key = run.mapping().keyOf(Account.of(row.getInt("account")));
            if (key != null) {
                var amount = new Amount(row.getBigDecimal("amount"));
                sum[0] = sum[0].plus(amount);
                write(rows, run, row, amount, key);
            }
        });
        rows.into(dataSource);
        return sum[0];
    }

    private static void write(CopyRows rows, RunTable.Run run, ResultSet row, Amount amount, String key)
            throws SQLException {
        String event = row.getString("event");
        Period recorded =
                Period.of(Instants.get(row, "recorded_at"), run.mapping().zone());
        // The close belongs to its month wherever it is kept; the steps behind it may be booked on their own days.
        boolean elsewhere = !event.equals("period-closed") && !recorded.equals(run.period());
        rows.text(run.runId())
                .text(key)
                .number(row.getLong("position"))
                .text(row.getLong("position") + " " + event)
                .amount(amount)
                .array(elsewhere ? List.of(Cause.OTHER_PERIOD.name()) : List.of())
                .array(elsewhere ? List.of(recorded.toString()) : List.of())
                .array(elsewhere ? List.of(amount.toString()) : List.of())
                .endRow();
    }
}
