package org.partnerledger.api.period;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calculation.FreezeReason;
import org.partnerledger.core.calculation.FrozenShare;
import org.partnerledger.core.calculation.LineSource;
import org.partnerledger.core.calculation.PeriodInput;
import org.partnerledger.core.calculation.PeriodInput.PaidPlans;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.performance.LineGroup;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.core.statement.Bill.BillState;
import org.partnerledger.core.statement.Statement.BenefitEntry;
import org.partnerledger.core.statement.Statement.SubsidyEntry;
import org.partnerledger.projections.bill.BillViews;
import org.partnerledger.projections.bill.BillViews.Owner;
import org.partnerledger.projections.kept.OpenLines;
import org.partnerledger.projections.known.Known;
import org.partnerledger.projections.period.PeriodViews.ClosedMonth;
import org.partnerledger.projections.period.PeriodViews.HandedOn;
import org.partnerledger.projections.period.PublishedPeriod;
import org.partnerledger.projections.recalculation.CorrectionViews.CorrectedRules;
import org.partnerledger.projections.traces.TraceViews.Traces;
import org.partnerledger.projections.trade.UnpaidViews.Moment;

/** Gathers what a month is settled from, out of the tables. */
public final class PeriodInputs {

    private final PeriodReads reads;
    private final Programme programme;

    public PeriodInputs(PeriodReads reads, Programme programme) {
        this.reads = reads;
        this.programme = programme;
    }

    /**
     * From where all months of a question are seen: read once, and the same for each of them.
     *
     * @param closed the partner's closed months, the one that is closing included
     * @param asOf what was recorded later does not count
     * @param present whether {@code asOf} is now, so that nothing has to be left out
     * @param traces of what there is anything at all
     */
    record Seen(
            PartnerStanding partner,
            ClosedMonthsOf closed,
            Instant asOf,
            boolean present,
            Traces traces,
            PartnerRules rules) {

        private PartnerId id() {
            return partner.id();
        }

        Known known() {
            return present ? Known.NOW : new Known(asOf);
        }
    }

    /** @param months of the partner that take no more facts */
    Seen seen(PartnerStanding partner, List<ClosedMonth> months, Instant asOf, boolean present) {
        var closed = ClosedMonthsOf.asOf(months, asOf);
        Traces traces = reads.traces().of(partner.id());
        List<CorrectedRules> corrections =
                traces.recalculations() ? reads.corrections().rules(partner.id(), asOf) : List.of();
        PartnerRules rules = present
                ? PartnerRules.now(reads.rules(), partner, closed, corrections)
                : PartnerRules.then(reads.rules(), partner, closed, corrections, asOf);
        return new Seen(partner, closed, asOf, present, traces, rules);
    }

    /**
     * Which statement is wanted.
     *
     * @param firstCovered first month it speaks for
     * @param closed the partner's closed months before it
     * @param allShares whether every line's share is wanted
     * @param carried what it takes from what was settled before it
     * @param kept the partner's open lines in memory; null where they are to be read
     */
    record Wanted(
            Seen seen,
            Period period,
            Period firstCovered,
            ClosedMonthsOf closed,
            boolean allShares,
            Carried carried,
            @Nullable OpenLines kept) {}

    /**
     * A closed month once more, out of the lines that are sealed in it. Only for what is earned: nothing is frozen or
     * carried over, and shares are not asked for.
     *
     * @param now what plans paid in months before it counts as it stands now, corrections included
     */
    public PeriodInput sealed(PartnerStanding partner, ClosedMonth month, PublishedPeriod published, Instant now) {
        Seen seen = seen(partner, reads.periods().closedMonths(partner.id()), now, true);
        ClosedMonthsOf before = seen.closed().before(month.period());
        var wanted = new Wanted(seen, month.period(), month.firstCovered(), before, false, Carried.NOTHING, null);
        return earned(
                wanted,
                published.bill(),
                published.statement().subsidies(),
                published.statement().benefits(),
                reads.groups().of(partner.id(), wanted.firstCovered().quarterStart(), wanted.period(), Known.NOW));
    }

    /** An open month with some groups of its lines alone: only for what is decided about them. Its bill is empty. */
    PeriodInput undocumented(Wanted wanted, List<LineGroup> groups) {
        Bill none = BillViews.empty(owner(wanted.seen()), wanted.period(), BillState.OPEN);
        return earned(wanted, none, List.of(), List.of(), groups);
    }

    private PeriodInput earned(
            Wanted wanted,
            Bill bill,
            List<SubsidyEntry> subsidies,
            List<BenefitEntry> benefits,
            List<LineGroup> groups) {
        Seen seen = wanted.seen();
        return new PeriodInput(
                seen.id(),
                seen.partner().currency(),
                wanted.period(),
                wanted.closed().through(),
                wanted.firstCovered(),
                bill,
                groups,
                reads.combinations()::get,
                seen.rules().inForce(),
                seen.rules()::of,
                seen.rules().plans(),
                paid(seen),
                reads.groups().lines(seen.id(), Known.NOW),
                Map.of(),
                List.of(),
                false,
                Amount.ZERO,
                subsidies,
                benefits,
                List.of(),
                false,
                Amount.ZERO,
                false);
    }

    /** What was settled before hands on: the last closed month, or the estimate of an open one. */
    record Carried(Amount balance, List<FrozenShare> frozen, Amount frozenBenefits) {

        static final Carried NOTHING = new Carried(Amount.ZERO, List.of(), Amount.ZERO);
    }

