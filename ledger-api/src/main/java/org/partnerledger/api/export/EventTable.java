package org.partnerledger.api.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.store.EventReader;
import org.partnerledger.api.table.Column;
import org.partnerledger.core.seal.CloseSeal;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Events as they are stored, as rows of a table: for audits and for work over the whole history. */
@Component
class EventTable {

    static final List<Column> COLUMNS = List.of(
            Column.number("position"),
            Column.instant("recorded_at"),
            Column.text("type"),
            Column.text("revision"),
            Column.text("stream"),
            Column.number("sequence"),
            Column.text("payload"),
            Column.text("meta_data"),
            Column.text("seal"));

    /** Events read under one snapshot: a longer one keeps old rows of all tables. */
    private static final int PAGE = 1_000;

    private static final String READ = "select * from domain_event_text where global_index > ? and global_index <= ?"
            + " order by global_index limit " + PAGE;

    private final JdbcTemplate jdbc;
    private final EventReader events;
    private final ExportSeals seals;

    EventTable(JdbcTemplate jdbc, EventReader events, ExportSeals seals) {
        this.jdbc = jdbc;
        this.events = events;
        this.seals = seals;
    }

    /** Takes one event after the other, and is told how far it is. */
    interface Reader {

        /** @param seal of the close that covers it; null behind the last one */
        void event(@Nullable CloseSeal seal, @Nullable Object... cells) throws IOException;

        void page(long position, long last);
    }

    /** All events that no open transaction can still come before, in order. */
    void each(Reader reader) {
        ExportSeals.Covering covering = seals.covering();
        long last = events.horizon();
        long after = 0;
        boolean more = true;
        while (more) {
            List<Long> page = jdbc.query(
                    READ,
                    (row, _) -> {
                        long position = row.getLong("global_index");
                        CloseSeal seal = covering.of(position);
                        try {
                            reader.event(
                                    seal,
                                    position,
                                    row.getTimestamp("recorded_at").toInstant(),
                                    row.getString("payload_type"),
                                    row.getString("payload_revision"),
                                    row.getString("aggregate_identifier"),
                                    row.getObject("sequence_number", Long.class),
                                    row.getString("payload"),
                                    row.getString("meta_data"),
                                    seal == null ? null : seal.hash().hex());
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                        return position;
                    },
                    after,
                    last);
            more = page.size() == PAGE;
            after = page.isEmpty() ? last : page.getLast();
            reader.page(after, last);
        }
    }
}
