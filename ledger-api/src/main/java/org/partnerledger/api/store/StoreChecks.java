package org.partnerledger.api.store;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must hold of the database for {@link Fence} to be true. Each is checked at every start, because each can be
 * undone from outside without anything failing: events would be lost silently.
 */
public final class StoreChecks {

    private final JdbcClient jdbc;

    StoreChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws StoreUnavailable with the first thing that does not hold */
    void requireSafe() {
        requireReadCommitted();
        requirePrimary();
        requirePlainSequence();
        requireSequenceAhead();
        requireTrigger();
    }

    private void requireReadCommitted() {
        String isolation = jdbc.sql("select current_setting('transaction_isolation')")
                .query(String.class)
                .single();
        if (!isolation.equals("read committed")) {
            throw new StoreUnavailable("Transactions run in isolation '" + isolation + "': under anything but 'read"
                    + " committed' readers of events miss some. Remove default_transaction_isolation from the database"
                    + " and its roles.");
        }
    }

    private void requirePrimary() {
        boolean standby =
                jdbc.sql("select pg_is_in_recovery()").query(Boolean.class).single();
        if (standby) {
            throw new StoreUnavailable(
                    "The database is a standby: locks of writers cannot be seen on it, so events cannot be"
                            + " read safely. Point LEDGER_DATABASE_URL at the primary.");
        }
    }

    private void requirePlainSequence() {
        record Sequence(long cache, long increment, boolean cycle) {}
        Sequence sequence = jdbc.sql("select seqcache cache, seqincrement increment, seqcycle cycle from pg_sequence"
                        + " where seqrelid = 'domain_event_global_index_seq'::regclass")
                .query(Sequence.class)
                .single();
        if (!sequence.equals(new Sequence(1, 1, false))) {
            throw new StoreUnavailable("The sequence of event positions has cache " + sequence.cache() + ", increment "
                    + sequence.increment() + (sequence.cycle() ? " and cycles" : "")
                    + ": positions could appear behind readers. Run: alter sequence "
                    + "domain_event_global_index_seq cache 1"
                    + " increment 1 no cycle.");
        }
    }

    private void requireSequenceAhead() {
        record Positions(long given, long used) {}
        Positions positions = jdbc.sql(
                        "select (select last_value - (not is_called)::int from domain_event_global_index_seq)"
                                + " given, (select coalesce(max(global_index), 0) from domain_event) used")
                .query(Positions.class)
                .single();
        if (positions.given() < positions.used()) {
            throw new StoreUnavailable("The sequence of event positions stands at " + positions.given()
                    + ", but there are events up to " + positions.used()
                    + ", as after a copy of the table alone. Run: select setval('domain_event_global_index_seq', "
                    + positions.used() + ").");
        }
    }

    private void requireTrigger() {
        Optional<String> enabled = jdbc.sql("select tgenabled from pg_trigger where tgname = 'domain_event_fence'"
                        + " and tgrelid = 'domain_event'::regclass")
                .query(String.class)
                .optional();
        if (enabled.isEmpty()) {
            throw new StoreUnavailable(
                    "The trigger domain_event_fence is gone: without it readers of events miss those that"
                            + " are committed late. Restore it from migration V002.");
        }
        if (!enabled.get().equals("A")) {
            throw new StoreUnavailable(
                    "The trigger domain_event_fence is not always enabled: without it readers of events"
                            + " miss those that are committed late. Run: alter table domain_event enable always trigger"
                            + " domain_event_fence.");
        }
    }
}
