package org.partnerledger.api.store;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Up to where events may be read.
 *
 * <p>A transaction that appends holds a shared lock, keyed by the position at which it began, until it is over
 * (migration V002). A position above the lowest such key may still be filled by someone who commits late; a reader that
 * passes it would miss that event for ever.
 *
 * <p>Load-bearing: sequence first, locks second, events third, each a statement of its own in READ COMMITTED. Whoever
 * took a position below the sequence's value held a lock before; when the locks are read it either still holds it, or
 * is over and visible to the third statement. In one statement, or under one snapshot, that argument breaks, and
 * committed events are lost.
 */
public final class Fence {

    private static final String LOCKS = """
            from pg_locks where locktype = 'advisory' and objsubid = 1 and (classid::bigint >> 16) = 19527
             and database = (select oid from pg_database where datname = current_database())""";

    private static final String POSITION = "(((classid::bigint << 32) | objid::bigint) & 281474976710655)";

    private static final String LAST_POSITION =
            "select last_value - (not is_called)::int from domain_event_global_index_seq";

    private static final String LOWEST_FENCE =
            "select coalesce(min(" + POSITION + "), " + Long.MAX_VALUE + ") " + LOCKS;

    // A prepared transaction has no process any more; it is found by its transaction id.
    private static final String OLDEST_SINCE = """
            select coalesce(extract(epoch from max(clock_timestamp() - coalesce(a.xact_start, p.prepared))), -1)
              from pg_locks l left join pg_stat_activity a using (pid)
                   left join pg_prepared_xacts p on l.virtualtransaction = '-1/' || p.transaction
             where l.locktype = 'advisory' and l.objsubid = 1 and (l.classid::bigint >> 16) = 19527
               and l.database = (select oid from pg_database where datname = current_database())""";

    private final JdbcClient jdbc;

    public Fence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The last position that is safe to read; 0 before the first event. To be followed, not preceded, by the statement
     * that reads the events. Not cached: it gains nothing, and is wrong once the database is restored under a running
     * ledger.
     */
    public long horizon() {
        long last = jdbc.sql(LAST_POSITION).query(Long.class).single();
        long lowest = jdbc.sql(LOWEST_FENCE).query(Long.class).single();
        return Math.min(last, lowest);
    }

    /** How long the oldest transaction that has appended is open; empty if there is none. */
    public Optional<Duration> oldestAge() {
        double seconds = jdbc.sql(OLDEST_SINCE).query(Double.class).single();
        return seconds < 0 ? Optional.empty() : Optional.of(Duration.ofMillis((long) (seconds * 1_000)));
    }
}
