package org.partnerledger.projections.line;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the facts of a month have come. */
public final class ArrivalViews {

    private final JdbcClient jdbc;

    public ArrivalViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Lines on a partner's bill of a month.
     *
     * @param lastConsumedFrom the youngest use that is known
     * @param lastRecordedAt when the last one of them came
     */
    public record Arrival(String partnerId, long lines, Instant lastConsumedFrom, Instant lastRecordedAt) {}

    /** By partner; partners of whom nothing has come are missing. */
    public List<Arrival> of(Period period) {
        return jdbc.sql("""
                        select partner_id, count(*) as lines, max(consumed_from) as consumed,
                               max(recorded_at) as recorded
                        from line where bill = ? and partner_id is not null
                        group by partner_id order by partner_id""")
                .param(period.index())
                .query((ResultSet row, int _) -> new Arrival(
                        row.getString("partner_id"),
                        row.getLong("lines"),
                        Instants.get(row, "consumed"),
                        Instants.get(row, "recorded")))
                .list();
    }
}
