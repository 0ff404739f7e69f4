package org.partnerledger.api.intake.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what was not taken. */
public final class QuarantineViews {

    private final JdbcClient jdbc;

    QuarantineViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A quarantined event.
     *
     * @param awaits the thing whose arrival makes it be tried again by itself; null where only a release does
     * @param raw as received
     * @param content fingerprint; null where it has no key
     */
    record Item(
            long no,
            @Nullable String source,
            @Nullable String id,
            @Nullable String type,
            String code,
            String detail,
            String pointer,
            @Nullable String awaits,
            String state,
            Instant receivedAt,
            @Nullable Instant decidedAt,
            @Nullable String reason,
            String raw,
            @Nullable String corrected,
            @Nullable String content) {}

    /**
     * In order of receipt.
     *
     * @param code null for all
     * @param source null for all
     */
    List<Item> list(String state, @Nullable String code, @Nullable String source, long afterNo, int limit) {
        return jdbc.sql("select *, encode(content, 'hex') as hex from quarantine where state = ? and no > ?"
                        + " and (?::text is null or code = ?) and (?::text is null or source = ?) order by no limit ?")
                .param(state)
                .param(afterNo)
                .param(code)
                .param(code)
                .param(source)
                .param(source)
                .param(limit)
                .query((ResultSet row, int _) -> item(row))
                .list();
    }

    Optional<Item> find(long no) {
        return jdbc.sql("select *, encode(content, 'hex') as hex from quarantine where no = ?")
                .param(no)
                .query((ResultSet row, int _) -> item(row))
                .optional();
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getLong("no"),
                row.getString("source"),
                row.getString("id"),
                row.getString("type"),
                row.getString("code"),
                row.getString("detail"),
                row.getString("pointer"),
                row.getString("awaits"),
                row.getString("state"),
                Instants.get(row, "received_at"),
                Instants.getOrNull(row, "decided_at"),
                row.getString("reason"),
                row.getString("raw"),
                row.getString("corrected"),
                row.getString("hex"));
    }
}
