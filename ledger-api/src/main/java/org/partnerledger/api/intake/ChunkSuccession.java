package org.partnerledger.api.intake;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.Asker;
import org.partnerledger.api.intake.ChunkIntake.Outcome;
import org.partnerledger.api.intake.chunk.DecidedChunk;
import org.partnerledger.api.intake.chunk.Foregoing;
import org.partnerledger.api.intake.fact.Envelope;
import org.partnerledger.api.intake.fact.Incoming;
import org.partnerledger.api.intake.state.LedgerState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chunks of one body. While a thread of its own stores one, the caller's decides the next already, by the tables as
 * they are and by what the one before is about to add to them (docs/decisions/0021-deciding-ahead.md).
 *
 * <p>Between the two this node's turn is handed on, so that nothing here comes between. Whether another node did is
 * found out by the number of the turn, and then the decisions are thrown away and made anew.
 */
final class ChunkSuccession implements Intake.Succession {

    private static final Logger LOG = LoggerFactory.getLogger(ChunkSuccession.class);

    /** Then the turn is given up, for others and for what has to be done when facts are there. */
    private static final int MOST_IN_A_ROW = 8;

    private final ChunkIntake intake;
    private final LedgerState state;
    private final IntakeReport report;
    private final Runnable afterChunk;
    private final String asker = Asker.name();

    /** Of the next chunk in the body. */
    private long offset;

    /** The stretch that may still be being stored; null where none is. */
    private @Nullable Storing last;

    /** False once another node came between: it may do so again, and deciding twice would cost more than it gains. */
    private volatile boolean alone = true;

    ChunkSuccession(ChunkIntake intake, LedgerState state, IntakeReport report, Runnable afterChunk) {
        this.intake = intake;
        this.state = state;
        this.report = report;
        this.afterChunk = afterChunk;
        this.offset = report.received();
    }

    @Override
    public void accept(List<Envelope> chunk) {
        List<List<Incoming>> runs = intake.read(chunk);
        for (int i = 0; i < runs.size(); i++) {
            take(new Stretch(runs.get(i), offset, i == runs.size() - 1));
        }
        offset += chunk.size();
    }

    @Override
    public void close() {
        Storing before = last;
        last = null;
        if (before != null) {
            before.await();
        }
    }

    /**
     * Events that are stored together.
     *
     * @param offset of their chunk in the body
     * @param isLast whether the chunk ends with them
     */
    private record Stretch(List<Incoming> events, long offset, boolean isLast) {}

    private void take(Stretch stretch) {
        Storing before = last;
        last = null;
        if (before != null && before.isFollowedBy(stretch)) {
            follow(before, stretch);
            return;
        }
        if (before != null) {
            before.await();
        }
        start(stretch, state.hold(), null, 1);
    }

    /** The turn is ours from here on. */
    private void follow(Storing before, Stretch stretch) {
        Set<String> awaited;
        boolean handedOn = false;
        try {
            DecidedChunk ahead = decideAhead(before, stretch);
            awaited = before.await();
            if (awaited.isEmpty()) {
                start(stretch, before.hold, ahead, before.row + 1);
                handedOn = true;
            }
        } finally {
            if (!handedOn) {
                state.forget(); // What was decided is never stored.
                before.hold.release();
            }
        }
        if (!handedOn) {
            intake.afterwards(awaited, before.row);
            start(stretch, state.hold(), null, 1);
        }
    }

    /** Null where it cannot be done: then it is decided in its turn, and what is wrong comes out there again. */
    private @Nullable DecidedChunk decideAhead(Storing before, Stretch stretch) {
        Foregoing foregoing = before.decided.join();
        if (foregoing == null) {
            return null;
        }
        try {
            return intake.decideAhead(foregoing, stretch.events());
        } catch (RuntimeException failed) {
            LOG.warn("a chunk could not be decided ahead and is decided in its turn", failed);
            state.forget();
            return null;
        }
    }

    private void start(Stretch stretch, LedgerState.Hold hold, @Nullable DecidedChunk ahead, int row) {
        var storing = new Storing(stretch, hold, ahead, row);
        last = storing;
        var _ = Thread.ofVirtual().name("intake-store").start(storing);
    }

    /** Who has the turn when a stretch is stored. */
    private enum Then {
        OPEN,
        /** Whoever decides the next stretch. */
        HANDED_ON,
        /** Nobody any more. */
        GIVEN_UP
    }

    /** Stores a stretch in its turn. */
    private final class Storing implements Runnable {

        private final Stretch stretch;
        private final LedgerState.Hold hold;
        private final @Nullable DecidedChunk ahead;
        private final int row;
        private final AtomicReference<Then> then = new AtomicReference<>(Then.OPEN);
        private final CompletableFuture<@Nullable Foregoing> decided = new CompletableFuture<>();
        /** What came that is waited for and was not seen to yet. */
        private final CompletableFuture<Set<String>> stored = new CompletableFuture<>();

        /** @param row which one it is since the turn was taken, from 1 on */
        Storing(Stretch stretch, LedgerState.Hold hold, @Nullable DecidedChunk ahead, int row) {
            this.stretch = stretch;
            this.hold = hold;
            this.ahead = ahead;
            this.row = row;
        }

        @Override
        public void run() {
            try {
                stored.complete(Asker.on(asker, this::store));
            } catch (Throwable failure) { // Thrown again where it is waited for.
                stored.completeExceptionally(failure);
            }
        }

        private Set<String> store() {
            Outcome outcome;
            try {
                outcome = hold.run(this::receive);
            } finally {
                decided.complete(null); // Where it failed before.
                if (then.compareAndSet(Then.OPEN, Then.GIVEN_UP)) {
                    hold.release();
                }
            }
            report.add(
                    outcome.accepted(),
                    outcome.duplicates(),
                    ChunkIntake.problems(outcome.quarantined(), stretch.offset()));
            Set<String> awaited = outcome.awaited();
            if (then.get() == Then.GIVEN_UP) {
                intake.afterwards(awaited, row);
                awaited = Set.of();
            }
            if (stretch.isLast()) {
                afterChunk.run();
            }
            return awaited;
        }

        private Outcome receive(long turn) {
            boolean standing = ahead == null || ahead.isOf(turn);
            if (!standing) {
                alone = false;
                state.forget(); // What was decided is never stored.
            }
            return intake.receive(stretch.events(), standing ? ahead : null, turn, decided::complete);
        }

        /** Whether that may be decided now; if so, the turn is its own. */
        boolean isFollowedBy(Stretch next) {
            return alone
                    && row < MOST_IN_A_ROW
                    && !state.isAwaited()
                    && DecidedChunk.isPlain(next.events())
                    && then.compareAndSet(Then.OPEN, Then.HANDED_ON);
        }

        Set<String> await() {
            try {
                return stored.join();
            } catch (CompletionException e) {
                switch (e.getCause()) {
                    case RuntimeException failure -> throw failure;
                    case Error failure -> throw failure;
                    case null, default -> throw e;
                }
            }
        }
    }
}
