package org.partnerledger.api.store.axon;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.JdbcUtils;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.store.Fence;

/**
 * Axon's JDBC store, read in commit order and never past an event that can still appear; see {@link Fence}.
 *
 * <p>Stock Axon remembers gaps in the index and gives them up after a time or a distance. On PostgreSQL a transaction
 * that commits later than that is skipped for ever, silently. Here a token is one number, and there are no gaps to give
 * up.
 */
final class FencedEngine extends JdbcEventStorageEngine {

    static final String EVENT_TABLE = "domain_event";

    private static final EventSchema SCHEMA = EventSchema.builder()
            .eventTable(EVENT_TABLE)
            .snapshotTable("snapshot_event")
            .globalIndexColumn("global_index")
            .timestampColumn("time_stamp")
            .eventIdentifierColumn("event_identifier")
            .aggregateIdentifierColumn("aggregate_identifier")
            .sequenceNumberColumn("sequence_number")
            .typeColumn("type")
            .payloadTypeColumn("payload_type")
            .payloadRevisionColumn("payload_revision")
            .payloadColumn("payload")
            .metaDataColumn("meta_data")
            .build();

    private static final String READ = "select " + SCHEMA.trackedEventFields() + " from " + EVENT_TABLE
            + " where global_index > ? and global_index <= ? order by global_index limit ?";

    private static final String FIRST_AT =
            "select min(global_index) from " + EVENT_TABLE + " where global_index <= ? and time_stamp >= ?";

    /** An event may hold thousands of lines: a batch ends early rather than fill the memory. */
    private static final long BATCH_BYTES = 32L << 20;

    private static final int FETCH_ROWS = 16;

    private final TransactionManager transactions;
    private final Fence fence;

    private FencedEngine(Parts parts) {
        super(builderOf(parts));
        this.transactions = parts.transactions();
        this.fence = parts.fence();
    }

    /** What the engine is made of. */
    record Parts(
            ConnectionProvider connections,
            TransactionManager transactions,
            Fence fence,
            Serializer events,
            Serializer snapshots,
            EventUpcaster upcasters,
            SnapshotFilter snapshotFilter) {}

    static FencedEngine of(Parts parts) {
        return new FencedEngine(parts);
    }

    private static Builder builderOf(Parts parts) {
        Builder builder = builder();
        builder.connectionProvider(parts.connections());
        builder.transactionManager(parts.transactions());
        builder.schema(SCHEMA);
        builder.eventSerializer(parts.events());
        builder.snapshotSerializer(parts.snapshots());
        builder.upcasterChain(parts.upcasters());
        builder.snapshotFilter(parts.snapshotFilter());
        // Axon's default knows PostgreSQL only through error codes that it does not send: a conflict would not be
        // retried.
        builder.persistenceExceptionResolver(new SQLStateResolver("23505"));
        return builder;
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int batchSize) {
        long from = position(last);
        return transactions.fetchInTransaction(() -> {
            long horizon = fence.horizon();
            return horizon <= from ? List.<TrackedEventData<?>>of() : read(from, horizon, batchSize);
        });
    }

    /** Before the first event, which needs no token. */
    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    /** At the last safe event: one further on would skip what is being appended now. */
    @Override
    public @Nullable TrackingToken createHeadToken() {
        return token(transactions.fetchInTransaction(fence::horizon));
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant time) {
        return token(transactions.fetchInTransaction(() -> {
            long horizon = fence.horizon();
            Long first = JdbcUtils.executeQuery(
                    getConnection(),
                    connection -> firstAt(connection, horizon, time),
                    found -> JdbcUtils.nextAndExtract(found, 1, Long.class),
                    failed -> new EventStoreException("cannot find the first event at " + time, failed));
            return first == null ? horizon : first - 1;
        }));
    }

    private static PreparedStatement firstAt(Connection connection, long horizon, Instant time) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(FIRST_AT);
        statement.setLong(1, horizon);
        statement.setString(2, DateTimeUtils.formatInstant(time));
        return statement;
    }

    private List<TrackedEventData<?>> read(long from, long horizon, int batchSize) {
        return JdbcUtils.executeQuery(
                getConnection(),
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(READ);
                    statement.setFetchSize(FETCH_ROWS);
                    statement.setLong(1, from);
                    statement.setLong(2, horizon);
                    statement.setInt(3, batchSize);
                    return statement;
                },
                this::tracked,
                failed -> new EventStoreException("cannot read the events after " + from, failed));
    }

    private List<TrackedEventData<?>> tracked(ResultSet rows) throws SQLException {
        var events = new ArrayList<TrackedEventData<?>>();
        long bytes = 0;
        while (bytes < BATCH_BYTES && rows.next()) {
            byte[] payload = rows.getBytes(SCHEMA.payloadColumn());
            bytes += payload.length;
            String event = rows.getString(SCHEMA.eventIdentifierColumn());
            String stream = rows.getString(SCHEMA.aggregateIdentifierColumn());
            // An event that came from no aggregate is stored under its own id, because the key needs one.
            var data = new GenericDomainEventEntry<>(
                    rows.getString(SCHEMA.typeColumn()),
                    event.equals(stream) ? null : stream,
                    rows.getLong(SCHEMA.sequenceNumberColumn()),
                    event,
                    readTimeStamp(rows, SCHEMA.timestampColumn()),
                    rows.getString(SCHEMA.payloadTypeColumn()),
                    rows.getString(SCHEMA.payloadRevisionColumn()),
                    payload,
                    rows.getBytes(SCHEMA.metaDataColumn()));
            var token = new GlobalSequenceTrackingToken(rows.getLong(SCHEMA.globalIndexColumn()));
            events.add(new TrackedDomainEventData<>(token, data));
        }
        return events;
    }

    private static long position(@Nullable TrackingToken token) {
        return switch (token) {
            case null -> 0;
            case GlobalSequenceTrackingToken position -> position.getGlobalIndex();
            default -> throw new IllegalArgumentException("a token of another store: " + token);
        };
    }

    private static @Nullable TrackingToken token(long position) {
        return position < 1 ? null : new GlobalSequenceTrackingToken(position);
    }
}
