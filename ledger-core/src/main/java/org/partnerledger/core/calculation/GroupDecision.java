package org.partnerledger.core.calculation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.performance.Exclusion;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.rulebook.ProductClass;

/**
 * What was decided about a group of lines in a month: the part of every line's story that its combination decides.
 *
 * @param excluded the one primary reason; null where the lines bring performance
 * @param productClass in the class month
 * @param takers plans for which the lines count now, by id; a refund's too, while the month or quarter of its base is
 *     open
 * @param primary of the takers, the one under which the performance stands; null without takers
 * @param clawedBack plans that paid a refund's base and take it back
 * @param noPlan NO_PLAN or PRODUCT_NO_REBATE where neither takes it nor pays it back; else null, and null as long as
 *     the month that recognises the lines is still to come
 */
public record GroupDecision(
        GroupKey group,
        @Nullable Exclusion excluded,
        ProductClass productClass,
        List<Taken> takers,
        @Nullable PlanId primary,
        List<Taken> clawedBack,
        @Nullable String noPlan) {

    public static final String NO_PLAN = "NO_PLAN";
    public static final String PRODUCT_NO_REBATE = "PRODUCT_NO_REBATE";

    public GroupDecision {
        takers = List.copyOf(takers);
        clawedBack = List.copyOf(clawedBack);
    }

    /** A plan and the factor it has for the group, as text of a decimal. */
    public record Taken(PlanId planId, int version, String factor) {}

    /** Whether the lines stand under CLAWED_BACK_REFUNDS: no plan takes them any more. */
    public boolean isClawedBackOnly() {
        return takers.isEmpty() && !clawedBack.isEmpty();
    }
}
