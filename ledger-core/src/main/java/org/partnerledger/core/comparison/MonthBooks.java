package org.partnerledger.core.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.partnerledger.core.calculation.GroupDecision;
import org.partnerledger.core.calculation.PlanResult;
import org.partnerledger.core.calculation.SettledPeriod;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Money;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.statement.Statement.ClawBackEntry;
import org.partnerledger.core.statement.Statement.SubsidyEntry;

/**
 * The part of a statement that rules decide: what plans paid and to whose lines, what was clawed back, what subsidies
 * came to. What stands in the books of a closed month is what was published, or what it was corrected to since.
 */
public record MonthBooks(
        List<PlanResult> results,
        List<GroupDecision> decisions,
        List<ClawBackEntry> clawbacks,
        List<SubsidyEntry> subsidies) {

    public MonthBooks {
        results = List.copyOf(results);
        decisions = List.copyOf(decisions);
        clawbacks = List.copyOf(clawbacks);
        subsidies = List.copyOf(subsidies);
    }

    static MonthBooks of(SettledPeriod it) {
        return new MonthBooks(
                it.results(),
                it.decisions(),
                it.statement().clawbacks(),
                it.statement().subsidies());
    }

    /** Those, and of a plan that paid here and pays nothing there exactly that: nothing, for later claw-backs. */
    MonthBooks followedBy(MonthBooks after) {
        var all = new ArrayList<>(after.results());
        for (PlanResult had : results) {
            boolean pays = after.results().stream()
                    .anyMatch(it ->
                            it.planId().equals(had.planId()) && it.earnedIn().equals(had.earnedIn()));
            if (!pays) {
                all.add(new PlanResult(
                        had.planId(),
                        had.version(),
                        had.earnedIn(),
                        Money.zero(had.incentive().currency()),
                        Amount.ZERO));
            }
        }
        return new MonthBooks(all, after.decisions(), after.clawbacks(), after.subsidies());
    }

    /** Plan incentives, claw-backs and subsidies together. */
    public Amount earned() {
        return Stream.of(
                        results.stream().map(it -> it.incentive().toAmount()),
                        clawbacks.stream().map(ClawBackEntry::amount),
                        subsidies.stream().map(SubsidyEntry::net))
                .flatMap(amounts -> amounts)
                .reduce(Amount.ZERO, Amount::plus);
    }

    /**
     * Whether every line, refund and project has in {@code other} what it has here, told by sums and by who takes which
     * group: then no line has to be looked at.
     */
    boolean isWorthTheSame(MonthBooks other) {
        return paid().equals(other.paid())
                && takers().equals(other.takers())
                && new HashSet<>(clawbacks).equals(new HashSet<>(other.clawbacks()))
                && netBySubsidy().equals(other.netBySubsidy());
    }

    /** What a plan paid, without the number of the version that did: a version of the same content pays the same. */
    private record Paid(PlanId plan, Period earnedIn, Amount incentive, Amount base) {}

    private Set<Paid> paid() {
        var paid = new HashSet<Paid>();
        results.stream()
                .filter(it -> !it.base().isZero() || it.incentive().minorUnits() != 0)
                .forEach(it -> paid.add(
                        new Paid(it.planId(), it.earnedIn(), it.incentive().toAmount(), it.base())));
        return paid;
    }

    private Map<GroupKey, Map<PlanId, Amount>> takers() {
        Map<GroupKey, Map<PlanId, Amount>> takers = new HashMap<>();
        for (GroupDecision decision : decisions) {
            Map<PlanId, Amount> factors = new HashMap<>();
            decision.takers().forEach(it -> factors.put(it.planId(), Amount.of(it.factor())));
            if (!factors.isEmpty()) {
                takers.put(decision.group(), factors);
            }
        }
        return takers;
    }

    Map<String, Amount> netBySubsidy() {
        Map<String, Amount> nets = new HashMap<>();
        subsidies.forEach(it -> nets.merge(it.projectId(), it.net(), Amount::plus));
        nets.values().removeIf(Amount::isZero);
        return nets;
    }
}
