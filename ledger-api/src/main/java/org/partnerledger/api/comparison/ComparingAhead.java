package org.partnerledger.api.comparison;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Compares some partners at a time, because a comparison waits for the database about as long as it calculates; what
 * comes of them is taken in the order of the partners.
 */
final class ComparingAhead {

    /** As many as a close works on. */
    static final int WORKERS = 2;

    /** Begun and not yet taken: behind a large partner some small ones are ready, and wait in memory. */
    private static final int MOST_AHEAD = 8;

    private ComparingAhead() {}

    /**
     * Hands over the result of every item, in the order of the items, in the caller's thread.
     *
     * @param work called by other threads
     * @throws RuntimeException what the work or {@code taken} threw; no work goes on then
     */
    static <T, R> void inOrder(List<T> items, Function<T, R> work, Consumer<R> taken) {
        Iterator<T> next = items.iterator();
        Queue<Future<R>> begun = new ArrayDeque<>();
        ExecutorService workers = Executors.newFixedThreadPool(
                WORKERS, Thread.ofPlatform().name("comparing-", 0).daemon().factory());
        try {
            while (next.hasNext() || !begun.isEmpty()) {
                while (next.hasNext() && begun.size() < MOST_AHEAD) {
                    T item = next.next();
                    begun.add(workers.submit(() -> work.apply(item)));
                }
                taken.accept(begun.remove().get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while partners were compared", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
            workers.close();
        }
    }
}
