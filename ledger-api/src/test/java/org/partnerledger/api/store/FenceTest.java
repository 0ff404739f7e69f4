package org.partnerledger.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who holds readers back, and who does not. */
class FenceTest {

    private static final String LOCKS =
            "select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()";
    private static final String FIVE_EVENTS = "insert into domain_event (sequence_number, aggregate_identifier,"
            + " event_identifier, time_stamp, payload_type, payload, meta_data)"
            + " select n, 'sql', 'e' || n, '', 't', '', '' from generate_series(0, 4) n";

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    private JdbcClient jdbc;
    private Fence fence;

    @BeforeEach
    void tenEvents() {
        jdbc = LEDGER.jdbc();
        jdbc.sql("truncate domain_event restart identity").update();
        fence = new Fence(jdbc);
        try (Writer writer = Writer.on(LEDGER)) {
            writer.append("first", 0, 10).commit();
        }
    }

    @Test
    void standsAtTheLastPosition() {
        assertThat(fence.horizon()).isEqualTo(10);
        assertThat(fence.oldestAge()).isEmpty();
    }

    @Test
    void isHeldAtZeroByTheFirstTransactionEver() {
        jdbc.sql("truncate domain_event restart identity").update();
        try (Writer writer = Writer.on(LEDGER)) {
            writer.append("first", 0, 3);

            assertThat(fence.horizon()).isZero();
        }
    }

    @Test
    void isHeldByWhoeverAppendedUntilTheCommit() {
        try (Writer writer = Writer.on(LEDGER)) {
            writer.append("open", 0, 3);
            assertThat(fence.horizon()).isEqualTo(10);
            assertThat(fence.oldestAge()).isPresent();

            writer.commit();

            assertThat(fence.horizon()).isEqualTo(13);
            assertThat(fence.oldestAge()).isEmpty();
        }
    }

    @Test
    void isHeldByTheOldestOfSeveral() {
        try (Writer first = Writer.on(LEDGER);
                Writer second = Writer.on(LEDGER)) {
            first.append("a", 0, 1);
            second.append("b", 0, 1);
            second.commit();
            assertThat(fence.horizon()).isEqualTo(10);

            first.commit();

            assertThat(fence.horizon()).isEqualTo(12);
        }
    }

    @Test
    void takesOneLockForATransactionHoweverManyStatementsItAppendsWith() {
        try (Writer writer = Writer.on(LEDGER)) {
            for (int i = 0; i < 20; i++) {
                writer.append("many", i, 1);
            }

            assertThat(writer.jdbc().sql(LOCKS).query(Long.class).single()).isEqualTo(1);
        }
    }

    @Test
    void isTakenAgainAfterARollbackToASavepoint() {
        try (Writer writer = Writer.on(LEDGER)) {
            writer.run("savepoint before").append("undone", 0, 2);
            writer.run("rollback to savepoint before");
            assertThat(fence.horizon()).as("nothing is appended any more").isEqualTo(12);

            writer.append("again", 0, 1);

            assertThat(fence.horizon()).isEqualTo(12);
            assertThat(writer.jdbc().sql(LOCKS).query(Long.class).single()).isEqualTo(1);
        }
    }

    @Test
    void isTakenByPlainSqlToo() {
        try (Writer writer = Writer.on(LEDGER)) {
            writer.run(FIVE_EVENTS);
            assertThat(fence.horizon()).isEqualTo(10);

            writer.commit();

            assertThat(fence.horizon()).isEqualTo(15);
        }
    }

    @Test
    void ignoresWhoeverWritesSomethingElse() {
        jdbc.sql("create table if not exists unrelated (id bigint)").update();
        try (Writer writer = Writer.on(LEDGER);
                Writer other = Writer.on(LEDGER)) {
            writer.run("insert into unrelated values (1)");
            other.append("meanwhile", 0, 5).commit();

            assertThat(fence.horizon()).isEqualTo(15);
        }
    }

    @Test
    void ignoresAProjectionInTheMiddleOfItsBatch() {
        jdbc.sql("insert into token_entry values ('view', 0) on conflict do nothing")
                .update();
        try (Writer projection = Writer.on(LEDGER);
                Writer other = Writer.on(LEDGER)) {
            assertThat(projection
                            .jdbc()
                            .sql("select segment from token_entry where processor_name = 'view' for update")
                            .query(Integer.class)
                            .single())
                    .isZero();
            other.append("meanwhile", 0, 5).commit();

            assertThat(fence.horizon()).isEqualTo(15);
        }
    }

    @Test
    void ignoresADumpAndOtherAdvisoryLocks() {
        try (Writer dump = Writer.on(LEDGER);
                Writer other = Writer.on(LEDGER)) {
            dump.run("set transaction isolation level repeatable read, read only");
            dump.run("lock table domain_event in access share mode");
            assertThat(dump.jdbc()
                            .sql("select pg_advisory_xact_lock(1), count(*) c from domain_event")
                            .query()
                            .singleRow())
                    .containsEntry("c", 10L);
            other.append("meanwhile", 0, 5).commit();

            assertThat(fence.horizon()).isEqualTo(15);
        }
    }

    @Test
    void isReleasedWhenTheServerEndsATransactionInWhichNothingHappens() {
        try (Writer forgotten = Writer.on(LEDGER)) {
            forgotten.run("set local idle_in_transaction_session_timeout = 200").append("open", 0, 1);
            assertThat(fence.horizon()).isEqualTo(10);

            Await.until(() -> fence.horizon() == 11);

            assertThatThrownBy(forgotten::commit).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void isReleasedWhenTheServerEndsATransactionThatTakesTooLong() {
        if (LedgerDatabase.majorVersion() < LedgerDataSource.FIRST_WITH_TRANSACTION_TIMEOUT) {
            return; // Older servers have no such limit.
        }
        try (Writer busy = Writer.on(LEDGER)) {
            // A limit that runs already is not shortened, only ended and begun anew.
            busy.run("set local transaction_timeout = 0").run("set local transaction_timeout = 300");
            busy.append("open", 0, 1);

            assertThatThrownBy(() -> busy.run("select pg_sleep(30)")).hasMessageContaining("transaction timeout");

            assertThat(fence.horizon()).isEqualTo(11);
        }
    }
}
