package org.partnerledger.api.store.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.store.LedgerDatabase;
import org.partnerledger.api.store.Reader;
import org.partnerledger.api.store.Writer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Six writers at once, each with transactions of random size over one or two shared streams, some that write something
 * else first, some that take their time, one in ten rolled back; one that has appended before all others and commits
 * after them; and a reader that follows all the while.
 */
class FenceStressTest {

    private static final int WRITERS = 6;
    private static final int TRANSACTIONS_EACH = 70;
    private static final int MOST_EVENTS = 60;
    private static final int OF_THE_LAST = 5;

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    private JdbcClient jdbc;

    @BeforeEach
    void emptyStore() {
        jdbc = LEDGER.jdbc();
        jdbc.sql("truncate domain_event restart identity").update();
        jdbc.sql("create table if not exists inbox (id bigint generated always as identity, what text)")
                .update();
        jdbc.sql("alter table domain_event enable always trigger domain_event_fence")
                .update();
    }

    @Test
    void losesNothingAndKeepsEveryStreamInOrder() throws Exception {
        Outcome outcome = run();

        assertThat(outcome.read()).isEqualTo(outcome.committed());
        assertThat(outcome.outOfOrder()).isZero();
    }

    /**
     * The control: the same writers without the fence lose events, or the test above proves nothing. At least those of
     * the one that commits last, whatever the others' timing: the reader has passed its positions by then.
     */
    @Test
    void losesEventsWithoutTheFence() throws Exception {
        jdbc.sql("alter table domain_event disable trigger domain_event_fence").update();

        Outcome outcome = run();

        assertThat(outcome.read()).isLessThan(outcome.committed());
    }

    private record Outcome(int read, int committed, long outOfOrder) {}

    /** A stream that one transaction at a time may append to, as an aggregate's lock sees to it. */
    private static final class Stream {

        private final ReentrantLock lock = new ReentrantLock();
        private final String name;
        private int next;

        Stream(String name) {
            this.name = name;
        }
    }

    private Outcome run() throws InterruptedException, ExecutionException {
        List<Stream> streams = new ArrayList<>();
        for (int i = 0; i < 2 * WRITERS; i++) {
            streams.add(new Stream("stream-" + i));
        }
        Reader reader = new Reader(Engines.of(LEDGER.dataSource()));
        try (Writer last = Writer.on(LEDGER).append("last", 0, OF_THE_LAST);
                ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(writing(streams, new SplittableRandom(i))));
            }
            while (!writers.stream().allMatch(Future::isDone)) {
                reader.follow();
            }
            int committed = OF_THE_LAST;
            for (Future<Integer> writer : writers) {
                committed += writer.get();
            }
            reader.follow();
            last.commit();
            reader.follow();
            return new Outcome(reader.seen(), committed, reader.outOfOrder());
        }
    }

    /** Answers how many events it committed. */
    private static Callable<Integer> writing(List<Stream> streams, SplittableRandom random) {
        return () -> {
            int committed = 0;
            try (Writer writer = Writer.on(LEDGER)) {
                for (int i = 0; i < TRANSACTIONS_EACH; i++) {
                    committed += transaction(writer, streams, random);
                }
            }
            return committed;
        };
    }

    private static int transaction(Writer writer, List<Stream> streams, SplittableRandom random) {
        if (random.nextInt(3) == 0) {
            writer.run("insert into inbox (what) values ('early')");
        }
        // In one order, so that two writers never wait for each other.
        var chosen = new TreeSet<Integer>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            chosen.add(random.nextInt(streams.size()));
        }
        boolean commits = random.nextInt(10) != 0;
        int appended = 0;
        List<Stream> held = chosen.stream().map(streams::get).toList();
        held.forEach(stream -> stream.lock.lock());
        try {
            int count = 1 + random.nextInt(MOST_EVENTS);
            for (Stream stream : held) {
                writer.append(stream.name, stream.next, count);
                appended += count;
                takeTime(writer, random);
            }
            if (!commits) {
                writer.rollback();
                return 0;
            }
            writer.commit();
            held.forEach(stream -> stream.next += count);
            return appended;
        } finally {
            held.forEach(stream -> stream.lock.unlock());
        }
    }

    /** Keeps the transaction open for a while, now and then for long, by letting the server count. */
    private static void takeTime(Writer writer, SplittableRandom random) {
        int rows = random.nextInt(random.nextInt(8) == 0 ? 300_000 : 3_000);
        assertThat(writer.jdbc()
                        .sql("select count(*) from generate_series(1, :rows)")
                        .param("rows", rows)
                        .query(Integer.class)
                        .single())
                .isEqualTo(rows);
    }
}
