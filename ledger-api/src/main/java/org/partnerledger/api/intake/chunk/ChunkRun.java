package org.partnerledger.api.intake.chunk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.intake.fact.Defect;
import org.partnerledger.api.intake.fact.Fact;
import org.partnerledger.api.intake.fact.Incoming;
import org.partnerledger.api.intake.inbox.FactKey;
import org.partnerledger.api.intake.inbox.Inbox.KnownKey;
import org.partnerledger.api.intake.inbox.Inbox.NewKey;
import org.partnerledger.api.intake.inbox.Inbox.Quarantined;
import org.partnerledger.core.consumption.ConsumptionEvent.LinesWithdrawn;
import org.partnerledger.core.consumption.ConsumptionEvent.TradePaid;
import org.partnerledger.core.consumption.RecordedLine;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.projections.line.StoredLine;

/**
 * Takes the events of one chunk in order, against what is known of the ledger; nothing is written here. Afterwards it
 * says what has to be.
 */
public final class ChunkRun {

    private final ChunkState state;
    private final ChunkTaking taking;
    private final LineTaker lines;
    private final Map<FactKey, KnownKey> known;
    private final Map<FactKey, NewKey> newKeys = new LinkedHashMap<>();
    private final List<RecordedLine> recorded = new ArrayList<>();
    private final List<byte[]> forms = new ArrayList<>();
    private final List<TradePaid> payments = new ArrayList<>();
    private final List<LinesWithdrawn> withdrawals = new ArrayList<>();
    private final Set<Long> withdrawnLines = new HashSet<>();
    private final List<Quarantined> quarantined = new ArrayList<>();
    private final Map<Integer, NewKey> acceptedLines = new HashMap<>();
    private long accepted;
    private long duplicates;

    public ChunkRun(ChunkState state, ChunkTaking taking, Map<FactKey, KnownKey> known) {
        this.state = state;
        this.taking = taking;
        this.lines = new LineTaker(state);
        this.known = known;
    }

    /** An event that comes for the first time, or again: duplicates and conflicts are told by its key. */
    public void receive(Incoming event) {
        if (!event.isKeyed()) {
            quarantine(event, defectOf(event), null);
            return;
        }
        var key = new FactKey(String.valueOf(event.source()), String.valueOf(event.id()));
        String before = contentOf(key);
        if (before != null && before.equals(event.content())) {
            duplicates++;
            return;
        }
        if (event.envelope() != null) {
            quarantine(event, event.envelope(), null);
        } else if (before != null) {
            quarantine(event, new Defect("CONFLICT", "", "the same source and id came with other content"), null);
        } else {
            take(event);
        }
        if (before == null) {
            newKeys.putIfAbsent(key, new NewKey(key, String.valueOf(event.content()), null, 0));
        }
    }

    /** An event that was quarantined is tried again; its key is taken already. */
    public void take(Incoming event) {
        if (event.fact() == null) {
            quarantine(event, defectOf(event), null);
            return;
        }
        String source = String.valueOf(event.source());
        String id = String.valueOf(event.id());
        taking.begin(source, id);
        long firstLineNo = state.nextLineNo();
        try {
            takeFact(source, id, event.fact());
        } catch (LineTaker.Waiting waiting) {
            quarantine(event, waiting.defect(), waiting.awaits());
            return;
        } catch (Defect defect) {
            quarantine(event, defect, null);
            return;
        } catch (Refused refused) {
            var refusal = refused.refusal();
            var defect = new Defect(refusal.code(), refusal.pointer(), refusal.message());
            quarantine(event, defect, refusal.awaits());
            return;
        }
        accepted++;
        int count = (int) (state.nextLineNo() - firstLineNo);
        if (count > 0) {
            var key = new FactKey(source, id);
            var newKey = new NewKey(key, String.valueOf(event.content()), firstLineNo, count);
            newKeys.put(key, newKey);
            acceptedLines.put(event.index(), newKey);
            taking.arrived("fact:" + source + " " + id);
        }
    }

