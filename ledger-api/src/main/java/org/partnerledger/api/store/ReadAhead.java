package org.partnerledger.api.store;

import java.util.List;
import java.util.function.Consumer;
import org.partnerledger.api.store.EventReader.Recorded;

/**
 * Reads the history like {@link EventReader#read}, and the next batch while the consumer works on one: reading an event
 * takes about as long as folding it. Three batches at most are in memory.
 */
public final class ReadAhead {

    private final EventReader events;

    public ReadAhead(EventReader events) {
        this.events = events;
    }

    /**
     * Hands over all events in the caller's thread.
     *
     * @throws RuntimeException what the reading or the consumer threw; the other has ended then
     */
    public void readAll(int batchSize, Consumer<List<Recorded>> consumer) {
        Ahead.handOver(
                "events-ahead",
                (Consumer<List<Recorded>> ahead) -> {
                    long _ = events.read(0, batchSize, ahead);
                },
                consumer);
    }
}
