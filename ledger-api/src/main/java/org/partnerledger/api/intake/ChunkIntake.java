package org.partnerledger.api.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.intake.IntakeReport.Problem;
import org.partnerledger.api.intake.chunk.ChunkRun;
import org.partnerledger.api.intake.chunk.ChunkState;
import org.partnerledger.api.intake.chunk.ChunkTaking;
import org.partnerledger.api.intake.chunk.ChunkWriter;
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
    public void accept(List<Envelope> chunk, IntakeReport report) {
        long offset = report.received();
        ZoneId zone = currentZone();
        var events = new ArrayList<Incoming>(chunk.size());
        for (int i = 0; i < chunk.size(); i++) {
            Envelope.ReadAhead ahead = chunk.get(i).ahead();
            events.add(
                    ahead != null && ahead.zone().equals(zone)
                            ? ahead.event().at(i)
                            : parser.parse(i, readable(chunk.get(i)), zone));
        }
        Set<String> arrived = new HashSet<>();
        for (List<Incoming> run : runs(events, Incoming::fact)) {
            Outcome outcome = parts.state().exclusively(() -> receive(run));
            arrived.addAll(outcome.arrived());
            report.add(outcome.accepted(), outcome.duplicates(), problems(outcome.quarantined(), offset));
        }
        tryAgain(arrived);
        afterwards.forEach(AfterFacts::happen);
    }

    private record Outcome(long accepted, long duplicates, List<Quarantined> quarantined, Set<String> arrived) {}

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

    private Outcome receive(List<Incoming> events) {
        Instant now = clock.instant();
        var writer = new ChunkWriter(parts, now);
        ChunkState state = writer.state();
        state.prefetch(events, writer.nextLineNo());
        var taking = new ChunkTaking(state, parts.commands());
        var run = new ChunkRun(state, taking, inbox.known(keysOf(events)));
        events.forEach(run::receive);
        inbox.add(run.newKeys());
        inbox.quarantine(run.quarantined(), now);
        run.withdrawals().forEach(it -> inbox.setWithdrawn(new FactKey(it.source(), it.eventId())));
        writer.write(run, taking, "arrival");
        return new Outcome(run.accepted(), run.duplicates(), run.quarantined(), awaited(taking.arrived()));
    }

    private Set<String> awaited(Set<String> arrived) {
        return inbox.awaited(arrived);
    }

    public static Set<FactKey> keysOf(List<Incoming> events) {
        Set<FactKey> keys = new LinkedHashSet<>();
        for (Incoming event : events) {
            if (event.isKeyed()) {
                keys.add(new FactKey(String.valueOf(event.source()), String.valueOf(event.id())));
            }
            if (event.fact() instanceof Fact.Withdrawal it) {
                keys.add(new FactKey(it.source(), it.id()));
            }
        }
        return keys;
    }

    private static List<Problem> problems(List<Quarantined> quarantined, long offset) {
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
        var run = new ChunkRun(state, taking, inbox.known(keysOf(events)));
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
