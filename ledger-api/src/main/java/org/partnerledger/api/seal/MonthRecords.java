package org.partnerledger.api.seal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.bundle.BundleFile;
import org.partnerledger.core.bundle.CorrectedRules;
import org.partnerledger.core.bundle.Entry;
import org.partnerledger.core.bundle.MonthFacts;
import org.partnerledger.core.bundle.MonthFacts.ClosedMonth;
import org.partnerledger.core.bundle.SealedLine;
import org.partnerledger.core.bundle.SealedShares;
import org.partnerledger.core.bundle.SealedTrade;
import org.partnerledger.core.calculation.FreezeReason;
import org.partnerledger.core.calculation.FrozenShare;
import org.partnerledger.core.comparison.RuleSet;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.DecisionEvent.NumberedCombination;
import org.partnerledger.core.period.PeriodEvent.PeriodClosed;
import org.partnerledger.core.period.PeriodEvent.SharesAllocated;
import org.partnerledger.core.period.PeriodId;
import org.partnerledger.core.plan.Cadence;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.rulebook.RuleBookEvent;
import org.partnerledger.core.rulebook.RuleBookEvent.CalendarPut;
import org.partnerledger.core.rulebook.RuleBookEvent.CataloguePut;
import org.partnerledger.core.rulebook.RuleBookEvent.ParametersPut;
import org.partnerledger.core.seal.CanonicalJson;
import org.partnerledger.core.seal.SealBasis;
import org.partnerledger.core.seal.SealBasis.PlanRef;
import org.partnerledger.core.statement.Statement;
import org.partnerledger.projections.line.StoredLine;
import org.partnerledger.projections.recalculation.CorrectionViews;

/**
 * Writes everything a closed month depends on, record by record: the same at its close and at any time after it. Line
 * by line, so that memory does not follow the size of the month.
 */
final class MonthRecords {

    /** Later than anything: what is asked of a month that is closed does not change any more. */
    private static final Instant FOR_GOOD = Instant.parse("9999-01-01T00:00:00Z");

    private final SealReads reads;

    MonthRecords(SealReads reads) {
        this.reads = reads;
    }

    /** @throws IllegalStateException where the month was not closed */
    void write(PartnerId partner, Period period, SealBasis basis, RecordSink sink) {
        write(partner, period, basis, null, sink);
    }

    /** @param trades null where they are still to be read */
    void write(PartnerId partner, Period period, SealBasis basis, @Nullable List<SealedTrade> trades, RecordSink sink) {
        PeriodClosed closed = documents(partner, period, sink);
        CurrencyCode currency = closed.statement().currency();
        List<PlanVersion> plans = plans(partner, currency, basis).stream()
                .map(plan -> plan.asSeenBy(partner))
                .toList();
        Period from = firstMonth(basis, plans);
        List<FrozenShare> frozenBefore = frozenBefore(partner, period, currency, basis.firstCovered(), basis.asOf());
        basis(closed, basis, frozenBefore, sink);
        reads.lines()
                .combinations(partner, from, period)
                .forEach(number -> entry(
                        sink,
                        BundleFile.BASIS,
                        Entry.COMBINATION,
                        new NumberedCombination(number, reads.combinations().get(number))));
        long through = reads.standings().closedAfter(partner, period);
        reads.standings().standings(partner, through).forEach(it -> entry(sink, BundleFile.BASIS, Entry.STANDING, it));
        reads.links().links(partner, period, through, it -> entry(sink, BundleFile.BASIS, Entry.LINK, it));
        reads.programme().write(partner, period, basis, through, (kind, it) -> entry(sink, BundleFile.BASIS, kind, it));
        rules(partner, basis, plans, sink);
        reads.lines().billed(partner, period, line -> line(sink, BundleFile.LINES, line));
        reads.lines().earlier(partner, from, period, line -> line(sink, BundleFile.EARLIER_LINES, line));
        reads.lines().bases(partner, from, period, line -> line(sink, BundleFile.BASES, line));
        (trades == null ? trades(partner, period, basis, frozenBefore) : trades)
                .forEach(trade -> write(sink, BundleFile.TRADES, trade));
    }

    /** The sealed trades of a month, from what never changes and what the seal kept. */
    private List<SealedTrade> trades(
            PartnerId partner, Period period, SealBasis basis, List<FrozenShare> frozenBefore) {
        var months = TradeRecords.Months.of(basis.firstCovered(), period);
        return TradeRecords.of(evidence(partner, months, frozenBefore, basis.asOf()), basis);
    }

    TradeRecords.Evidence evidence(
            PartnerId partner, TradeRecords.Months months, List<FrozenShare> frozenBefore, Instant asOf) {
        List<Long> frozen = frozenBefore.stream().map(FrozenShare::lineNo).toList();
        return TradeRecords.evidence(reads.trades(), partner, months, frozen, asOf);
    }

    /** The plans of the partner at the close, corrected ones as they were corrected. */
    List<PlanVersion> plans(PartnerId partner, CurrencyCode currency, SealBasis basis) {
        Set<PlanRef> wanted = Set.copyOf(basis.plans());
        List<PlanVersion> plans = reads.rules().publishedPlans().stream()
                .filter(plan -> wanted.contains(new PlanRef(plan.planId(), plan.version())))
                .toList();
        for (var correction : corrections(partner, basis)) {
            plans = correction.rules().plans(plans);
        }
        return plans.stream().filter(plan -> plan.appliesTo(partner, currency)).toList();
    }

    private List<CorrectionViews.CorrectedRules> corrections(PartnerId partner, SealBasis basis) {
        return reads.corrections().rules(partner, basis.asOf()).subList(0, basis.corrections());
    }

