package org.partnerledger.projections.recalculation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.performance.Exclusion;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lines of closed months against which, by a correction, something else speaks than what they were closed with. By line
 * number; an empty value = nothing speaks against the line.
 */
public final class CorrectedReasons {

    private final JdbcClient jdbc;

    public CorrectedReasons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of a tier-1 partner. */
    public Map<Long, Optional<Exclusion>> of(PartnerId partner) {
        Map<Long, Optional<Exclusion>> reasons = new HashMap<>();
        jdbc.sql("select line_no, reason from corrected_reason where partner_id = ?")
                .param(partner.value())
                .query((ResultSet row) -> put(reasons, row));
        return reasons;
    }

    /** Of some lines, whoever has them. */
    public Map<Long, Optional<Exclusion>> of(Collection<Long> lineNos) {
        Map<Long, Optional<Exclusion>> reasons = new HashMap<>();
        if (!lineNos.isEmpty()) {
            jdbc.sql("select line_no, reason from corrected_reason where line_no = any(?)")
                    .param(lineNos.toArray(Long[]::new))
                    .query((ResultSet row) -> put(reasons, row));
        }
        return reasons;
    }

    private static void put(Map<Long, Optional<Exclusion>> reasons, ResultSet row) throws SQLException {
        @Nullable String reason = row.getString("reason");
        reasons.put(row.getLong("line_no"), Optional.ofNullable(reason).map(Exclusion::valueOf));
    }
}
