package org.partnerledger.api.intake.quarantine;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.intake.ChunkIntake;
import org.partnerledger.api.intake.chunk.ChunkRun;
import org.partnerledger.api.intake.chunk.ChunkTaking;
import org.partnerledger.api.intake.chunk.ChunkWriter;
import org.partnerledger.api.intake.chunk.IntakeParts;
import org.partnerledger.api.intake.fact.Defect;
import org.partnerledger.api.intake.fact.Envelope;
import org.partnerledger.api.intake.fact.EventParser;
import org.partnerledger.api.intake.fact.Incoming;
import org.partnerledger.api.intake.inbox.FactKey;
import org.partnerledger.api.intake.inbox.Inbox;
import org.partnerledger.core.kernel.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Decides about quarantined events for whoever may. */
public final class QuarantineDesk {

    private final IntakeParts parts;
    private final EventParser parser;
    private final ChunkIntake intake;
    private final InstantSource clock;
    private final JsonMapper json;

    QuarantineDesk(IntakeParts parts, EventParser parser, ChunkIntake intake, InstantSource clock, JsonMapper json) {
        this.parts = parts;
        this.parser = parser;
        this.intake = intake;
        this.clock = clock;
        this.json = json;
    }

    /**
     * @param corrected the whole event in its place; null to take it as received
     * @throws Refused OUT_OF_ORDER where it is decided; the defect's code where it shows one still
     */
    void release(QuarantineViews.Item item, @Nullable JsonNode corrected) {
        requireOpen(item);
        ZoneId zone = parts.views().rules().current().parameters().zone();
        Incoming event = parser.parse(0, envelope(item, corrected), zone);
        Set<String> arrived = parts.state().exclusively(() -> take(item, event, corrected));
        intake.tryAgain(arrived);
    }

    private Envelope envelope(QuarantineViews.Item item, @Nullable JsonNode corrected) {
        if (corrected != null) {
            return Envelope.of(corrected, corrected.toString());
        }
        try {
            return Envelope.of(json.readTree(item.raw()), item.raw());
        } catch (JacksonException unreadable) {
            return Envelope.unreadable(item.raw(), String.valueOf(unreadable.getOriginalMessage()));
        }
    }

    private Set<String> take(QuarantineViews.Item item, Incoming event, @Nullable JsonNode corrected) {
        Instant now = clock.instant();
        var writer = new ChunkWriter(parts, now);
        writer.state().prefetch(List.of(event), writer.nextLineNo());
        var taking = new ChunkTaking(writer.state(), parts.commands());
        var keys = parts.inbox().known(Inbox.keysOf(List.of(event)));
        var run = new ChunkRun(writer.state(), taking, keys);
        boolean ownKey = isOwnKey(item, event, keys);
        if (ownKey) {
            run.take(event);
        } else {
            run.receive(event);
        }
        if (!run.quarantined().isEmpty()) {
            Defect defect = run.quarantined().getFirst().defect();
            throw new Refused(
                    new QuarantineRefusal.StillDefective(item.no(), defect.code(), defect.detail(), defect.pointer()));
        }
        if (run.duplicates() > 0) {
            throw new Refused(new QuarantineRefusal.StillDefective(
                    item.no(), "CONFLICT", "the corrected event is in the ledger already", ""));
        }
        if (ownKey) {
            parts.inbox().setLines(run.acceptedLines().values());
        } else {
            parts.inbox().add(run.newKeys());
        }
        run.withdrawals().forEach(it -> parts.inbox().setWithdrawn(new FactKey(it.source(), it.eventId())));
        parts.inbox().released(item.no(), now, corrected == null ? null : corrected.toString());
        writer.write(run, taking, "release");
        return new HashSet<>(taking.arrived());
    }

    /** Whether the event comes under the key that was taken for it at receipt. */
    private static boolean isOwnKey(QuarantineViews.Item item, Incoming event, Map<FactKey, Inbox.KnownKey> keys) {
        if (!event.isKeyed() || item.source() == null || item.id() == null) {
            return false;
        }
        var key = new FactKey(item.source(), item.id());
        Inbox.KnownKey known = keys.get(key);
        return key.equals(new FactKey(String.valueOf(event.source()), String.valueOf(event.id())))
                && known != null
                && known.content().equals(item.content());
    }

    /** @throws Refused OUT_OF_ORDER where it is decided */
    void discard(QuarantineViews.Item item, String reason) {
        requireOpen(item);
        parts.inbox().discarded(item.no(), reason, clock.instant());
    }

    private static void requireOpen(QuarantineViews.Item item) {
        if (!item.state().equals("QUARANTINED")) {
            throw new Refused(new QuarantineRefusal.AlreadyDecided(item.no(), item.state()));
        }
    }
}
