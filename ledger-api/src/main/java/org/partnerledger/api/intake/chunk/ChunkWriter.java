package org.partnerledger.api.intake.chunk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.partnerledger.api.access.Asker;
import org.partnerledger.api.intake.Intake;
import org.partnerledger.core.consumption.ConsumptionEvent.LinesRecorded;
import org.partnerledger.core.performance.Attribution;
import org.partnerledger.core.performance.DecisionEvent.LinesDecided;
import org.partnerledger.core.performance.LineDecision;
import org.partnerledger.core.performance.TagFilter;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.projections.line.StoredLine;

/** Turns what a chunk has brought into events: facts, and what was decided about them, in the same transaction. */
public final class ChunkWriter {

    private final IntakeParts parts;
    private final ChunkState state;
    private Map<Long, LineDecision> decided = Map.of();

    public ChunkWriter(IntakeParts parts, Instant now) {
        this.parts = parts;
        this.state = new ChunkState(parts.views(), parts.state().directory(), now);
    }

    public ChunkState state() {
        return state;
    }

    public long nextLineNo() {
        return parts.views().lines().lastLineNo() + 1;
    }

    /** New and changed decisions by line number, once they are made. */
    Map<Long, LineDecision> decided() {
        return decided;
    }

    /** Decides what the chunk has brought, and publishes it. */
    public void write(ChunkRun run, ChunkTaking taking, String causedBy) {
        publish(taking, decide(run, causedBy));
    }

    /** The facts of a chunk and what is decided about its lines, as events in order; nothing is written here. */
    public List<EventMessage<?>> decide(ChunkRun run, String causedBy) {
        var events = new ArrayList<EventMessage<?>>();
        if (!run.recorded().isEmpty()) {
            long first = state.nextLineNo() - run.recorded().size();
            events.add(LineForms.message(new LinesRecorded(first, run.recorded()), run.forms()));
        }
        events.addAll(decisions(List.of(), run.withdrawnLines(), causedBy));
        run.withdrawals().forEach(it -> events.add(GenericEventMessage.asEventMessage(it)));
        run.payments().forEach(it -> events.add(GenericEventMessage.asEventMessage(it)));
        return events;
    }

    /** Publishes them on behalf of whoever asks now, and keeps the names that came with the chunk. */
    public void publish(ChunkTaking taking, List<EventMessage<?>> events) {
        taking.names().forEach((named, name) -> parts.names().keep(named.kind(), named.id(), name));
        if (!events.isEmpty()) {
            Map<String, String> asker = Asker.beside();
            parts.events()
                    .publish(events.stream().map(it -> it.andMetaData(asker)).toList());
        }
        int changes = state.touchedCustomers().size() + state.touchedPartners().size();
        if (changes > 0) {
            parts.state().directoryMayHaveChanged();
        }
    }

    /** Decides stored lines again for a reason of their own, such as other parameters; how many decisions changed. */
    public int redecide(Collection<StoredLine> lines, String causedBy) {
        List<EventMessage<?>> events = decisions(lines, Set.of(), causedBy);
        if (!events.isEmpty()) {
            // No command brings them, so that nothing else says what they follow from.
            parts.events()
                    .publish(events.stream()
                            .map(event -> event.andMetaData(Map.of("by", causedBy)))
                            .toList());
        }
        return events.stream()
                .mapToInt(event -> ((LinesDecided) event.getPayload()).lineNos().size())
                .sum();
    }

    private List<EventMessage<?>> decisions(Collection<StoredLine> again, Set<Long> goneBases, String causedBy) {
        decided = new LineDecisions(state, attribution()).decide(again, goneBases);
        goneBases.forEach(decided::remove);
        var events = new ArrayList<EventMessage<?>>();
        List<Long> lineNos = newFirst(decided.keySet());
        var fresh = parts.state().combinations().takeFresh();
        // New lines in one event: they are written together with their facts.
        int size = Math.max(Intake.CHUNK, state.newLines().size());
        for (int from = 0; from < lineNos.size(); from += size) {
            List<Long> part = lineNos.subList(from, Math.min(from + size, lineNos.size()));
            events.add(GenericEventMessage.asEventMessage(new LinesDecided(
                    causedBy,
                    from == 0 ? fresh : List.of(),
                    List.copyOf(part),
                    part.stream().map(decided::get).toList())));
        }
        return events;
    }

    private List<Long> newFirst(Set<Long> decided) {
        long firstNew = state.nextLineNo() - state.newLines().size();
        var all = new ArrayList<Long>(decided);
        all.sort(null);
        int stored = 0;
        while (stored < all.size() && all.get(stored) < firstNew) {
            stored++;
        }
        Collections.rotate(all, -stored); // Nearly always by none: the decided lines are the new ones.
        return all;
    }

    private Attribution attribution() {
        Set<String> tags = new HashSet<>();
        for (PlanVersion plan : parts.views().rules().publishedPlans()) {
            tags.addAll(plan.tagNames());
        }
        return new Attribution(
                state.directory(),
                state.rules().parameters(),
                state::firstOpen,
                parts.state().combinations()::numberOf,
                new TagFilter(tags));
    }
}
