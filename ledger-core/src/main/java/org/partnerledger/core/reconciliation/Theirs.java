package org.partnerledger.core.reconciliation;

import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;

/**
 * All rows of the other side under one key.
 *
 * @param rows 0 where there is none
 * @param sum of the readable amounts in the month's currency
 * @param distinct the same, of equal amounts one only
 * @param unreadable code of what is wrong with a row; null where nothing is
 */
public record Theirs(
        long rows, Amount sum, Amount distinct, @Nullable String unreadable) {

    /** Nothing under the key. */
    public static final Theirs NOTHING = new Theirs(0, Amount.ZERO, Amount.ZERO, null);

    /** What they list again. */
    Amount surplus() {
        return sum.minus(distinct);
    }
}
