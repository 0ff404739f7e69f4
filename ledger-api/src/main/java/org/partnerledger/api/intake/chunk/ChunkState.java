package org.partnerledger.api.intake.chunk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.intake.fact.Incoming;
import org.partnerledger.api.intake.state.IntakeViews;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.Directory;
import org.partnerledger.core.performance.Exclusion;
import org.partnerledger.core.performance.LineDecision;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.projections.line.LineViews;
import org.partnerledger.projections.line.LineViews.LineKey;
import org.partnerledger.projections.line.StoredLine;

/**
 * What a chunk knows while it is taken: the part of the ledger that its facts name, read at once, and what the chunk
 * itself has added so far. Facts are taken against it one after the other, without another statement for lines.
 */
public final class ChunkState {

    private final IntakeViews views;
    private final Directory directory;
    private final RulesSnapshot rules;
    private final Instant now;
    private final Map<PartnerId, Period> closedThrough;
    private final BaseIndex bases = new BaseIndex();
    private final Map<String, List<WorkingLine>> refundsOfLineId = new HashMap<>();
    private final Map<String, List<WorkingLine>> refundsOfTrade = new HashMap<>();
    private final Set<LineKey> taken = new HashSet<>();
    private final Set<String> knownTrades = new HashSet<>();
    private final List<WorkingLine> newLines = new ArrayList<>();
    private final Set<CustomerId> touchedCustomers = new TreeSet<>();
    private final Set<PartnerId> touchedPartners = new TreeSet<>();
    private final Map<Long, Optional<Exclusion>> correctedNow = new HashMap<>();
    private long nextLineNo;

    ChunkState(IntakeViews views, Directory directory, Instant now) {
        this.views = views;
        this.directory = directory;
        this.rules = views.rules().current();
        this.now = now;
        this.closedThrough = views.periods().closedThrough();
    }

    /** Reads what these facts name. */
    public void prefetch(List<Incoming> events, long firstLineNo) {
        nextLineNo = firstLineNo;
        var named = new NamedByChunk(events);
        LineViews lines = views.lines();
        taken.addAll(lines.taken(named.lineKeys()));
        lines.basesByLineId(named.baseLineIds()).forEach(this::addStoredBase);
        lines.basesByTrade(named.baseTradeIds()).forEach(this::addStoredBase);
        knownTrades.addAll(lines.knownTrades(named.paidTrades()));
        lines.refundsNamingLines(named.lineIds()).forEach(this::addStoredRefund);
        lines.refundsNamingTrades(named.tradeIds()).forEach(this::addStoredRefund);
        var baseNos = new ArrayList<Long>();
        bases.numbers().forEach(baseNos::add);
        bases.addRefunded(lines.refundedOf(baseNos));
    }

    private void addStoredBase(StoredLine stored) {
        bases.add(WorkingLine.of(stored));
    }

    private void addStoredRefund(StoredLine stored) {
        addRefundReference(WorkingLine.of(stored));
    }

    private void addRefundReference(WorkingLine refund) {
        String lineId = refund.line().baseLineId();
        String tradeId = refund.line().baseTradeId();
        if (lineId != null) {
            refundsOfLineId.computeIfAbsent(lineId, _ -> new ArrayList<>()).add(refund);
        }
        if (tradeId != null) {
            refundsOfTrade.computeIfAbsent(tradeId, _ -> new ArrayList<>()).add(refund);
        }
    }

    /**
     * Takes lines into account that are being stored, as if they were there.
     *
     * @param nextLineNo the number after theirs
     */
    void follow(List<WorkingLine> before, long nextLineNo) {
        for (WorkingLine line : before) {
            taken.add(new LineKey(line.source(), line.line().lineId()));
            if (line.isRefund()) {
                addRefundReference(line);
                LineDecision decision = line.before();
                if (decision != null && decision.baseNo() != null) {
                    bases.addRefunded(Map.of(decision.baseNo(), line.line().amount()));
                }
            } else {
                bases.add(line);
                knownTrades.add(line.line().tradeId());
            }
        }
        this.nextLineNo = nextLineNo;
    }