    /**
     * What the closed months before one hand to its statement.
     *
     * @param all also shares for which nothing has come: of those nothing has to be known, they stay frozen
     */
    Carried carried(Seen seen, Period period, boolean all) {
        HandedOn before = reads.periods().handedOn(seen.id(), period, seen.asOf());
        List<FrozenShare> frozen = all
                ? reads.periods().frozenBefore(seen.id(), period, seen.asOf())
                : reads.periods().mayBeReleased(seen.id(), period, seen.asOf());
        return new Carried(before.balance(), frozen, before.frozenBenefits());
    }

    /** A month that is closing: as of the moment it ended, however much later an interrupted close goes on. */
    PeriodInput closing(PartnerStanding partner, List<ClosedMonth> months, ClosedMonth closing) {
        Seen seen = seen(partner, months, closing.closingAt(), true);
        Period period = closing.period();
        ClosedMonthsOf before = seen.closed().before(period);
        return input(
                new Wanted(seen, period, closing.firstCovered(), before, true, carried(seen, period, false), null));
    }

    /** With lines of earlier months of the quarter only where a plan counts quarters. */
    PeriodInput input(Wanted wanted) {
        return input(wanted, wanted.seen().rules().firstMattering(wanted.firstCovered()));
    }

    /** With lines of earlier months of the quarter, whatever plans there are: for plans that are only tried. */
    PeriodInput inputForAnyPlans(Wanted wanted) {
        return input(wanted, wanted.firstCovered().quarterStart());
    }

    private PeriodInput input(Wanted wanted, Period from) {
        Seen seen = wanted.seen();
        PartnerStanding partner = seen.partner();
        Traces traces = seen.traces();
        Period first = wanted.firstCovered();
        Period period = wanted.period();
        // Of a month that is closing, those it began to close with, however long ago.
        RulesSnapshot rules = seen.rules().of(period);
        List<FrozenShare> frozen = withCorrections(wanted);
        return new PeriodInput(
                seen.id(),
                partner.currency(),
                period,
                wanted.closed().through(),
                first,
                bill(wanted),
                groups(wanted, from),
                reads.combinations()::get,
                rules,
                seen.rules()::of,
                seen.rules().plans(),
                paid(seen),
                lines(wanted),
                unpaid(wanted, from, frozen),
                frozen,
                wanted.allShares(),
                wanted.carried().balance(),
                traces.subsidies() ? programme.subsidies(partner, first, period, rules, seen.asOf()) : List.of(),
                traces.benefits() ? programme.benefits(partner, first, period, seen.asOf()) : List.of(),
                traces.anyAdjustment() ? programme.adjustments(partner, first, period, rules, seen.asOf()) : List.of(),
                traces.debts() && programme.overdue(partner, rules, seen.asOf()),
                wanted.carried().frozenBenefits(),
                programme.balanceLapses(partner, rules, seen.asOf()));
    }

    private List<LineGroup> groups(Wanted wanted, Period from) {
        Seen seen = wanted.seen();
        return wanted.kept() == null
                ? reads.groups().of(seen.id(), from, wanted.period(), seen.known())
                : wanted.kept().groups(from, wanted.period());
    }

    private LineSource lines(Wanted wanted) {
        Seen seen = wanted.seen();
        return wanted.kept() == null
                ? reads.groups().lines(seen.id(), seen.known())
                : wanted.kept().source();
    }

    private Bill bill(Wanted wanted) {
        Owner owner = owner(wanted.seen());
        return wanted.kept() == null
                ? reads.bills().bill(owner, wanted.period(), wanted.seen().known(), BillState.OPEN)
                : wanted.kept().bill(owner.partner(), wanted.period(), owner.currency());
    }

    private static Owner owner(Seen seen) {
        return new Owner(seen.id(), false, seen.partner().currency());
    }

    /** Shares frozen before, and corrections that stand on this statement and wait with their lines. */
    private List<FrozenShare> withCorrections(Wanted wanted) {
        Seen seen = wanted.seen();
        if (!seen.traces().recalculations()) {
            return wanted.carried().frozen();
        }
        List<FrozenShare> frozen = new ArrayList<>(wanted.carried().frozen());
        reads.corrections()
                .mayBeUnpaid(
                        seen.id(),
                        wanted.firstCovered(),
                        wanted.period(),
                        seen.asOf(),
                        seen.partner().currency())
                .forEach(it -> frozen.add(
                        new FrozenShare(it.lineNo(), wanted.period(), it.amount(), FreezeReason.CREDIT_UNPAID)));
        return frozen;
    }

    private PaidPlans paid(Seen seen) {
        return (plan, earnedIn) -> reads.periods()
                .planResult(seen.id(), plan, earnedIn, seen.partner().currency(), seen.asOf())
                .orElse(null);
    }

    private Map<Long, FreezeReason> unpaid(Wanted wanted, Period from, List<FrozenShare> frozen) {
        Seen seen = wanted.seen();
        List<Long> lineNos = new ArrayList<>();
        frozen.forEach(it -> lineNos.add(it.lineNo()));
        var moment = new Moment(seen.known(), seen.asOf());
        if (wanted.kept() == null) {
            return reads.unpaid().unpaid(seen.id(), from, wanted.period(), lineNos, moment);
        }
        Map<Long, FreezeReason> kept = wanted.kept().unpaidLines();
        lineNos.removeIf(wanted.kept()::knowsUnpaid);
        if (lineNos.isEmpty()) {
            return kept;
        }
        Map<Long, FreezeReason> unpaid = new HashMap<>(kept); // What is missing are lines of corrections.
        unpaid.putAll(reads.unpaid().ofLines(lineNos, moment));
        return unpaid;
    }
}
