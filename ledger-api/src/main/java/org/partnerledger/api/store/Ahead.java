package org.partnerledger.api.store;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Steps of a work side by side: while one is at an item, others are at those behind it. What comes of the items is
 * taken in their order, in the caller's thread.
 */
public final class Ahead {

    /** Of {@link #inOrder}, like those of a close: for what waits for the database about as long as it calculates. */
    public static final int WORKERS = 2;

    /** Begun and not yet taken: behind a large item some small ones are ready, and wait in memory. */
    private static final int MOST_BEGUN = 8;

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
            throw thrown(e);
        } finally {
            producing.shutdownNow();
            producing.close();
        }
    }

    /**
     * Works on {@value #WORKERS} items at a time and hands over the result of every one, in the order of the items.
     *
     * @param threads names of those in which the work is done begin with it
     * @param work of an item, each by itself
     * @param consumer called in the caller's thread
     * @throws RuntimeException what the work or the consumer threw; no work goes on then
     */
    public static <T, R> void inOrder(String threads, List<T> items, Function<T, R> work, Consumer<R> consumer) {
        Iterator<T> next = items.iterator();
        Queue<Future<R>> begun = new ArrayDeque<>();
        ExecutorService workers = Executors.newFixedThreadPool(
                WORKERS, Thread.ofPlatform().name(threads, 0).daemon().factory());
        try {
            while (next.hasNext() || !begun.isEmpty()) {
                while (next.hasNext() && begun.size() < MOST_BEGUN) {
                    T item = next.next();
                    begun.add(workers.submit(() -> work.apply(item)));
                }
                consumer.accept(begun.remove().get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + threads, e);
        } catch (ExecutionException e) {
            throw thrown(e);
        } finally {
            workers.shutdownNow();
            workers.close();
        }
    }

    private static RuntimeException thrown(ExecutionException e) {
        return e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
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
