package org.partnerledger.core.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.plan.Cadence;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.rulebook.CatalogueEntry;
import org.partnerledger.core.rulebook.Parameters;
import org.partnerledger.core.rulebook.RulesSnapshot;

/**
 * Rules to use for some months instead of those in force. What it does not name stays as it is, so that an empty one
 * changes nothing.
 *
 * @param months for which it is meant, ascending: bill months for parameters and catalogue, months of recognition for
 *     plans. A QUARTER plan is replaced for whole quarters
 * @param rulesNo parameters, catalogue and calendars as they stood after that put; null = as the close fixed them
 * @param parameters instead of those; null = not replaced
 * @param catalogue lists put on top of the catalogue
 * @param plans instead of every version of the same plan, in the months in which they are valid
 * @param withoutPlans plans that are taken away
 * @param knownFacts whether membership, certification and earlier links count as they are known today
 */
public record RuleSet(
        List<Period> months,
        @Nullable Integer rulesNo,
        @Nullable Parameters parameters,
        List<CatalogueList> catalogue,
        List<PlanVersion> plans,
        List<PlanId> withoutPlans,
        boolean knownFacts) {

    public RuleSet {
        months = List.copyOf(new TreeSet<>(months));
        catalogue = List.copyOf(catalogue);
        plans = List.copyOf(plans);
        withoutPlans = List.copyOf(withoutPlans);
        if (months.isEmpty()) {
            throw new IllegalArgumentException("rules are meant for one month at least");
        }
    }

    /** @param from the list holds from here until a later one of the catalogue */
    public record CatalogueList(Period from, List<CatalogueEntry> entries) {

        public CatalogueList {
            entries = List.copyOf(entries);
        }
    }

    /** Changes nothing: what a month comes to by the rules in force. */
    public static RuleSet inForce(List<Period> months) {
        return new RuleSet(months, null, null, List.of(), List.of(), List.of(), false);
    }

    public Period firstMonth() {
        return months.getFirst();
    }

    /**
     * The rules of a bill month.
     *
     * @param inForce what holds for it otherwise
     * @param at rules by number
     */
    public RulesSnapshot rules(Period billMonth, RulesSnapshot inForce, IntFunction<RulesSnapshot> at) {
        if (!months.contains(billMonth)) {
            return inForce;
        }
        RulesSnapshot base = rulesNo == null ? inForce : at.apply(rulesNo);
        var changed = base.catalogue();
        for (CatalogueList list : catalogue) {
            changed = changed.with(list.from(), list.entries());
        }
        return new RulesSnapshot(
                base.rulesNo(), parameters == null ? base.parameters() : parameters, changed, base.putCalendars());
    }

    /** The plan versions of all months: those in force, but for what is replaced or taken away. */
    public List<PlanVersion> plans(List<PlanVersion> inForce) {
        var changed = new ArrayList<PlanVersion>();
        for (PlanVersion plan : inForce) {
            NavigableSet<Period> scope = scopeOf(plan.planId(), inForce);
            changed.addAll(outside(plan, replaced(plan.planId(), scope)));
        }
        for (PlanVersion plan : plans) {
            NavigableSet<Period> valid = new TreeSet<>(scopeOf(plan.planId(), inForce));
            valid.removeIf(month -> !plan.validIn(month));
            changed.addAll(within(plan, valid));
        }
        return changed;
    }

    private NavigableSet<Period> scopeOf(PlanId plan, List<PlanVersion> inForce) {
        boolean quarterly = Stream.concat(inForce.stream(), plans.stream())
                .anyMatch(it -> it.planId().equals(plan) && it.cadence() == Cadence.QUARTER);
        NavigableSet<Period> scope = new TreeSet<>(months);
        if (quarterly) {
            months.forEach(month -> {
                scope.add(month.quarterStart());
                scope.add(month.quarterStart().next());
                scope.add(month.quarterEnd());
            });
        }
        return scope;
    }

    private NavigableSet<Period> replaced(PlanId plan, NavigableSet<Period> scope) {
        NavigableSet<Period> replaced = new TreeSet<>(scope);
        if (!withoutPlans.contains(plan)) {
            replaced.removeIf(
                    month -> plans.stream().noneMatch(it -> it.planId().equals(plan) && it.validIn(month)));
        }
        return replaced;
    }

    /** The version in its own months but these: no part, one part, or one before and one after each of them. */
    private static List<PlanVersion> outside(PlanVersion plan, NavigableSet<Period> months) {
        var parts = new ArrayList<PlanVersion>();
        Period from = plan.validFrom();
        Period end = plan.validTo();
        for (Period month : months) {
            if (plan.validIn(month)) {
                if (month.isAfter(from)) {
                    parts.add(plan.limitedTo(from, month.plus(-1)));
                }
                from = month.next();
            }
        }
        if (end == null || !from.isAfter(end)) {
            parts.add(plan.limitedTo(from, end));
        }
        return parts;
    }

    private static List<PlanVersion> within(PlanVersion plan, NavigableSet<Period> months) {
        var parts = new ArrayList<PlanVersion>();
        Set<Period> done = new HashSet<>();
        for (Period from : months) {
            Period to = from;
            while (months.contains(to.next())) {
                to = to.next();
            }
            if (done.add(to)) { // Later months of the same stretch end where it ends.
                parts.add(plan.limitedTo(from, to));
            }
        }
        return parts;
    }
}
