package org.partnerledger.core.performance;

import java.util.List;
import org.partnerledger.core.combination.Combination;
import org.partnerledger.core.stored.StoredName;

/** What the ledger decided about lines, apart from the facts: a line can be decided again, its fact never changes. */
public sealed interface DecisionEvent {

    /**
     * @param causedBy why they were decided: {@code "arrival"} or the fact that made it necessary, as source and id
     * @param combinations those that were seen for the first time
     * @param lineNos parallel to {@code decisions}
     */
    @StoredName("lines-decided")
    record LinesDecided(
            String causedBy, List<NumberedCombination> combinations, List<Long> lineNos, List<LineDecision> decisions)
            implements DecisionEvent {

        public LinesDecided {
            if (lineNos.size() != decisions.size()) {
                throw new IllegalArgumentException(lineNos.size() + " lines, " + decisions.size() + " decisions");
            }
        }
    }

    /** @param number from 1, never used again */
    record NumberedCombination(int number, Combination combination) {}
}
