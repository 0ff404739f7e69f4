package org.partnerledger.api.intake.chunk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.intake.fact.Fact;
import org.partnerledger.api.intake.fact.Incoming;
import org.partnerledger.api.intake.inbox.FactKey;
import org.partnerledger.api.intake.inbox.Inbox;
import org.partnerledger.api.intake.inbox.Inbox.KnownKey;
import org.partnerledger.api.intake.inbox.Inbox.NewKey;
import org.partnerledger.core.performance.LineDecision;

/** A chunk whose events were taken and decided about; storing it is all that is left to do. */
public final class DecidedChunk {

    private final IntakeParts parts;
    private final Instant now;
    private final ChunkWriter writer;
    private final ChunkTaking taking;
    private final ChunkRun run;
    private final List<EventMessage<?>> events;
    private final boolean plain;
    private final long after;

    private DecidedChunk(
            IntakeParts parts, Instant now, List<Incoming> incoming, @Nullable Foregoing before, long nextLineNo) {
        this.parts = parts;
        this.now = now;
        this.plain = isPlain(incoming);
        this.after = before == null ? -1 : before.turn();
        this.writer = new ChunkWriter(parts, now);
        ChunkState state = writer.state();
        state.prefetch(incoming, nextLineNo);
        Map<FactKey, KnownKey> known = parts.inbox().known(Inbox.keysOf(incoming));
        if (before != null) {
            if (nextLineNo != before.nextLineNo()) {
                state.follow(before.lines(), before.nextLineNo());
            }
            before.keys().forEach(known::putIfAbsent);
        }
        this.taking = new ChunkTaking(state, parts.commands());
        this.run = new ChunkRun(state, taking, known);
        incoming.forEach(run::receive);
        this.events = writer.decide(run, "arrival");
    }

    /** Decides by what is stored; in the transaction in which it is going to be stored. */
    public static DecidedChunk of(IntakeParts parts, Instant now, List<Incoming> incoming) {
        return new DecidedChunk(parts, now, incoming, null, nextLineNo(parts));
    }

    /**
     * Decides while another chunk is still being stored, without writing anything. To be called in one snapshot of the
     * tables, whether that has the other chunk already or not.
     *
     * @param incoming {@linkplain #isPlain plain} ones
     * @return null where the tables have neither what was before that chunk nor what is after it
     */
    public static @Nullable DecidedChunk following(
            Foregoing before, IntakeParts parts, Instant now, List<Incoming> incoming) {
        long nextLineNo = nextLineNo(parts);
        return nextLineNo == before.firstLineNo() || nextLineNo == before.nextLineNo()
                ? new DecidedChunk(parts, now, incoming, before, nextLineNo)
                : null;
    }

    private static long nextLineNo(IntakeParts parts) {
        return parts.views().lines().lastLineNo() + 1;
    }

    /** Whether they only bring lines and payments: taking them changes nothing and asks no aggregate. */
    public static boolean isPlain(List<Incoming> incoming) {
        return incoming.stream()
                .noneMatch(event -> event.fact() instanceof Fact.Other || event.fact() instanceof Fact.Withdrawal);
    }

    /** Whether it may be stored in this turn: it was decided in it, or nothing was decided since what it follows. */
    public boolean isOf(long turn) {
        return after < 0 || after + 1 == turn;
    }

    /**
     * What a chunk that is decided meanwhile has to know of this one.
     *
     * @param turn the one in which this chunk is being stored
     * @return null where more changes than lines and keys are added, so that the next chunk has to wait
     */
    public @Nullable Foregoing foregoing(long turn) {
        ChunkState state = writer.state();
        Map<Long, LineDecision> decided = writer.decided();
        if (!plain || decided.size() != state.newLines().size()) {
            return null;
        }
        var lines = new ArrayList<WorkingLine>(decided.size());
        for (WorkingLine line : state.newLines()) {
            LineDecision decision = decided.get(line.lineNo());
            if (decision == null) {
                return null;
            }
            lines.add(new WorkingLine(line.lineNo(), line.source(), line.line(), decision));
        }
        Map<FactKey, KnownKey> keys = new HashMap<>();
        for (NewKey it : run.newKeys()) {
            keys.put(it.key(), new KnownKey(it.content(), it.firstLineNo(), it.lines(), false));
        }
        return new Foregoing(turn, lines, keys, state.nextLineNo() - lines.size(), state.nextLineNo());
    }

    /** Keys, what was not taken, and events, in the caller's exclusive transaction. */
    public void store() {
        Inbox inbox = parts.inbox();
        inbox.add(run.newKeys());
        inbox.quarantine(run.quarantined(), now);
        run.withdrawals().forEach(it -> inbox.setWithdrawn(new FactKey(it.source(), it.eventId())));
        writer.publish(taking, events);
    }

    public ChunkRun run() {
        return run;
    }

    /** What came with it that somebody may have waited for. */
    public Set<String> arrived() {
        return taking.arrived();
    }
}
