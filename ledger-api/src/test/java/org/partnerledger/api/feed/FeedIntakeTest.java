package org.partnerledger.api.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partnerledger.api.feed.Feeds.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.partnerledger.api.intake.ChunkByChunk;
import org.partnerledger.api.intake.Intake;
import org.partnerledger.api.intake.IntakeReport;
import org.partnerledger.api.intake.fact.Envelope;

class FeedIntakeTest {

    /** Longer than any test, so that the size of chunks does not depend on the speed of the machine. */
    private static final Duration NO_HURRY = Duration.ofHours(1);

    private final List<Integer> chunks = new ArrayList<>();
    private final Intake counting = new ChunkByChunk((chunk, report) -> {
        chunks.add(chunk.size());
        report.add(chunk.size(), 0, List.of());
    });

    @Test
    void takesFullChunksAndTheRest() throws IOException {
        var report = new IntakeReport();

        new FeedIntake(counting, NO_HURRY).take(new NdjsonFeed(file("{}\n".repeat(5_001))), report, () -> {});

        assertThat(chunks).containsExactly(2_000, 2_000, 1_001);
        assertThat(report.accepted()).isEqualTo(5_001);
    }

    @Test
    void takesLongLinesInSmallerChunks() throws IOException {
        String long1 = "{\"x\":\"" + "y".repeat(900_000) + "\"}\n";

        new FeedIntake(counting, NO_HURRY).take(new NdjsonFeed(file(long1.repeat(25))), new IntakeReport(), () -> {});

        assertThat(chunks).containsExactly(10, 10, 5);
    }

    @Test
    void doesNotLetAFactWaitForASlowSender() throws Exception {
        BlockingQueue<Integer> taken = new ArrayBlockingQueue<>(10);
        Intake intake = new ChunkByChunk((chunk, _) -> taken.add(chunk.size()));
        var receiver = new PipedInputStream();
        var taking = new CompletableFuture<Void>();
        try (var sender = new PipedOutputStream(receiver)) {
            taking.completeAsync(() -> takeAll(intake, receiver));

            // The beginning of the next line is there already: it must not hold up the first.
            sender.write("{\"id\":\"a\"}\n{\"id\":".getBytes(StandardCharsets.UTF_8));
            sender.flush();
            assertThat(taken.poll(10, TimeUnit.SECONDS)).isEqualTo(1);

            sender.write("\"b\"}\n".getBytes(StandardCharsets.UTF_8));
        }
        taking.get(10, TimeUnit.SECONDS);
        assertThat(taken.poll()).isEqualTo(1);
    }

    @Test
    void keepsWhatCameBeforeTheFeedBroke() {
        var report = new IntakeReport();
        var feed = new Feed() {
            private int left = 3;

            @Override
            public Envelope next() throws IOException {
                if (left == 0) {
                    throw new IOException("connection reset");
                }
                left--;
                return Envelope.unreadable("x", "x");
            }

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> new FeedIntake(counting, NO_HURRY).take(feed, report, () -> {}))
                .hasMessage("connection reset");
        assertThat(report.accepted()).isEqualTo(3);
    }

    @Test
    void stopsReadingWhenTheIntakeFails() {
        Intake failing = new ChunkByChunk((_, _) -> {
            throw new IllegalStateException("no database");
        });

        assertThatThrownBy(() -> new FeedIntake(failing)
                        .take(new NdjsonFeed(file("{}\n".repeat(50_000))), new IntakeReport(), () -> {}))
                .hasMessage("no database");
    }

    @Test
    void tellsAfterEveryChunk() throws IOException {
        var after = new ArrayList<Long>();
        var report = new IntakeReport();

        new FeedIntake(counting, NO_HURRY)
                .take(new NdjsonFeed(file("{}\n".repeat(2_500))), report, () -> after.add(report.received()));

        assertThat(after).containsExactly(2_000L, 2_500L);
    }

    private static @Nullable Void takeAll(Intake intake, InputStream in) {
        try {
            new FeedIntake(intake).take(new NdjsonFeed(in), new IntakeReport(), () -> {});
            return null;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
