package org.partnerledger.projections.line;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is known of single lines. */
public final class LineStories {

    private final JdbcClient jdbc;
    private final LineViews lines;

    public LineStories(JdbcClient jdbc, LineViews lines) {
        this.jdbc = jdbc;
        this.lines = lines;
    }

    /** Lines of an id, one a source. */
    public List<StoredLine> find(String lineId) {
        return lines.byLineId(lineId);
    }

    public Optional<StoredLine> byNumber(long lineNo) {
        return lines.byNumber(lineNo).stream().findFirst();
    }

    /** Refunds that have it as their base. */
    public List<StoredLine> refundsOf(long lineNo) {
        return lines.refundsOf(lineNo);
    }

    /** What a line earned under a plan of a closed month. */
    public record Share(String planId, Period period, long minorUnits) {}

    /** Shares of a line on closed statements, by month and plan. */
    public List<Share> shares(String partnerId, long lineNo) {
        return jdbc.sql("""
                select plan_id, period, shares[array_position(line_nos, ?::bigint)] as share from line_share
                where partner_id = ? and ?::bigint between first_no and last_no and ?::bigint = any(line_nos)
                order by period, plan_id""")
                .param(lineNo)
                .param(partnerId)
                .param(lineNo)
                .param(lineNo)
                .query((ResultSet row, int _) ->
                        new Share(row.getString("plan_id"), new Period(row.getInt("period")), row.getLong("share")))
                .list();
    }

    /** A share that was held back. */
    public record Frozen(Period period, String reason, Amount amount, Optional<Period> releasedIn) {}

    public List<Frozen> frozen(String partnerId, long lineNo) {
        return jdbc.sql("""
                select period, reason, amount, released_in from frozen_share
                where partner_id = ? and line_no = ? order by period""")
                .param(partnerId)
                .param(lineNo)
                .query((ResultSet row, int _) -> new Frozen(
                        new Period(row.getInt("period")),
                        row.getString("reason"),
                        new Amount(row.getBigDecimal("amount")),
                        Optional.ofNullable(LineColumns.month(row, "released_in"))))
                .list();
    }

    /** A decision that was replaced. */
    public record PastDecision(Instant from, Instant until, StoredLine line) {}

    /** Decisions about a line that hold no more, oldest first. */
    public List<PastDecision> past(long lineNo) {
        return jdbc.sql("select * from line_past where line_no = ? order by replaced_at")
                .param(lineNo)
                .query((ResultSet row, int _) -> new PastDecision(
                        Instants.get(row, "decided_at"), Instants.get(row, "replaced_at"), LineColumns.read(row)))
                .list();
    }
}
