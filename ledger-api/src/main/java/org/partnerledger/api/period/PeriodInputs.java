package org.partnerledger.api.period;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calculation.FreezeReason;
import org.partnerledger.core.calculation.FrozenShare;
import org.partnerledger.core.calculation.LineSource;
import org.partnerledger.core.calculation.PeriodInput;
import org.partnerledger.core.calculation.PeriodInput.PaidPlans;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.performance.LineGroup;
import org.partnerledger.core.plan.Cadence;
import org.partnerledger.core.plan.PlanVersion;
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
import org.partnerledger.projections.period.PublishedPeriod;
import org.partnerledger.projections.recalculation.CorrectionViews.CorrectedRules;
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
     * Which statement is wanted.
     *
     * @param closed the partner's closed months before it
     * @param firstCovered first month it speaks for
     * @param asOf what was recorded later does not count
     * @param present whether {@code asOf} is now, so that nothing has to be left out
     * @param allShares whether every line's share is wanted
     * @param carried what an estimate takes from the estimate before it; null where the month before is closed
     * @param kept the partner's open lines in memory; null where they are to be read
     */
    record Wanted(
            PartnerStanding partner,
            Period period,
            Period firstCovered,
            ClosedMonthsOf closed,
            Instant asOf,
            boolean present,
            boolean allShares,
            @Nullable Carried carried,
            @Nullable OpenLines kept) {

        Known known() {
            return present ? Known.NOW : new Known(asOf);
        }
    }

    /**
     * A closed month once more, out of the lines that are sealed in it. Only for what is earned: nothing is frozen or
     * carried over, and shares are not asked for.
     *
     * @param now what plans paid in months before it counts as it stands now, corrections included
     */
    public PeriodInput sealed(PartnerStanding partner, ClosedMonth month, PublishedPeriod published, Instant now) {
        var before = new ClosedMonthsOf(reads.periods().closedMonths(partner.id())).before(month.period());
        var wanted = new Wanted(partner, month.period(), month.firstCovered(), before, now, true, false, NOTHING, null);
        return earned(
                wanted,
                published.bill(),
                published.statement().subsidies(),
                published.statement().benefits(),
                reads.groups().of(partner.id(), wanted.firstCovered().quarterStart(), wanted.period(), Known.NOW));
    }

    /** An open month with some groups of its lines alone: only for what is decided about them. Its bill is empty. */
    PeriodInput undocumented(Wanted wanted, List<LineGroup> groups) {
        var owner = new Owner(wanted.partner().id(), false, wanted.partner().currency());
        return earned(wanted, BillViews.empty(owner, wanted.period(), BillState.OPEN), List.of(), List.of(), groups);
    }

    private PeriodInput earned(
            Wanted wanted,
            Bill bill,
            List<SubsidyEntry> subsidies,
            List<BenefitEntry> benefits,
            List<LineGroup> groups) {
        PartnerId partner = wanted.partner().id();
        RulesSnapshot rules = reads.rules().current();
        return new PeriodInput(
                partner,
                wanted.partner().currency(),
                wanted.period(),
                wanted.closed().through(),
                wanted.firstCovered(),
                bill,
                groups,
                reads.combinations()::get,
                rules,
                rulesOf(wanted, rules),
                plans(wanted),
                paid(wanted),
                reads.groups().lines(partner, Known.NOW),
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

    private static final Carried NOTHING = new Carried(Amount.ZERO, List.of(), Amount.ZERO);

    /** What an estimate hands to the next one. */
    record Carried(Amount balance, List<FrozenShare> frozen, Amount frozenBenefits) {}

    /** With lines of earlier months of the quarter only where a plan counts quarters. */
    PeriodInput input(Wanted wanted) {
        List<PlanVersion> plans = plans(wanted);
        boolean quarters = plans.stream().anyMatch(plan -> plan.cadence() == Cadence.QUARTER);
        Period first = wanted.firstCovered();
        return input(wanted, plans, quarters ? first.quarterStart() : first);
    }

    /** With lines of earlier months of the quarter, whatever plans there are: for plans that are only tried. */
    PeriodInput inputForAnyPlans(Wanted wanted) {
        return input(wanted, plans(wanted), wanted.firstCovered().quarterStart());
    }

    private PeriodInput input(Wanted wanted, List<PlanVersion> plans, Period from) {
        PartnerId partner = wanted.partner().id();
        CurrencyCode currency = wanted.partner().currency();
        Function<Period, RulesSnapshot> rulesOf = rulesOf(
                wanted,
                wanted.present() ? reads.rules().current() : reads.rules().asOf(wanted.asOf()));
        // Of a month that is closing, those it began to close with, however long ago.
        RulesSnapshot rules = rulesOf.apply(wanted.period());
        Carried carried = wanted.carried() == null ? carriedFromClosed(wanted) : wanted.carried();
        List<FrozenShare> frozen = withCorrections(wanted, carried);
        return new PeriodInput(
                partner,
                currency,
                wanted.period(),
                wanted.closed().through(),
                wanted.firstCovered(),
                bill(wanted),
                groups(wanted, from),
                reads.combinations()::get,
                rules,
                rulesOf,
                plans,
                paid(wanted),
                lines(wanted),
                unpaid(wanted, from, frozen),
                frozen,
                wanted.allShares(),
                carried.balance(),
                programme.subsidies(wanted.partner(), wanted.firstCovered(), wanted.period(), rules, wanted.asOf()),
                programme.benefits(wanted.partner(), wanted.firstCovered(), wanted.period(), wanted.asOf()),
                programme.adjustments(wanted.partner(), wanted.firstCovered(), wanted.period(), rules, wanted.asOf()),
                programme.overdue(wanted.partner(), rules, wanted.asOf()),
                carried.frozenBenefits(),
                programme.balanceLapses(wanted.partner(), rules, wanted.asOf()));
    }

    private List<LineGroup> groups(Wanted wanted, Period from) {
        return wanted.kept() == null
                ? reads.groups().of(wanted.partner().id(), from, wanted.period(), wanted.known())
                : wanted.kept().groups(from, wanted.period());
    }

    private LineSource lines(Wanted wanted) {
        return wanted.kept() == null
                ? reads.groups().lines(wanted.partner().id(), wanted.known())
                : wanted.kept().source();
    }

    private Bill bill(Wanted wanted) {
        if (wanted.kept() != null) {
            return wanted.kept()
                    .bill(
                            wanted.partner().id(),
                            wanted.period(),
                            wanted.partner().currency());
        }
        var owner = new Owner(wanted.partner().id(), false, wanted.partner().currency());
        return reads.bills().bill(owner, wanted.period(), wanted.known(), BillState.OPEN);
    }

    private Carried carriedFromClosed(Wanted wanted) {
        PartnerId partner = wanted.partner().id();
        // Of shares that nothing has come for nothing has to be known: they stay frozen.
        boolean all = !wanted.present() || wanted.kept() != null;
        return new Carried(
                reads.periods().balanceBefore(partner, wanted.period(), wanted.asOf()),
                all
                        ? reads.periods().frozenBefore(partner, wanted.period(), wanted.asOf())
                        : reads.periods().mayBeReleased(partner, wanted.period(), wanted.asOf()),
                reads.periods().frozenBenefitsBefore(partner, wanted.period(), wanted.asOf()));
    }

    /** Shares frozen before, and corrections that stand on this statement and wait with their lines. */
    private List<FrozenShare> withCorrections(Wanted wanted, Carried carried) {
        List<FrozenShare> frozen = new ArrayList<>(carried.frozen());
        reads.corrections()
                .mayBeUnpaid(
                        wanted.partner().id(),
                        wanted.firstCovered(),
                        wanted.period(),
                        wanted.asOf(),
                        wanted.partner().currency())
                .forEach(it -> frozen.add(
                        new FrozenShare(it.lineNo(), wanted.period(), it.amount(), FreezeReason.CREDIT_UNPAID)));
        return frozen;
    }

    private PaidPlans paid(Wanted wanted) {
        PartnerStanding partner = wanted.partner();
        return (plan, earnedIn) -> reads.periods()
                .planResult(partner.id(), plan, earnedIn, partner.currency(), wanted.asOf())
                .orElse(null);
    }

    private List<PlanVersion> plans(Wanted wanted) {
        List<PlanVersion> published = wanted.present()
                ? reads.rules().publishedPlans()
                : reads.rules().publishedPlans(wanted.asOf());
        List<PlanVersion> corrected = published;
        for (CorrectedRules it : corrections(wanted)) {
            corrected = it.rules().plans(corrected);
        }
        return corrected.stream()
                .filter(plan ->
                        plan.appliesTo(wanted.partner().id(), wanted.partner().currency()))
                .toList();
    }

    /** A closed bill month keeps the rules of its close; the one that is closing has them already. */
    private Function<Period, RulesSnapshot> rulesOf(Wanted wanted, RulesSnapshot current) {
        var closes = ClosedMonthsOf.asOf(
                reads.periods().closedMonths(wanted.partner().id()), wanted.asOf());
        Map<Period, RulesSnapshot> byMonth = new HashMap<>();
        List<CorrectedRules> corrections = corrections(wanted);
        return month -> byMonth.computeIfAbsent(month, it -> {
            RulesSnapshot rules = closes.closeOf(it)
                    .map(close -> reads.rules().at(close.rulesNo()))
                    .orElse(current);
            for (CorrectedRules correction : corrections) {
                rules = it.isBefore(correction.standsOn())
                        ? correction.rules().rules(it, rules, reads.rules()::at)
                        : rules;
            }
            return rules;
        });
    }

    private List<CorrectedRules> corrections(Wanted wanted) {
        return reads.corrections().rules(wanted.partner().id(), wanted.asOf());
    }

    private Map<Long, FreezeReason> unpaid(Wanted wanted, Period from, List<FrozenShare> frozen) {
        List<Long> lineNos = frozen.stream().map(FrozenShare::lineNo).toList();
        if (wanted.kept() != null) {
            Map<Long, FreezeReason> unpaid = new HashMap<>(wanted.kept().unpaidLines());
            List<Long> others =
                    lineNos.stream().filter(it -> !unpaid.containsKey(it)).toList();
            if (!others.isEmpty()) { // They are paid, or lines of earlier quarters.
                unpaid.putAll(reads.unpaid().ofLines(others, new Moment(wanted.known(), wanted.asOf())));
            }
            return unpaid;
        }
        return reads.unpaid()
                .unpaid(
                        wanted.partner().id(),
                        from,
                        wanted.period(),
                        lineNos,
                        new Moment(wanted.known(), wanted.asOf()));
    }
}
