package org.partnerledger.api.feed;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.intake.Intake;
import org.partnerledger.api.intake.IntakeReport;
import org.partnerledger.api.intake.fact.Envelope;

/**
 * Leads a feed into the intake, chunk by chunk. One thread reads ahead, the caller's hands chunks over, and the intake
 * may store one while it decides the next; all together hold a bounded number of characters, however long the feed and
 * its lines are.
 *
 * <p>A chunk is taken when it is full, or when its first fact has waited {@link #LONGEST_WAIT} for a slow sender.
 */
public final class FeedIntake {

    /** Longest time that a fact waits for others to share its chunk. */
    public static final Duration LONGEST_WAIT = Duration.ofMillis(200);

    /** A chunk of long lines is full before it has {@link Intake#CHUNK} of them. */
    private static final int MOST_CHARACTERS = 8 * 1024 * 1024;

    private static final int PACKET_EVENTS = 250;
    private static final int PACKET_CHARACTERS = 512 * 1024;
    /** As many as make a chunk, so that the whole next one is read while one is stored. */
    private static final int PACKETS_AHEAD = Intake.CHUNK / PACKET_EVENTS;

    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

    private final Intake intake;
    private final Duration longestWait;

    public FeedIntake(Intake intake) {
        this(intake, LONGEST_WAIT);
    }

    FeedIntake(Intake intake, Duration longestWait) {
        this.intake = intake;
        this.longestWait = longestWait;
    }

    /** What the reading thread hands over at once. {@code failure} is why it ended, where it did not end well. */
    private record Packet(
            List<Envelope> events, boolean isLast, @Nullable Exception failure) {}

    /**
     * Takes everything that the feed has.
     *
     * @param report grows with every chunk
     * @param afterChunk called after each chunk is stored, perhaps by another thread; what it throws ends the taking,
     *     with nothing half done
     * @throws IOException where the feed breaks off; what came before it is taken
     */
    public void take(Feed feed, IntakeReport report, Runnable afterChunk) throws IOException {
        var ahead = new ArrayBlockingQueue<Packet>(PACKETS_AHEAD);
        Thread reader = Thread.ofVirtual().name("feed-reader").start(() -> read(feed, ahead));
        try (Intake.Succession taken = intake.begin(report, afterChunk)) {
            take(ahead, taken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the ledger is stopping");
        } finally {
            endReading(reader);
        }
    }

    private void take(BlockingQueue<Packet> ahead, Intake.Succession taken) throws InterruptedException, IOException {
        var chunk = new Chunk();
        while (true) {
            Packet packet = chunk.isEmpty()
                    ? ahead.take()
                    : ahead.poll(longestWait.toNanos() - chunk.age(), TimeUnit.NANOSECONDS);
            if (packet == null) {
                flush(chunk, taken);
                continue;
            }
            for (Envelope event : packet.events()) {
                chunk.add(event);
                if (chunk.isFull()) {
                    flush(chunk, taken);
                }
            }
            if (packet.isLast()) {
                flush(chunk, taken);
                rethrow(packet.failure());
                return;
            }
        }
    }

    private static void flush(Chunk chunk, Intake.Succession taken) {
        if (!chunk.isEmpty()) {
            taken.accept(chunk.takeAll());
        }
    }

    private static void rethrow(@Nullable Exception failure) throws IOException {
        switch (failure) {
            case null -> {}
            case IOException io -> throw io;
            case RuntimeException bug -> throw bug;
            default -> throw new IllegalStateException(failure);
        }
    }

    /** Ends by handing over a last packet, whatever happens, so that nobody waits for it in vain. */
    private void read(Feed feed, BlockingQueue<Packet> ahead) {
        var events = new ArrayList<Envelope>();
        try {
            Exception failure = null;
            try {
                int characters = 0;
                for (Envelope next = feed.next(); next != null; next = feed.next()) {
                    events.add(next);
                    characters += next.raw().length();
                    if (events.size() >= PACKET_EVENTS || characters >= PACKET_CHARACTERS || !feed.isReady()) {
                        ahead.put(new Packet(List.copyOf(intake.readAhead(events)), false, null));
                        events.clear();
                        characters = 0;
                    }
                }
            } catch (IOException | RuntimeException e) {
                failure = e;
            }
            ahead.put(new Packet(List.copyOf(events), true, failure));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // The other side has stopped listening, which is all it means.
        }
    }

    private static void endReading(Thread reader) {
        reader.interrupt();
        try {
            boolean ended = reader.join(LONGEST_FAREWELL);
            if (!ended) {
                throw new IllegalStateException("the reader of a feed does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The facts that are going to be stored together. */
    private static final class Chunk {

        private List<Envelope> events = new ArrayList<>();
        private long characters;
        private long firstAt;

        boolean isEmpty() {
            return events.isEmpty();
        }

        boolean isFull() {
            return events.size() >= Intake.CHUNK || characters >= MOST_CHARACTERS;
        }

        void add(Envelope event) {
            if (events.isEmpty()) {
                firstAt = System.nanoTime();
            }
            events.add(event);
            characters += event.raw().length();
        }

        /** Nanoseconds since its first fact came in. */
        long age() {
            return System.nanoTime() - firstAt;
        }

        List<Envelope> takeAll() {
            List<Envelope> all = events;
            events = new ArrayList<>();
            characters = 0;
            return all;
        }
    }
}
