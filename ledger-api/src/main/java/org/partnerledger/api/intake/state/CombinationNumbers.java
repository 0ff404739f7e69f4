package org.partnerledger.api.intake.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnerledger.core.combination.Combination;
import org.partnerledger.core.performance.DecisionEvent.NumberedCombination;

/** Gives combinations their numbers. Used under the intake lock only; thrown away when a transaction fails. */
public final class CombinationNumbers {

    private final Map<Combination, Integer> numbers;
    private final List<NumberedCombination> fresh = new ArrayList<>();
    private int last;

    CombinationNumbers(Map<Combination, Integer> stored) {
        this.numbers = new HashMap<>(stored);
        this.last = stored.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Highest number given so far, those of this transaction included; 0 before the first. */
    int last() {
        return last;
    }

    public int numberOf(Combination combination) {
        Integer known = numbers.get(combination);
        if (known != null) {
            return known;
        }
        numbers.put(combination, ++last);
        fresh.add(new NumberedCombination(last, combination));
        return last;
    }

    /** Those that got their number since the last call. */
    public List<NumberedCombination> takeFresh() {
        List<NumberedCombination> taken = List.copyOf(fresh);
        fresh.clear();
        return taken;
    }
}
