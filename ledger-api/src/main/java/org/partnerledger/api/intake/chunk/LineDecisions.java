package org.partnerledger.api.intake.chunk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.partner.Link;
import org.partnerledger.core.performance.Attribution;
import org.partnerledger.core.performance.Exclusion;
import org.partnerledger.core.performance.LineDecision;
import org.partnerledger.projections.line.LineViews;
import org.partnerledger.projections.line.StoredLine;

/**
 * Decides all lines a chunk has brought, and again all stored ones whose decision may follow its facts: of touched
 * customers and partners, and refunds whose base is another one now (domain.md, section 10). Only what changes is given
 * back.
 */
final class LineDecisions {

    private final ChunkState state;
    private final Attribution attribution;
    private final Map<Long, WorkingLine> working = new LinkedHashMap<>();
    private final Map<Long, LineDecision> decided = new LinkedHashMap<>();

    LineDecisions(ChunkState state, Attribution attribution) {
        this.state = state;
        this.attribution = attribution;
    }

    /** New and changed decisions by line number. */
    Map<Long, LineDecision> decide() {
        return decide(List.of(), Set.of());
    }

    /**
     * @param again stored lines that have to be looked at for a reason of their own
     * @param goneBases lines that were withdrawn
     */
    Map<Long, LineDecision> decide(Collection<StoredLine> again, Set<Long> goneBases) {
        state.bases().exclude(goneBases);
        state.newLines().forEach(line -> working.put(line.lineNo(), line));
        again.forEach(this::consider);
        touched().forEach(this::consider);
        state.newLines().stream()
                .filter(line -> !line.isRefund())
                .forEach(base -> state.refundsNaming(base).forEach(this::consider));
        refundsNaming(goneBases).forEach(this::consider);

        Set<Long> changedBases = new HashSet<>();
        for (WorkingLine line : List.copyOf(working.values())) {
            if (!line.isRefund() && decided(line, attribution.decide(line.line())) && line.before() != null) {
                changedBases.add(line.lineNo());
            }
        }
        state.views().lines().refundsOf(changedBases).forEach(this::consider);
        decideRefunds();
        return decided;
    }

    /** Of a trade that loses a line, another one may be the only one now, and so the base of what named the trade. */
    private Set<StoredLine> refundsNaming(Set<Long> gone) {
        LineViews lines = state.views().lines();
        Set<String> lineIds = new HashSet<>();
        Set<String> tradeIds = new HashSet<>();
        for (StoredLine line : lines.byNumbers(gone)) {
            lineIds.add(line.line().lineId());
            tradeIds.add(line.line().tradeId());
        }
        Set<StoredLine> refunds = new HashSet<>(lines.refundsNamingLines(lineIds));
        refunds.addAll(lines.refundsNamingTrades(tradeIds));
        return refunds;
    }

    private void decideRefunds() {
        List<WorkingLine> refunds =
                working.values().stream().filter(WorkingLine::isRefund).toList();
        loadBasesOf(refunds);
        Map<Long, Optional<Exclusion>> corrected = correctedBasesOf(refunds);
        for (WorkingLine refund : refunds) {
            WorkingLine base = state.bases().resolve(refund.source(), refund.line());
            LineDecision decision = base == null
                    ? attribution.decide(refund.line())
                    : attribution.decideRefund(
                            refund.line(),
                            new Attribution.Base(
                                    base.lineNo(),
                                    decisionOf(base, corrected),
                                    base.line().cashCouponCounts()));
            var _ = decided(refund, decision);
        }
    }

    /** Bases of closed months that something else speaks against since a correction. */
    private Map<Long, Optional<Exclusion>> correctedBasesOf(List<WorkingLine> refunds) {
        Set<Long> stored = new HashSet<>();
        for (WorkingLine refund : refunds) {
            WorkingLine base = state.bases().resolve(refund.source(), refund.line());
            if (base != null && base.before() != null) {
                stored.add(base.lineNo());
            }
        }
        return state.correctedReasons(stored);
    }

    /** Stored refunds name lines that the chunk itself did not name. */
    private void loadBasesOf(List<WorkingLine> refunds) {
        Set<String> lineIds = new HashSet<>();
        Set<String> tradeIds = new HashSet<>();
        for (WorkingLine refund : refunds) {
            if (refund.before() != null) {
                addIfNamed(lineIds, refund.line().baseLineId());
                addIfNamed(tradeIds, refund.line().baseTradeId());
            }
        }
        LineViews lines = state.views().lines();
        lines.basesByLineId(lineIds).forEach(base -> state.bases().add(WorkingLine.of(base)));
        lines.basesByTrade(tradeIds).forEach(base -> state.bases().add(WorkingLine.of(base)));
    }

    private static void addIfNamed(Set<String> ids, @Nullable String id) {
        if (id != null) {
            ids.add(id);
        }
    }

    private LineDecision decisionOf(WorkingLine base, Map<Long, Optional<Exclusion>> corrected) {
        LineDecision now = decided.get(base.lineNo());
        LineDecision decision = now == null ? base.before() : now;
        if (decision == null) {
            throw new IllegalStateException("line " + base.lineNo() + " has not been decided before its refund");
        }
        Optional<Exclusion> reason = corrected.get(base.lineNo());
        return reason == null ? decision : decision.excludedBy(reason.orElse(null));
    }

    /** Keeps a decision that is new or another one. */
    private boolean decided(WorkingLine line, LineDecision decision) {
        if (decision.equals(line.before())) {
            return false;
        }
        decided.put(line.lineNo(), decision);
        return true;
    }

    private void consider(StoredLine line) {
        consider(WorkingLine.of(line));
    }

    private void consider(WorkingLine line) {
        if (line.before() == null || state.isOpen(line.before())) {
            working.putIfAbsent(line.lineNo(), line);
        }
    }

    private List<StoredLine> touched() {
        LineViews lines = state.views().lines();
        var touched = new ArrayList<StoredLine>();
        Set<CustomerId> customers = state.touchedCustomers();
        if (!customers.isEmpty()) {
            touched.addAll(lines.unattributedOf(customers));
            for (PartnerId partner : tierOnesOf(customers)) {
                touched.addAll(lines.onOpenBills(partner, state.firstOpen(partner), customers));
            }
        }
        for (PartnerId partner : state.touchedPartners()) {
            PartnerId tierOne = state.directory().tierOneOf(partner);
            touched.addAll(lines.onOpenBills(partner, state.firstOpen(tierOne)));
        }
        return touched;
    }

    /** Every partner whose bill may have a line of these customers: their links never disappear, they only end. */
    private Set<PartnerId> tierOnesOf(Set<CustomerId> customers) {
        Set<PartnerId> tierOnes = new HashSet<>();
        for (CustomerId customer : customers) {
            for (Link link : state.directory().linksOf(customer)) {
                tierOnes.add(state.directory().tierOneOf(link.partnerId()));
            }
        }
        return tierOnes;
    }
}
