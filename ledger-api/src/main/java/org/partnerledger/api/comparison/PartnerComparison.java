package org.partnerledger.api.comparison;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.comparison.ComparedPartner.MonthBridge;
import org.partnerledger.api.comparison.ComparedPartner.Standing;
import org.partnerledger.api.period.Estimates;
import org.partnerledger.api.period.PeriodInputs;
import org.partnerledger.api.period.PeriodReads;
import org.partnerledger.api.period.Programme;
import org.partnerledger.core.calculation.PeriodInput;
import org.partnerledger.core.calculation.PlanResult;
import org.partnerledger.core.comparison.Bridge;
import org.partnerledger.core.comparison.Inputs;
import org.partnerledger.core.comparison.MonthBooks;
import org.partnerledger.core.comparison.MonthComparison;
import org.partnerledger.core.comparison.MonthComparison.Compared;
import org.partnerledger.core.comparison.RuleSet;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.rulebook.RulesSnapshot;
import org.partnerledger.core.statement.Statement.SubsidyEntry;
import org.partnerledger.projections.period.PeriodViews.ClosedMonth;
import org.partnerledger.projections.period.PublishedPeriod;

/**
 * Compares one partner's months with what other rules make of them, month after month: what a plan pays for an earlier
 * one by these rules is what later refunds are clawed back with.
 *
 * <p>Every closed month from the first named one on is looked at, because lines carried over, quarters and claw-backs
 * reach beyond the months that are named; open months only where they are named.
 */
final class PartnerComparison {

    private final PeriodReads reads;
    private final PeriodInputs inputs;
    private final Estimates estimates;
    private final Programme programme;
    private final Books books;
    private final KnownFacts facts;

    PartnerComparison(PeriodReads reads, PeriodInputs inputs, Estimates estimates, Programme programme, Books books) {
        this.reads = reads;
        this.inputs = inputs;
        this.estimates = estimates;
        this.programme = programme;
        this.books = books;
        this.facts = new KnownFacts(reads, books);
    }

    /** @param partner tier 1 */
    ComparedPartner compare(PartnerStanding partner, RuleSet rules, Instant now) {
        List<ClosedMonth> closed = reads.periods().closedMonths(partner.id());
        KnownFacts.Moves moved = facts.moves(partner, rules, closed);
        Map<PaidKey, @Nullable PlanResult> paid = new HashMap<>();
        var bridges = new ArrayList<MonthBridge>();
        int months = 0;
        for (ClosedMonth month : closed) {
            PublishedPeriod published = month.published() && !month.period().isBefore(rules.firstMonth())
                    ? reads.periods()
                            .published(partner.id(), month.period(), now)
                            .orElse(null)
                    : null;
            if (published != null) {
                Bridge bridge = closed(new Looked(partner, rules, now, paid, moved), month, published);
                add(bridges, month.period(), bridge);
                months++;
            }
        }
        Period through = closed.isEmpty() ? null : closed.getLast().period();
        for (Period month : rules.months()) {
            if (through == null || month.isAfter(through)) {
                add(bridges, month, open(new Looked(partner, rules, now, paid, moved), month));
                months++;
            }
        }
        return new ComparedPartner(
                partner.id(),
                partner.currency(),
                months,
                new Standing(through, books.correctionNo(partner.id())),
                bridges,
                moved.sinceBooks());
    }

    /** What every month of a comparison shares; {@code paid} grows from month to month, null = pays nothing now. */
    private record Looked(
            PartnerStanding partner,
            RuleSet rules,
            Instant now,
            Map<PaidKey, @Nullable PlanResult> paid,
            KnownFacts.Moves moved) {}

    private record PaidKey(PlanId plan, Period earnedIn) {}

    private static void add(List<MonthBridge> bridges, Period month, Bridge bridge) {
        if (!bridge.isEmpty()) {
            bridges.add(new MonthBridge(month, bridge));
        }
    }

    private Bridge closed(Looked it, ClosedMonth month, PublishedPeriod published) {
        MonthBooks before = books.of(it.partner().id(), it.partner().currency(), month, published);
        PeriodInput sealed = inputs.sealed(it.partner(), month, published, it.now());
        PeriodInput input = under(it, sealed, before.subsidies(), published.publishedAt());
        Bridge bridge = MonthComparison.bridge(new Compared(
                Inputs.moved(input, it.moved().sinceClose()),
                before,
                plan -> books.shares(it.partner().id(), month.period(), plan),
                it.moved().sinceBooks(),
                lineIds -> reads.lines().numbersOf(it.partner().id(), lineIds)));
        remember(it.paid(), before.results(), bridge.after().results());
        return bridge;
    }

    /** Both sides are estimates; one is made of the rules in force. */
    private Bridge open(Looked it, Period month) {
        PeriodInput estimate = estimates.earning(it.partner(), month, it.now());
        MonthComparison.Settled settled = MonthComparison.settled(estimate);
        return MonthComparison.bridge(new Compared(
                under(it, estimate, estimate.subsidies(), it.now()),
                settled.books(),
                settled::sharesOf,
                Map.of(),
                lineIds -> reads.lines().numbersOf(it.partner().id(), lineIds)));
    }

    private PeriodInput under(Looked it, PeriodInput input, List<SubsidyEntry> subsidies, Instant decidedAt) {
        RuleSet rules = it.rules();
        Function<Period, RulesSnapshot> rulesOf =
                month -> rules.rules(month, input.rulesOf().apply(month), reads.rules()::at);
        List<PlanVersion> plans = rules.plans(input.plans()).stream()
                .filter(plan -> plan.appliesTo(it.partner().id(), it.partner().currency()))
                .toList();
        PeriodInput.PaidPlans paid = (plan, earnedIn) -> {
            var key = new PaidKey(plan, earnedIn);
            return it.paid().containsKey(key)
                    ? it.paid().get(key)
                    : input.paid().find(plan, earnedIn);
        };
        boolean named = rules.months().stream()
                .anyMatch(month -> !month.isBefore(input.firstCovered()) && !month.isAfter(input.period()));
        List<SubsidyEntry> decided = named
                ? programme.subsidies(
                        it.partner(), input.firstCovered(), input.period(), rulesOf.apply(input.period()), decidedAt)
                : subsidies;
        return Inputs.under(input, new Inputs.Rules(rulesOf, plans, paid, decided));
    }

    private static void remember(
            Map<PaidKey, @Nullable PlanResult> paid, List<PlanResult> before, List<PlanResult> after) {
        Set<PaidKey> gone = before.stream().map(PartnerComparison::key).collect(Collectors.toCollection(HashSet::new));
        after.forEach(it -> {
            paid.put(key(it), it);
            gone.remove(key(it));
        });
        gone.forEach(key -> paid.put(key, null));
    }

    private static PaidKey key(PlanResult it) {
        return new PaidKey(it.planId(), it.earnedIn());
    }
}
