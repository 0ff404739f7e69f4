package org.partnerledger.api.store.axon;

import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.partnerledger.api.store.CounterEvent;
import org.partnerledger.api.store.Fence;
import org.partnerledger.core.stored.EventTypes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The engine as the application builds it, for tests that need no application around it. */
public final class Engines {

    private Engines() {}

    public static FencedEngine of(DataSource dataSource) {
        return of(dataSource, new SpringTransactions(new JdbcTransactionManager(dataSource)));
    }

    public static FencedEngine of(DataSource dataSource, TransactionManager transactions) {
        return FencedEngine.of(new FencedEngine.Parts(
                new SpringDataSourceConnectionProvider(dataSource),
                transactions,
                new Fence(JdbcClient.create(dataSource)),
                EventSerializer.of(EventTypes.of(CounterEvent.class)),
                TokenSerializer.create(),
                NoOpEventUpcaster.INSTANCE,
                SnapshotFilter.allowAll()));
    }
}
