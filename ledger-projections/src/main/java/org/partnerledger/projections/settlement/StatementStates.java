package org.partnerledger.projections.settlement;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.statement.StatementState;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads where statements stand. */
public final class StatementStates {

    private final JdbcClient jdbc;

    public StatementStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The state of a published statement as of an instant; empty before it was published. */
    public Optional<StatementState> stateOf(PartnerId partner, Period period, Instant asOf) {
        return jdbc.sql("""
                select state from statement_state where partner_id = ? and period = ? and since <= ?
                order by ordinal desc limit 1""")
                .param(partner.value())
                .param(period.index())
                .param(Instants.of(asOf))
                .query(String.class)
                .optional()
                .map(StatementState::valueOf);
    }

    /** A state and since when. */
    public record Since(StatementState state, Instant since) {}

    /** All states a published statement has gone through, oldest first. */
    public List<Since> history(PartnerId partner, Period period) {
        return jdbc.sql("select state, since from statement_state where partner_id = ? and period = ? order by ordinal")
                .param(partner.value())
                .param(period.index())
                .query((ResultSet row, int _) ->
                        new Since(StatementState.valueOf(row.getString("state")), Instants.get(row, "since")))
                .list();
    }
}
