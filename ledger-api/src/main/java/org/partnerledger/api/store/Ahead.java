package org.partnerledger.api.store;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Two steps of a work side by side: the first one is at the next item while the second one is at the one before. */
public final class Ahead {

    private Ahead() {}

    /**
     * Hands over whatever the producer gives, in its order. Three items at most are in memory: one that is made, one
     * that waits, one that is consumed.
     *
     * @param thread name of the one in which the producer runs
     * @param producer given what takes its items
     * @param consumer called in the caller's thread
     * @throws RuntimeException what the producer or the consumer threw; the other has ended then
     */
    public static <T> void handOver(String thread, Consumer<Consumer<T>> producer, Consumer<T> consumer) {
        var ahead = new ArrayBlockingQueue<Optional<T>>(1);
        ExecutorService producing = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(thread).daemon().factory());
        try {
            Future<?> produced = producing.submit(() -> produce(producer, ahead));
            for (Optional<T> item = ahead.take(); item.isPresent(); item = ahead.take()) {
                consumer.accept(item.get());
            }
            produced.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + thread, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            producing.shutdownNow();
            producing.close();
        }
    }

    private static <T> void produce(Consumer<Consumer<T>> producer, BlockingQueue<Optional<T>> ahead) {
        try {
            producer.accept(item -> put(ahead, Optional.of(item)));
        } finally {
            put(ahead, Optional.empty());
        }
    }

    /** A consumer that failed interrupts: nobody takes anything any more. */
    private static <T> void put(BlockingQueue<Optional<T>> ahead, Optional<T> item) {
        try {
            ahead.put(item);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody takes what was made ahead", e);
        }
    }
}
