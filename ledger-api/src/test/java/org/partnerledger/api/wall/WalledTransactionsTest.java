package org.partnerledger.api.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Who asks for one state gets it, in this transaction and in no other one of the connection. */
class WalledTransactionsTest {

    @RegisterExtension
    static final Extension LEDGER = RunningLedger.shared();

    private final JdbcClient jdbc = RunningLedger.sharedLedger().bean(JdbcClient.class);

    @Test
    void oneStateIsSeenThroughoutByWhoeverAskedForIt() {
        List<String> settings = inOneState(this::settings);

        assertThat(settings)
                .as("of this transaction; of the session, which would have to be told, and told back; may it write")
                .containsExactly("repeatable read", "read committed", "on");
        assertThat(settings())
                .as("without a transaction, on a connection that was just given back")
                .containsExactly("read committed", "read committed", "off");
    }

    @Test
    void whatIsCommittedMeanwhileIsNotSeen() {
        List<Integer> seen = inOneState(() -> {
            int before = jobs();
            inAnotherThread(() -> jdbc.sql("insert into job (job_id, kind, state, argument)"
                            + " values ('one-state', 'test', 'DONE', '{}')")
                    .update());
            return List.of(before, jobs());
        });

        assertThat(seen.getLast()).isEqualTo(seen.getFirst());
        assertThat(jobs()).isEqualTo(seen.getFirst() + 1);
        int _ = jdbc.sql("delete from job where job_id = 'one-state'").update();
    }

    /** On a connection of its own. */
    private static void inAnotherThread(Supplier<Integer> change) {
        try (ExecutorService elsewhere = Executors.newSingleThreadExecutor()) {
            assertThat(elsewhere.submit(change::get))
                    .succeedsWithin(Duration.ofSeconds(30))
                    .isEqualTo(1);
        }
    }

    private List<String> settings() {
        return jdbc.sql("select current_setting('transaction_isolation'),"
                        + " current_setting('default_transaction_isolation'), current_setting('transaction_read_only')")
                .query((row, _) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .single();
    }

    private int jobs() {
        return jdbc.sql("select count(*) from job").query(Integer.class).single();
    }

    private static <R> R inOneState(Supplier<R> work) {
        var snapshot = new TransactionTemplate(RunningLedger.sharedLedger().bean(PlatformTransactionManager.class));
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        @Nullable R result = snapshot.execute(_ -> work.get());
        assertThat(result).isNotNull();
        return result;
    }
}
