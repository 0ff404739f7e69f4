package org.partnerledger.api.store.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.store.Await;
import org.partnerledger.api.store.CounterApplication;
import org.partnerledger.api.store.CounterEvent.Count;
import org.partnerledger.api.store.CounterEvent.Counted;
import org.partnerledger.api.store.LedgerDatabase;
import org.partnerledger.api.store.Writer;
import org.partnerledger.core.kernel.Refused;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the parts of Axon do together: transactions, refusals, conflicts, snapshots and views in the same transaction.
 */
class AxonConfigurationTest {

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    private static ConfigurableApplicationContext application;
    private static TransactionTemplate transaction;
    private static JdbcClient jdbc;

    /** A view that is written in the transaction that appends. */
    @ProcessingGroup("ledger-view")
    static final class View {

        private final JdbcClient jdbc;

        View(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @EventHandler
        void on(Counted event, @Timestamp java.time.Instant recordedAt) {
            if (event.by() == 13) {
                throw new IllegalStateException("a view with a bug");
            }
            jdbc.sql("insert into view values (?, ?, ?)")
                    .params(event.counterId(), event.sum(), recordedAt.toString())
                    .update();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Views {

        @Bean
        ConfigurerModule views(JdbcClient jdbc) {
            return configurer -> {
                var _ = configurer
                        .eventProcessing()
                        .registerEventHandler(_ -> new View(jdbc))
                        .registerSubscribingEventProcessor("ledger-view");
            };
        }
    }

    @BeforeAll
    static void start() {
        jdbc = LEDGER.jdbc();
        jdbc.sql("create table view (counter text, sum int, recorded_at text)").update();
        jdbc.sql("create table inbox (what text)").update();
        application = CounterApplication.start(LEDGER, Views.class);
        transaction = new TransactionTemplate(application.getBean(PlatformTransactionManager.class));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void runsInSpringsTransactions() {
        assertThat(application.getBean(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
        assertThat(application.getBean(EventStorageEngine.class)).isInstanceOf(FencedEngine.class);
    }

    @Test
    void storesEventsUnderTheirStableNames() {
        send(new Count("names", 3));

        assertThat(texts("select payload_type || ' ' || payload_revision || ' ' || payload from domain_event_text"
                        + " where aggregate_identifier = 'names' order by sequence_number"))
                .containsExactly(
                        "counter-opened 1 {\"counterId\":\"names\"}",
                        "counted 2 {\"counterId\":\"names\",\"by\":3,\"sum\":3}");
    }

    @Test
    void showsAViewTheTimeThatIsStored() {
        send(new Count("timed", 1));

        assertThat(texts("select recorded_at::timestamptz::text from view where counter = 'timed'"))
                .isEqualTo(texts("select recorded_at::text from domain_event_text"
                        + " where aggregate_identifier = 'timed' and sequence_number = 1"));
    }

    @Test
    void goesOnAfterARefusalInTheMiddleOfATransaction() {
        transaction.executeWithoutResult(status -> {
            jdbcInTransaction().sql("insert into inbox values ('before')").update();
            assertThatThrownBy(() -> send(new Count("refusing", -1))).isInstanceOf(Refused.class);
            send(new Count("refusing", 2));
            assertThatThrownBy(() -> send(new Count("refusing", -1))).isInstanceOf(Refused.class);
        });

        assertThat(texts("select what from inbox where what = 'before'")).hasSize(1);
        assertThat(texts("select sum::text from view where counter = 'refusing'"))
                .containsExactly("2");
    }

    @Test
    void undoesTheWholeTransactionAfterABugInTheMiddleOfIt() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    jdbcInTransaction()
                            .sql("insert into inbox values ('doomed')")
                            .update();
                    assertThatThrownBy(() -> send(new Count("buggy", 0))).isInstanceOf(IllegalStateException.class);
                    send(new Count("buggy", 2));
                }))
                .isInstanceOf(UnexpectedRollbackException.class);

        assertThat(texts("select what from inbox where what = 'doomed'")).isEmpty();
        assertThat(texts("select sum::text from view where counter = 'buggy'")).isEmpty();
        assertThat(texts("select payload_type from domain_event where aggregate_identifier = 'buggy'"))
                .isEmpty();
    }

    @Test
    void storesNoEventThatAViewOfTheSameTransactionCannotTake() {
        assertThatThrownBy(() -> send(new Count("unlucky", 13))).hasMessageContaining("a view with a bug");

        assertThat(texts("select payload_type from domain_event where aggregate_identifier = 'unlucky'"))
                .isEmpty();
    }

    @Test
    void sendsACommandAgainThatLostARace() {
        send(new Count("raced", 1));
        try (Writer otherNode = Writer.on(LEDGER)) {
            otherNode.append("raced", 2, 1);
            var waiting = CompletableFuture.runAsync(() -> send(new Count("raced", 5)));
            Await.until(() -> !texts("select pid::text from pg_stat_activity where datname = current_database()"
                            + " and wait_event_type = 'Lock'")
                    .isEmpty());

            otherNode.commit();
            waiting.join();
        }

        // The other node counted to 2; only who has read that can count to 7.
        assertThat(texts("select payload from domain_event_text where aggregate_identifier = 'raced'"
                        + " and sequence_number = 3"))
                .containsExactly("{\"counterId\":\"raced\",\"by\":5,\"sum\":7}");
    }

    @Test
    void takesSnapshotsAndGoesOnFromThem() {
        for (int i = 0; i < CounterApplication.SNAPSHOT_AFTER; i++) {
            send(new Count("long", 1));
        }
        Await.until(() -> !texts("select type from snapshot_event where aggregate_identifier = 'long'")
                .isEmpty());
        send(new Count("long", 1));

        assertThat(texts("select max(sum)::text from view where counter = 'long'"))
                .containsExactly(Integer.toString(CounterApplication.SNAPSHOT_AFTER + 1));
    }

    private static void send(Count command) {
        application.getBean(CommandGateway.class).sendAndWait(command);
    }

    private static JdbcClient jdbcInTransaction() {
        return application.getBean(JdbcClient.class);
    }

    private static List<@Nullable String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
