package org.partnerledger.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AheadTest {

    private static final List<Integer> MANY = IntStream.range(0, 100).boxed().toList();

    private final List<Integer> taken = new ArrayList<>();

    @Test
    void twoAreWorkedOnAtATimeAndTakenInOrder() {
        var bothAtWork = new CyclicBarrier(Ahead.WORKERS);
        Ahead.inOrder(
                "test-",
                MANY,
                item -> {
                    await(bothAtWork);
                    return item;
                },
                taken::add);
        assertThat(taken).isEqualTo(MANY);
    }

    @Test
    void fewAreBegunBeforeTheFirstIsTaken() {
        var begun = new AtomicInteger();
        var stop = new IllegalStateException("stop");
        assertThatThrownBy(() -> Ahead.inOrder("test-", MANY, _ -> begun.incrementAndGet(), _ -> {
                    throw stop;
                }))
                .isSameAs(stop);
        assertThat(begun).hasValueLessThan(10);
    }

    @Test
    void theFirstThatFailsIsTold() {
        var failure = new IllegalStateException("no such item");
        assertThatThrownBy(() -> Ahead.inOrder(
                        "test-",
                        MANY,
                        item -> {
                            if (item == 3) {
                                throw failure;
                            }
                            return item;
                        },
                        taken::add))
                .isSameAs(failure);
        assertThat(taken).containsExactly(0, 1, 2);
    }

    @Test
    void nothingIsNothing() {
        Ahead.inOrder("test-", List.<Integer>of(), item -> item, taken::add);
        assertThat(taken).isEmpty();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            int _ = barrier.await(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
