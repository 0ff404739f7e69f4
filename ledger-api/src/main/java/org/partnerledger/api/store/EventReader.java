package org.partnerledger.api.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * Reads the whole history in order: for rebuilding read models, for audits and exports.
 *
 * <p>It reads on a connection of its own, outside the caller's transaction, so that what a consumer writes is committed
 * when the consumer says so. It never passes the {@link Fence}.
 */
public final class EventReader {

    /** Events read under one snapshot; the server keeps old rows of all tables while one is open. */
    private static final int PAGE = 5_000;

    /** Rows fetched at once: the event of a chunk has some 1.5 MB. */
    private static final int FETCH_ROWS = 8;

    /** Else the first pages come as text, in which each byte of a payload is two digits to be written and read. */
    private static final int BINARY_AT_ONCE = -1;

    /** Of what is stored; as objects it is several times that. A batch ends early rather than fill the memory. */
    static final long BATCH_BYTES = 2L << 20;

    private static final String READ = "select global_index, time_stamp, aggregate_identifier, sequence_number, type,"
            + " event_identifier, payload_type, payload_revision, payload, meta_data from domain_event"
            + " where global_index > ? and global_index <= ? order by global_index limit " + PAGE;

    private final DataSource dataSource;
    private final Fence fence;
    private final Serializer serializer;
    private final EventUpcaster upcasters;

    public EventReader(DataSource dataSource, Fence fence, Serializer serializer, EventUpcaster upcasters) {
        this.dataSource = dataSource;
        this.fence = fence;
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /**
     * An event as today's code knows it.
     *
     * @param position in the order of the whole ledger; several events share one if an upcaster split what was stored
     * @param recordedAt with milliseconds
     * @param stream the aggregate it belongs to; null if it belongs to none
     * @param metaData what was kept beside it
     */
    public record Recorded(
            long position, Instant recordedAt, @Nullable String stream, Object event, MetaData metaData) {}

    /** Whether a transaction that has appended events is still open. */
    public boolean isBeingAppended() {
        return fence.oldestAge().isPresent();
    }

    /** The last position that is safe to read now; 0 if there is none. */
    public long horizon() {
        return fence.horizon();
    }

    /**
     * Hands over all events after a position, in batches of at most {@code batchSize} that end early when they grow
     * large, up to the horizon when it is called.
     *
     * @param after 0 for all
     * @return the position up to which everything was read, to go on from
     */
    public long read(long after, int batchSize, Consumer<List<Recorded>> consumer) {
        long horizon = fence.horizon();
        var batch = new Batch(batchSize, consumer);
        eachRow(after, horizon, batch::add);
        batch.handOver();
        return Math.max(after, horizon);
    }

    /** Events on their way to the consumer. */
    private final class Batch {

        private final int size;
        private final Consumer<List<Recorded>> consumer;
        private final List<Recorded> events = new ArrayList<>();
        private long bytes;

        Batch(int size, Consumer<List<Recorded>> consumer) {
            this.size = size;
            this.consumer = consumer;
        }

        void add(ResultSet row) throws SQLException {
            byte[] payload = row.getBytes("payload");
            bytes += payload.length;
            upcast(row, payload).forEach(message -> {
                events.add(recorded(message));
                if (events.size() >= size) {
                    handOver();
                }
            });
            if (bytes >= BATCH_BYTES) {
                handOver();
            }
        }

        void handOver() {
            if (!events.isEmpty()) {
                consumer.accept(List.copyOf(events));
            }
            events.clear();
            bytes = 0;
        }
    }

    /** The event of a position; of several that share one, the first. Empty where there is none. */
    public Optional<Recorded> at(long position) {
        var found = new ArrayList<Recorded>(1);
        eachRow(
                position - 1,
                position,
                row -> upcast(row, row.getBytes("payload")).forEach(message -> found.add(recorded(message))));
        return found.stream().findFirst();
    }

    /**
     * The same word for word, as an audit or an export needs it.
     *
     * @param after 0 for all
     * @return the position up to which everything was read, to go on from
     */
    public long readStored(long after, Consumer<StoredEvent> consumer) {
        long horizon = fence.horizon();
        eachRow(after, horizon, row -> consumer.accept(stored(row)));
        return Math.max(after, horizon);
    }

    /** Takes the row on which the cursor stands. */
    private interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }

    private void eachRow(long after, long horizon, RowConsumer consumer) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                long last = after;
                for (long next = page(connection, last, horizon, consumer);
                        next > last;
                        next = page(connection, last, horizon, consumer)) {
                    last = next;
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot read the events after " + after, failed);
        }
    }

    /** @return position of the last row, or {@code after} if there was none */
    private static long page(Connection connection, long after, long horizon, RowConsumer consumer)
            throws SQLException {
        // A consumer may take its time. Nothing waits for this transaction: it appends nothing.
        try (Statement limits = connection.createStatement()) {
            limits.execute("set local idle_in_transaction_session_timeout = 0");
            if (connection.getMetaData().getDatabaseMajorVersion() >= LedgerDataSource.FIRST_WITH_TRANSACTION_TIMEOUT) {
                limits.execute("set local transaction_timeout = 0");
            }
        }
        long last = after;
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setFetchSize(FETCH_ROWS);
            statement.unwrap(PGStatement.class).setPrepareThreshold(BINARY_AT_ONCE);
            statement.setLong(1, after);
            statement.setLong(2, horizon);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    consumer.accept(rows);
                    last = rows.getLong("global_index");
                }
            }
        }
        connection.commit();
        return last;
    }

    private Stream<TrackedEventMessage<?>> upcast(ResultSet row, byte[] payload) throws SQLException {
        String identifier = row.getString("event_identifier");
        String stream = row.getString("aggregate_identifier");
        var entry = new GenericDomainEventEntry<>(
                row.getString("type"),
                stream.equals(identifier) ? null : stream,
                row.getLong("sequence_number"),
                identifier,
                row.getString("time_stamp"),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                payload,
                row.getBytes("meta_data"));
        var token = new GlobalSequenceTrackingToken(row.getLong("global_index"));
        return EventUtils.upcastAndDeserializeTrackedEvents(
                Stream.of(new TrackedDomainEventData<>(token, entry)), serializer, upcasters);
    }

    private static StoredEvent stored(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong("global_index"),
                DateTimeUtils.parseInstant(row.getString("time_stamp")),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("event_identifier"),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                new String(row.getBytes("payload"), StandardCharsets.UTF_8),
                new String(row.getBytes("meta_data"), StandardCharsets.UTF_8));
    }

    private static Recorded recorded(TrackedEventMessage<?> message) {
        long position = message.trackingToken().position().orElseThrow();
        String stream = message instanceof DomainEventMessage<?> event ? event.getAggregateIdentifier() : null;
        return new Recorded(position, message.getTimestamp(), stream, message.getPayload(), message.getMetaData());
    }
}
