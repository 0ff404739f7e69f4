package org.partnerledger.api.store;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.partnerledger.api.store.EventReader.Recorded;

/**
 * Reads the history like {@link EventReader#read}, and the next batch while the consumer works on one: reading an event
 * takes about as long as folding it. Three batches at most are in memory.
 */
public final class ReadAhead {

    /** Whatever comes after the last batch. */
    private static final List<Recorded> END = List.of();

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
        var ahead = new ArrayBlockingQueue<List<Recorded>>(1);
        ExecutorService reading = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("events-ahead").daemon().factory());
        try {
            Future<?> read = reading.submit(() -> read(batchSize, ahead));
            for (List<Recorded> batch = ahead.take(); !batch.isEmpty(); batch = ahead.take()) {
                consumer.accept(batch);
            }
            read.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while events are read", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            reading.shutdownNow();
            reading.close();
        }
    }

    private void read(int batchSize, BlockingQueue<List<Recorded>> ahead) {
        try {
            long _ = events.read(0, batchSize, batch -> put(ahead, batch));
        } finally {
            put(ahead, END);
        }
    }

    /** A consumer that failed interrupts: nobody takes anything any more. */
    private static void put(BlockingQueue<List<Recorded>> ahead, List<Recorded> batch) {
        try {
            ahead.put(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody takes the events that are read", e);
        }
    }
}