    private static Defect defectOf(Incoming event) {
        Defect defect = event.envelope() == null ? event.data() : event.envelope();
        if (defect == null) {
            throw new IllegalStateException("an event without a fact has no defect: " + event.index());
        }
        return defect;
    }

    private @Nullable String contentOf(FactKey key) {
        NewKey fresh = newKeys.get(key);
        if (fresh != null) {
            return fresh.content();
        }
        KnownKey stored = known.get(key);
        return stored == null ? null : stored.content();
    }

    private void takeFact(String source, String id, Fact fact) {
        switch (fact) {
            case Fact.Lines it -> {
                lines.take(it.lines());
                record(it.forms().isEmpty() ? LineForms.written(it) : it);
                it.lines().forEach(line -> taking.arrived("trade:" + line.line().tradeId()));
            }
            case Fact.OrderRefund it -> record(LineForms.written(new Fact.Lines(lines.takeRefund(source, id, it))));
            case Fact.Payment it -> {
                if (!state.isKnownTrade(it.tradeId())) {
                    var unknown =
                            new Defect("UNKNOWN_REFERENCE", "/data/tradeId", "trade " + it.tradeId() + " is not known");
                    throw new LineTaker.Waiting(unknown, "trade:" + it.tradeId());
                }
                payments.add(new TradePaid(it.tradeId(), it.paidAt(), it.amount()));
            }
            case Fact.Withdrawal it -> withdraw(it);
            case Fact.Other<?> it -> it.take(taking);
        }
    }

    private void record(Fact.Lines fact) {
        recorded.addAll(fact.lines());
        forms.addAll(fact.forms());
    }

    /** Stands alone in its run, so that everything before it is stored. */
    private void withdraw(Fact.Withdrawal it) {
        KnownKey fact = known.get(new FactKey(it.source(), it.id()));
        if (fact == null) {
            var unknown =
                    new Defect("UNKNOWN_REFERENCE", "/data/id", "there is no fact " + it.id() + " of " + it.source());
            throw new LineTaker.Waiting(unknown, "fact:" + it.source() + " " + it.id());
        }
        if (fact.firstLineNo() == null || fact.withdrawn()) {
            throw new Defect("OUT_OF_ORDER", "/data/id", "the fact has no lines that could be taken back");
        }
        var lineNos = new ArrayList<Long>();
        for (long no = fact.firstLineNo(); no < fact.firstLineNo() + fact.lines(); no++) {
            lineNos.add(no);
        }
        List<StoredLine> stored = state.views().lines().byNumbers(lineNos);
        for (StoredLine line : stored) {
            if (!state.isOpen(line.decision())) {
                throw new Defect(
                        "OUT_OF_ORDER",
                        "/data/id",
                        "line " + line.line().lineId() + " is on the closed bill of "
                                + line.decision().bill());
            }
        }
        Amount amount = stored.stream().map(line -> line.line().amount()).reduce(Amount.ZERO, Amount::plus);
        withdrawals.add(new LinesWithdrawn(it.source(), it.id(), it.reason(), lineNos, amount));
        withdrawnLines.addAll(lineNos);
    }

    private void quarantine(Incoming event, Defect defect, @Nullable String awaits) {
        quarantined.add(new Quarantined(event, defect, awaits));
    }

    public List<NewKey> newKeys() {
        return List.copyOf(newKeys.values());
    }

    /** Lines in the order of their numbers. */
    List<RecordedLine> recorded() {
        return recorded;
    }

    /** The same lines as they are stored. */
    List<byte[]> forms() {
        return forms;
    }

    List<TradePaid> payments() {
        return payments;
    }

    public List<LinesWithdrawn> withdrawals() {
        return withdrawals;
    }

    Set<Long> withdrawnLines() {
        return withdrawnLines;
    }

    public List<Quarantined> quarantined() {
        return quarantined;
    }

    /** By place in the chunk, the keys of events that recorded lines. */
    public Map<Integer, NewKey> acceptedLines() {
        return acceptedLines;
    }

    public long accepted() {
        return accepted;
    }

    public long duplicates() {
        return duplicates;
    }
}
