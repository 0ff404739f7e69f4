package org.partnerledger.projections.timeline;

import java.util.List;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what happened to a partner. */
public final class TimelineViews {

    private final JdbcClient jdbc;

    public TimelineViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In order of recording, what comes after the entry of that number. */
    public List<TimelineEntry> of(PartnerId partner, long after, int limit) {
        return jdbc.sql("select * from timeline where partner_id = ? and no > ? order by no limit ?")
                .param(partner.value())
                .param(after)
                .param(limit)
                .query((row, _) -> {
                    Integer period = row.getObject("period", Integer.class);
                    return new TimelineEntry(
                            row.getLong("no"),
                            Instants.get(row, "recorded_at"),
                            row.getString("event"),
                            row.getString("about"),
                            period == null ? null : new Period(period),
                            row.getString("cause"),
                            row.getString("details"));
                })
                .list();
    }
}
