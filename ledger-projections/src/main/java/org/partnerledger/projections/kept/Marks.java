package org.partnerledger.projections.kept;

import java.sql.ResultSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the tables are that the kept lines depend on, as this transaction sees them. Numbers are given in the order
 * of commits: chunks run one after the other over all nodes (decision 0010), and so do the events that a rebuild folds.
 *
 * @param tables changes when a table is emptied
 * @param line highest line number
 * @param past highest number of a replaced or withdrawn line
 * @param payment highest number of a payment
 * @param certain whether only what is committed and may be seen in full is seen: not by a transaction that has written
 *     itself, not behind row-level security, not while the tables are being built again
 */
record Marks(String tables, long line, long past, long payment, boolean certain) {

    private static final String QUERY = """
            select pg_relation_filenode('line') || '/' || pg_relation_filenode('line_past') || '/'
                       || pg_relation_filenode('trade_payment') as tables,
                   coalesce((select max(line_no) from line), 0) as line,
                   coalesce((select max(past_no) from line_past), 0) as past,
                   coalesce((select max(payment_no) from trade_payment), 0) as payment,
                   not row_security_active('line') and pg_current_xact_id_if_assigned() is null
                       and not exists (select from read_model_build) as certain""";

    static Marks read(JdbcClient jdbc) {
        return jdbc.sql(QUERY)
                .query((ResultSet row, int _) -> new Marks(
                        row.getString("tables"),
                        row.getLong("line"),
                        row.getLong("past"),
                        row.getLong("payment"),
                        row.getBoolean("certain")))
                .single();
    }

    /** Whether everything that {@code other} has seen is seen here. */
    boolean includes(Marks other) {
        return tables.equals(other.tables) && line >= other.line && past >= other.past && payment >= other.payment;
    }

    /** Whether nothing has come in between. */
    boolean isSameAs(Marks other) {
        return includes(other) && other.includes(this);
    }
}
