package org.partnerledger.api.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.intake.IntakeReport.Problem;
import org.partnerledger.api.intake.chunk.ChunkRun;
import org.partnerledger.api.intake.chunk.ChunkState;
import org.partnerledger.api.intake.chunk.ChunkTaking;
import org.partnerledger.api.intake.chunk.ChunkWriter;
import org.partnerledger.api.intake.chunk.DecidedChunk;
import org.partnerledger.api.intake.chunk.Foregoing;
import org.partnerledger.api.intake.chunk.IntakeParts;
import org.partnerledger.api.intake.chunk.LineForms;
import org.partnerledger.api.intake.fact.Envelope;
import org.partnerledger.api.intake.fact.EventParser;
import org.partnerledger.api.intake.fact.Fact;
import org.partnerledger.api.intake.fact.Incoming;
import org.partnerledger.api.intake.inbox.FactKey;
import org.partnerledger.api.intake.inbox.Inbox;
import org.partnerledger.api.intake.inbox.Inbox.Held;
import org.partnerledger.api.intake.inbox.Inbox.Quarantined;
import org.partnerledger.api.intake.inbox.Inbox.RefusedAgain;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes chunks: what can be read without the ledger's state is read by the caller's thread, everything else under the
 * lock and in one transaction, with few statements whatever the number of lines.
 */
public final class ChunkIntake implements Intake {

    private static final int AGGREGATES_AT_ONCE = 200;

    private final IntakeParts parts;
    private final EventParser parser;
    private final Inbox inbox;
    private final InstantSource clock;
    private final JsonMapper json;
    private final List<AfterFacts> afterwards;

    /** Of the last chunk; what was read ahead in another one is read again. */
    private volatile @Nullable ZoneId seenZone;

    ChunkIntake(
            IntakeParts parts, EventParser parser, InstantSource clock, JsonMapper json, List<AfterFacts> afterwards) {
        this.parts = parts;
        this.parser = parser;
        this.inbox = parts.inbox();
        this.clock = clock;
        this.json = json;
        this.afterwards = List.copyOf(afterwards);
    }

    @Override
    public Succession begin(IntakeReport report, Runnable afterChunk) {
        return new ChunkSuccession(this, parts.state(), report, afterChunk);
    }

    /** The events of a chunk in the stretches that are stored together. */
    List<List<Incoming>> read(List<Envelope> chunk) {
        ZoneId zone = currentZone();
        var events = new ArrayList<Incoming>(chunk.size());
        for (int i = 0; i < chunk.size(); i++) {
            Envelope.ReadAhead ahead = chunk.get(i).ahead();
            events.add(
                    ahead != null && ahead.zone().equals(zone)
                            ? ahead.event().at(i)
                            : parser.parse(i, readable(chunk.get(i)), zone));
        }
        return runs(events, Incoming::fact);
    }

    /**
     * What became of events.
     *
     * @param awaited what came that quarantined events wait for
     */
    record Outcome(long accepted, long duplicates, List<Quarantined> quarantined, Set<String> awaited) {}

    /**
     * Takes events in the caller's exclusive transaction.
     *
     * @param ahead the same events, where they are decided already
     * @param decided told what follows from the decisions, before they are stored
     */
    Outcome receive(
            List<Incoming> events, @Nullable DecidedChunk ahead, long turn, Consumer<@Nullable Foregoing> decided) {
        DecidedChunk chunk = ahead == null ? DecidedChunk.of(parts, clock.instant(), events) : ahead;
        decided.accept(chunk.foregoing(turn));
        chunk.store();
        ChunkRun run = chunk.run();
        return new Outcome(run.accepted(), run.duplicates(), run.quarantined(), awaited(chunk.arrived()));
    }

    /** Decides about events while the chunk before them is being stored; null where that cannot be. */
    @Nullable
    DecidedChunk decideAhead(Foregoing before, List<Incoming> events) {
        return parts.state().inOneState(() -> DecidedChunk.following(before, parts, clock.instant(), events));
    }

    /** What has to be done when facts are there, with no turn held. */
    void afterwards(Set<String> awaited, int chunks) {
        tryAgain(awaited);
        afterwards.forEach(it -> it.happen(chunks));
    }

    @Override
    public List<Envelope> readAhead(List<Envelope> events) {
        ZoneId seen = seenZone;
        ZoneId zone = seen == null ? currentZone() : seen;
        return events.stream()
                .map(event -> event.readAhead(prepared(parser.parse(0, event, zone)), zone))
                .toList();
    }

