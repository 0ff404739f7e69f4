package org.partnerledger.api.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.partnerledger.api.store.CounterEvent.Counted;
import org.partnerledger.api.store.axon.Engines;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Somebody who appends events on a connection of their own, through the real engine, and commits when the test says so.
 * A transaction begins with the first thing asked.
 */
public final class Writer implements AutoCloseable {

    private final Connection connection;
    private final JdbcClient jdbc;
    private final EventStorageEngine engine;

    private Writer(Connection connection) {
        this.connection = connection;
        var single = new SingleConnectionDataSource(connection, true);
        this.jdbc = JdbcClient.create(single);
        this.engine = Engines.of(single, NoTransactionManager.INSTANCE);
    }

    public static Writer on(LedgerDatabase database) {
        try {
            Connection connection = database.dataSource().getConnection();
            connection.setAutoCommit(false);
            return new Writer(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Appends {@code count} events to a stream, the first with sequence number {@code from}. */
    public Writer append(String stream, int from, int count) {
        List<DomainEventMessage<?>> events = new ArrayList<>(count);
        for (int sequence = from; sequence < from + count; sequence++) {
            events.add(new GenericDomainEventMessage<>("Counter", stream, sequence, new Counted(stream, 1, sequence)));
        }
        engine.appendEvents(events);
        return this;
    }

    /** Anything else that a transaction may do. */
    public Writer run(String sql) {
        jdbc.sql(sql).update();
        return this;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public void commit() {
        try {
            connection.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public void rollback() {
        try {
            connection.rollback();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        try (connection) {
            if (!connection.isClosed()) {
                connection.rollback();
            }
        } catch (SQLException gone) {
            // A test may have had the connection ended from outside.
        }
    }
}
