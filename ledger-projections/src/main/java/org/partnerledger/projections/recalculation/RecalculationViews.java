package org.partnerledger.projections.recalculation;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how recalculations stand. */
public final class RecalculationViews {

    private final JdbcClient jdbc;

    public RecalculationViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How a recalculation stands.
     *
     * @param state ASKED, APPROVED or REJECTED
     * @param corrected partners that were corrected so far
     */
    public record RecalculationView(
            String state,
            String reason,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String rejectedBecause,
            long corrected) {}

    public Optional<RecalculationView> find(String recalculationId) {
        return jdbc.sql("""
                select r.*, (select count(*) from partner_correction c
                             where c.recalculation_id = r.recalculation_id) as corrected
                from recalculation r where recalculation_id = ?""")
                .param(recalculationId)
                .query((row, _) -> new RecalculationView(
                        row.getString("state"),
                        row.getString("reason"),
                        row.getString("decided_by"),
                        Instants.getOrNull(row, "decided_at"),
                        row.getString("rejected_because"),
                        row.getLong("corrected")))
                .optional();
    }
}
