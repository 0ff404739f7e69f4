package org.partnerledger.core.reconciliation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;

/**
 * What became of one key.
 *
 * @param why code of what is missing; null where both sides can be compared
 * @param difference ours − theirs
 * @param steps lead from theirs to ours; they add up to the difference
 */
public record Verdict(Result result, @Nullable String why, Amount difference, List<Step> steps) {

    /** @throws IllegalArgumentException where the steps do not add up */
    public Verdict {
        steps = List.copyOf(steps);
        Amount sum = steps.stream().map(Step::amount).reduce(Amount.ZERO, Amount::plus);
        if (!sum.equals(difference)) {
            throw new IllegalArgumentException("steps of " + sum + " for a difference of " + difference);
        }
    }
}