    private static Incoming prepared(Incoming event) {
        return event.fact() instanceof Fact.Lines lines ? event.with(LineForms.written(lines)) : event;
    }

    private ZoneId currentZone() {
        ZoneId zone = parts.views().rules().current().parameters().zone();
        seenZone = zone;
        return zone;
    }

    /** An event that was read in another zone is read again. */
    private Envelope readable(Envelope event) {
        return event.ahead() == null || event.unreadable() != null
                ? event
                : Envelope.of(json.readTree(event.raw()), event.raw());
    }

    /**
     * A withdrawal needs everything before it stored, so it stands alone. Facts that ask an aggregate each are taken by
     * the hundred: what a unit of work publishes, Axon compares with all that it has published before.
     */
    private static <E> List<List<E>> runs(List<E> events, Function<E, @Nullable Fact> fact) {
        if (events.stream().allMatch(event -> fact.apply(event) instanceof Fact.Other)) {
            var runs = new ArrayList<List<E>>();
            for (int from = 0; from < events.size(); from += AGGREGATES_AT_ONCE) {
                runs.add(events.subList(from, Math.min(events.size(), from + AGGREGATES_AT_ONCE)));
            }
            return runs;
        }
        var runs = new ArrayList<List<E>>();
        int from = 0;
        for (int i = 0; i < events.size(); i++) {
            if (fact.apply(events.get(i)) instanceof Fact.Withdrawal) {
                if (from < i) {
                    runs.add(events.subList(from, i));
                }
                runs.add(events.subList(i, i + 1));
                from = i + 1;
            }
        }
        if (from < events.size()) {
            runs.add(events.subList(from, events.size()));
        }
        return runs;
    }

    private Set<String> awaited(Set<String> arrived) {
        return inbox.awaited(arrived);
    }

    static List<Problem> problems(List<Quarantined> quarantined, long offset) {
        return quarantined.stream()
                .map(it -> new Problem(
                        offset + it.event().index(),
                        it.event().source(),
                        it.event().id(),
                        it.defect().code(),
                        it.defect().detail(),
                        it.defect().pointer()))
                .toList();
    }

    /**
     * Tries quarantined events again whose missing thing has arrived, in order of receipt, pass after pass until one
     * changes nothing (contract.md, section 6).
     */
    public void tryAgain(Set<String> things) {
        Set<String> arrived = things;
        while (!arrived.isEmpty()) {
            Set<String> next = new HashSet<>();
            long after = 0;
            while (true) {
                List<Held> held = inbox.waitingFor(arrived, CHUNK, after);
                if (held.isEmpty()) {
                    break;
                }
                for (List<Retried> run : runs(parsed(held), it -> it.event().fact())) {
                    next.addAll(parts.state().exclusively(() -> retry(run)));
                }
                after = held.getLast().no();
            }
            arrived = next;
        }
    }

    /** An event of the quarantine that is tried again. */
    private record Retried(long no, Incoming event) {}

    private List<Retried> parsed(List<Held> held) {
        ZoneId zone = currentZone();
        var parsed = new ArrayList<Retried>();
        for (Held it : held) {
            Envelope envelope = Envelope.of(json.readTree(it.raw()), it.raw());
            parsed.add(new Retried(it.no(), parser.parse(parsed.size(), envelope, zone)));
        }
        return parsed;
    }

    /** Tries events of the quarantine again; gives the things that are there now and that others wait for. */
    private Set<String> retry(List<Retried> held) {
        Instant now = clock.instant();
        List<Incoming> events = held.stream().map(Retried::event).toList();
        var writer = new ChunkWriter(parts, now);
        ChunkState state = writer.state();
        state.prefetch(events, writer.nextLineNo());
        var taking = new ChunkTaking(state, parts.commands());
        var run = new ChunkRun(state, taking, inbox.known(Inbox.keysOf(events)));
        events.forEach(run::take);
        inbox.setLines(run.acceptedLines().values());
        int first = events.getFirst().index(); // A run is a stretch of what was parsed together.
        var taken = new TreeSet<>(held.stream().map(Retried::no).toList());
        var refused = new ArrayList<RefusedAgain>();
        for (Quarantined it : run.quarantined()) {
            long no = held.get(it.event().index() - first).no();
            taken.remove(no);
            refused.add(new RefusedAgain(no, it.defect(), it.awaits()));
        }
        inbox.refusedAgain(refused);
        inbox.released(taken, now);
        run.withdrawals().forEach(it -> inbox.setWithdrawn(new FactKey(it.source(), it.eventId())));
        writer.write(run, taking, "release");
        return awaited(taking.arrived());
    }
}