    /** Shares frozen on earlier statements, and corrections on this one that wait with their lines. */
    List<FrozenShare> frozenBefore(
            PartnerId partner, Period period, CurrencyCode currency, Period firstCovered, Instant asOf) {
        List<FrozenShare> frozen = new ArrayList<>(reads.periods().frozenBefore(partner, period, FOR_GOOD));
        reads.corrections()
                .mayBeUnpaid(partner, firstCovered, period, asOf, currency)
                .forEach(it ->
                        frozen.add(new FrozenShare(it.lineNo(), period, it.amount(), FreezeReason.CREDIT_UNPAID)));
        return frozen;
    }

    /** Earlier months count as a whole only where some plan counts quarters. */
    private static Period firstMonth(SealBasis basis, List<PlanVersion> plans) {
        boolean quarters = plans.stream().anyMatch(plan -> plan.cadence() == Cadence.QUARTER);
        return quarters ? basis.firstCovered().quarterStart() : basis.firstCovered();
    }

    private PeriodClosed documents(PartnerId partner, Period period, RecordSink sink) {
        var shares = new ArrayList<SharesAllocated>();
        PeriodClosed closed = null;
        var events = reads.events().readEvents(new PeriodId(partner, period).toString());
        while (events.hasNext()) {
            switch (events.next().getPayload()) {
                case SharesAllocated it -> shares.add(it);
                case PeriodClosed it -> closed = it;
                default -> {}
            }
        }
        if (closed == null) {
            throw new IllegalStateException(partner + " has not closed " + period);
        }
        documents(closed, sink);
        shares.forEach(it -> write(sink, BundleFile.SHARES, new SealedShares(it.planId(), it.lineNos(), it.shares())));
        return closed;
    }

    private static void documents(PeriodClosed closed, RecordSink sink) {
        BundleFile file = BundleFile.DOCUMENTS;
        entry(sink, file, Entry.BILL, closed.bill());
        closed.tierTwoBills().forEach(bill -> entry(sink, file, Entry.TIER_TWO_BILL, bill));
        entry(sink, file, Entry.STATEMENT, closed.statement());
        entry(sink, file, Entry.EXPLANATION, closed.explanation());
        closed.decisions().forEach(it -> entry(sink, file, Entry.DECISION, it));
        closed.results().forEach(it -> entry(sink, file, Entry.RESULT, it));
        closed.frozen().forEach(it -> entry(sink, file, Entry.FROZEN, it));
        closed.released().forEach(it -> entry(sink, file, Entry.RELEASED, it));
        entry(sink, file, Entry.FROZEN_BENEFITS, closed.frozenBenefits());
    }

    private void basis(PeriodClosed closed, SealBasis basis, List<FrozenShare> frozenBefore, RecordSink sink) {
        Statement statement = closed.statement();
        var month = new MonthFacts(
                closed.partnerId(),
                closed.period(),
                statement.currency(),
                basis.firstCovered(),
                basis.closedThrough(),
                basis.rulesNo(),
                basis.asOf(),
                statement.openingBalance(),
                basis.openingFrozenBenefits(),
                basis.overdue(),
                basis.balanceLapses());
        entry(sink, BundleFile.BASIS, Entry.MONTH, month);
        reads.periods().closedMonths(closed.partnerId()).stream()
                .filter(it -> !it.period().isAfter(closed.period()))
                .map(it -> new ClosedMonth(it.period(), it.firstCovered(), it.rulesNo()))
                .forEach(it -> entry(sink, BundleFile.BASIS, Entry.CLOSED_MONTH, it));
        frozenBefore.forEach(it -> entry(sink, BundleFile.BASIS, Entry.FROZEN_BEFORE, it));
        basis.paid().forEach(it -> entry(sink, BundleFile.BASIS, Entry.PAID, it));
    }

    private void rules(PartnerId partner, SealBasis basis, List<PlanVersion> plans, RecordSink sink) {
        List<CorrectedRules> corrected = corrections(partner, basis).stream()
                .map(it -> new CorrectedRules(withoutPlans(it.rules()), it.standsOn()))
                .toList();
        int last = basis.rulesNo();
        for (CorrectedRules it : corrected) {
            last = it.rules().rulesNo() == null
                    ? last
                    : Math.max(last, it.rules().rulesNo());
        }
        for (RuleBookEvent put : reads.rules().events(last)) {
            String kind = switch (put) {
                case ParametersPut _ -> Entry.PARAMETERS;
                case CataloguePut _ -> Entry.CATALOGUE;
                case CalendarPut _ -> Entry.CALENDAR;
            };
            entry(sink, BundleFile.RULES, kind, put);
        }
        plans.forEach(plan -> entry(sink, BundleFile.RULES, Entry.PLAN, plan));
        corrected.forEach(it -> entry(sink, BundleFile.RULES, Entry.CORRECTED_RULES, it));
    }

    private static RuleSet withoutPlans(RuleSet it) {
        return new RuleSet(
                it.months(), it.rulesNo(), it.parameters(), it.catalogue(), List.of(), List.of(), it.knownFacts());
    }

    private static void line(RecordSink sink, BundleFile file, StoredLine it) {
        write(sink, file, new SealedLine(it.lineNo(), it.source(), it.eventId(), it.line(), it.decision()));
    }

    private static void entry(RecordSink sink, BundleFile file, String kind, Object value) {
        write(sink, file, new Entry(kind, value));
    }

    private static void write(RecordSink sink, BundleFile file, Object value) {
        sink.record(file, CanonicalJson.bytes(value));
    }
}
