package org.partnerledger.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.store.CounterEvent.Count;
import org.partnerledger.core.kernel.Refused;
import org.springframework.context.ConfigurableApplicationContext;

class AxonConfigurationTest {

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() {
        application = CounterApplication.start(LEDGER);
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

        assertThat(LEDGER.jdbc()
                        .sql("select payload_type || ' ' || payload_revision || ' ' || payload from domain_event_text"
                                + " where aggregate_identifier = 'names' order by sequence_number")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "counter-opened 1 {\"counterId\":\"names\"}",
                        "counted 2 {\"counterId\":\"names\",\"by\":3,\"sum\":3}");
    }

    @Test
    void refuses() {
        assertThatThrownBy(() -> send(new Count("refusing", -1))).isInstanceOf(Refused.class);
    }

    private static void send(Count command) {
        application.getBean(CommandGateway.class).sendAndWait(command);
    }
}