    /** Refunds of the store or the chunk that name this line or its trade. */
    Set<WorkingLine> refundsNaming(WorkingLine base) {
        List<WorkingLine> ofLine = refundsOfLineId.getOrDefault(base.line().lineId(), List.of());
        List<WorkingLine> ofTrade = refundsOfTrade.getOrDefault(base.line().tradeId(), List.of());
        if (ofLine.isEmpty() && ofTrade.isEmpty()) {
            return Set.of(); // As for nearly every line.
        }
        var refunds = new HashSet<>(ofLine);
        refunds.addAll(ofTrade);
        return refunds;
    }

    /** Takes a line that was checked, and gives it its number. */
    WorkingLine add(String source, SpendLine line) {
        var added = new WorkingLine(nextLineNo++, source, line, null);
        newLines.add(added);
        taken.add(new LineKey(source, line.lineId()));
        if (added.isRefund()) {
            WorkingLine base = bases.resolve(source, line);
            if (base != null) {
                bases.addRefund(base, line.amount());
            }
            addRefundReference(added);
        } else {
            bases.add(added);
            knownTrades.add(line.tradeId());
            countEarlierRefunds(added);
        }
        return added;
    }

    /**
     * Refunds that came before their base are joined now, whatever their size, and count for the limit of later ones.
     */
    private void countEarlierRefunds(WorkingLine base) {
        for (WorkingLine refund : refundsNaming(base)) {
            boolean counted = refund.before() != null && refund.before().baseNo() != null;
            if (!counted && base.equals(bases.resolve(refund.source(), refund.line()))) {
                bases.addRefund(base, refund.line().amount());
            }
        }
    }

    boolean isTaken(LineKey key) {
        return taken.contains(key);
    }

    boolean isKnownTrade(String tradeId) {
        return knownTrades.contains(tradeId)
                || !views.lines().knownTrades(List.of(tradeId)).isEmpty();
    }

    /** First month of a tier-1 partner that is not closed; null while none is. */
    @Nullable
    Period firstOpen(PartnerId tierOne) {
        Period closed = closedThrough.get(tierOne);
        return closed == null ? null : closed.next();
    }

    /** What speaks against lines by a correction of this transaction, which no view shows yet; empty = nothing does. */
    public void correctedNow(Map<Long, Optional<Exclusion>> reasons) {
        correctedNow.putAll(reasons);
    }

    /** Of these lines those that something else speaks against, since a correction, than what they were closed with. */
    Map<Long, Optional<Exclusion>> correctedReasons(Set<Long> lineNos) {
        Map<Long, Optional<Exclusion>> reasons = views.reasons().of(lineNos);
        correctedNow.forEach((lineNo, reason) -> {
            if (lineNos.contains(lineNo)) {
                reasons.put(lineNo, reason);
            }
        });
        return reasons;
    }

    /** Whether a stored decision still follows new facts: its bill is open, or it stands on none. */
    boolean isOpen(LineDecision decision) {
        if (decision.partner() == null || decision.bill() == null) {
            return true;
        }
        Period firstOpen = firstOpen(decision.partner());
        return firstOpen == null || !decision.bill().isBefore(firstOpen);
    }

    IntakeViews views() {
        return views;
    }

    Directory directory() {
        return directory;
    }

    RulesSnapshot rules() {
        return rules;
    }

    Instant now() {
        return now;
    }

    BaseIndex bases() {
        return bases;
    }

    List<WorkingLine> newLines() {
        return newLines;
    }

    long nextLineNo() {
        return nextLineNo;
    }

    Set<CustomerId> touchedCustomers() {
        return touchedCustomers;
    }

    Set<PartnerId> touchedPartners() {
        return touchedPartners;
    }
}
