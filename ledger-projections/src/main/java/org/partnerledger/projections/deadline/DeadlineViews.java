package org.partnerledger.projections.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerledger.projections.deadline.Deadline.Counting;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads deadlines, and keeps the instant that the rules in force give each of them. */
public final class DeadlineViews {

    private final JdbcClient jdbc;

    public DeadlineViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those whose instant was worked out under other rules, or never. */
    public List<Deadline> notPlannedBy(int rulesNo) {
        return jdbc.sql("select * from deadline where rules_no is distinct from ? order by opened_no")
                .param(rulesNo)
                .query((row, _) -> deadline(row))
                .list();
    }

    /** @param dueAt null while a year it needs has no calendar */
    public void plan(Deadline deadline, @Nullable Instant dueAt, int rulesNo) {
        jdbc.sql("update deadline set due_at = ?::timestamptz, rules_no = ? where kind = ? and subject = ?")
                .param(utc(dueAt))
                .param(rulesNo)
                .param(deadline.kind().name())
                .param(deadline.subject())
                .update();
    }

    /** The one that fires next, if it is due by then; of two at the same instant the first by kind and subject. */
    public Optional<Deadline> nextDue(Instant upTo) {
        return jdbc.sql("select * from deadline where due_at <= ? order by due_at, kind, subject limit 1")
                .param(utc(upTo))
                .query((row, _) -> deadline(row))
                .optional();
    }

    /** Whether it still waits. */
    public boolean isStillOpen(Deadline deadline) {
        return jdbc.sql("select exists (select from deadline where kind = ? and subject = ? and opened_no = ?)")
                .params(deadline.kind().name(), deadline.subject(), deadline.openedNo())
                .query(Boolean.class)
                .single();
    }

    private static Deadline deadline(ResultSet row) throws SQLException {
        OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
        return new Deadline(
                DeadlineKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                Counting.valueOf(row.getString("counting")),
                row.getObject("from_day", LocalDate.class),
                row.getInt("days"),
                row.getLong("opened_no"),
                due == null ? null : due.toInstant());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
