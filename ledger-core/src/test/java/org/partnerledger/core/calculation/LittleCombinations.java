package org.partnerledger.core.calculation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnerledger.core.combination.Combination;

/** Numbers the combinations of the {@link LittleLedger}, from 1. */
final class LittleCombinations {

    private final List<Combination> byNumber = new ArrayList<>();
    private final Map<Combination, Integer> numbers = new HashMap<>();

    int numberOf(Combination combination) {
        return numbers.computeIfAbsent(combination, added -> {
            byNumber.add(added);
            return byNumber.size();
        });
    }

    Combination numbered(int number) {
        return byNumber.get(number - 1);
    }
}
