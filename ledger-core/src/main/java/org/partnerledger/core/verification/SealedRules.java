package org.partnerledger.core.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.bundle.CorrectedRules;
import org.partnerledger.core.bundle.MonthFacts;
import org.partnerledger.core.bundle.MonthFacts.ClosedMonth;
import org.partnerledger.core.combination.Combination;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.DecisionEvent.NumberedCombination;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.rulebook.RuleBookEvent;
import org.partnerledger.core.rulebook.RulesSnapshot;

/** The rules of a sealed month: every put of the rule book, what each close fixed, the plans. */
final class SealedRules {

    private final List<RulesSnapshot> snapshots = new ArrayList<>(List.of(RulesSnapshot.DEFAULT));
    private final List<ClosedMonth> closed = new ArrayList<>();
    private final List<PlanVersion> plans = new ArrayList<>();
    private final List<CorrectedRules> corrections = new ArrayList<>();
    private final Map<Integer, Combination> combinations = new HashMap<>();
    private @Nullable MonthFacts month;

    void begin(MonthFacts facts) {
        month = facts;
    }

    void close(ClosedMonth it) {
        closed.add(it);
    }

    void put(RuleBookEvent event) {
        snapshots.add(snapshots.getLast().after(event));
    }

    void plan(PlanVersion plan) {
        plans.add(plan);
    }

    void corrected(CorrectedRules it) {
        corrections.add(it);
    }

    void combination(NumberedCombination it) {
        combinations.put(it.number(), it.combination());
    }

    /** Every state of the rules, oldest first. */
    List<RulesSnapshot> states() {
        return List.copyOf(snapshots);
    }

    List<ClosedMonth> closedMonths() {
        return List.copyOf(closed);
    }

    /** Whether a recalculation put something in place of what closes had fixed. */
    boolean isCorrected() {
        return !corrections.isEmpty();
    }

    List<PlanVersion> plans() {
        return plans;
    }

    @Nullable
    MonthFacts month() {
        return month;
    }

    Combination combination(int number) {
        Combination combination = combinations.get(number);
        if (combination == null) {
            throw new IllegalArgumentException("there is no combination " + number);
        }
        return combination;
    }

    /** By what they are made of. */
    Map<Combination, Integer> combinationNumbers() {
        Map<Combination, Integer> numbers = new HashMap<>();
        combinations.forEach((number, combination) -> numbers.put(combination, number));
        return numbers;
    }

    /** The rules of the month itself. */
    RulesSnapshot current() {
        return of(facts().period());
    }

    /**
     * What the close of a bill month fixed, its own or the one it was skipped with; else what was in force. Corrections
     * hold for the months before the one they stand on.
     */
    RulesSnapshot of(Period billMonth) {
        RulesSnapshot rules = atClose(billMonth);
        for (CorrectedRules it : corrections) {
            rules = billMonth.isBefore(it.standsOn()) ? it.rules().rules(billMonth, rules, this::at) : rules;
        }
        return rules;
    }

    /** What the decisions about the lines of a bill month were made by. */
    RulesSnapshot atClose(Period billMonth) {
        int rulesNo = closed.stream()
                .filter(it -> !billMonth.isAfter(it.period()))
                .findFirst()
                .map(ClosedMonth::rulesNo)
                .orElseGet(() -> facts().rulesNo());
        return at(rulesNo);
    }

    private MonthFacts facts() {
        if (month == null) {
            throw new IllegalArgumentException("it is not said what month it is");
        }
        return month;
    }

    private RulesSnapshot at(int rulesNo) {
        if (rulesNo < 0 || rulesNo >= snapshots.size()) {
            throw new IllegalArgumentException("there are no rules " + rulesNo);
        }
        return snapshots.get(rulesNo);
    }
}
