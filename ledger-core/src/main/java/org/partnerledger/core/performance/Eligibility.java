package org.partnerledger.core.performance;

import org.jspecify.annotations.Nullable;
import org.partnerledger.core.combination.Combination;
import org.partnerledger.core.consumption.Provider;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.rulebook.ProductClass;
import org.partnerledger.core.rulebook.RulesSnapshot;

/**
 * The reasons that depend on what was bought and on the rules (domain.md, section 3, reasons 4 to 6), and the class of
 * the product. Pure.
 */
public final class Eligibility {

    private Eligibility() {}

    /** The one primary reason of a group; null where its lines bring performance. */
    public static @Nullable Exclusion reason(GroupKey key, Combination combination, RulesSnapshot rules) {
        if (key.excluded() != null) {
            return key.excluded();
        }
        if (combination.provider() == Provider.MARKETPLACE
                && !rules.parameters().marketplaceCounts()) {
            return Exclusion.MARKETPLACE_EXCLUDED;
        }
        if (combination.lineType().isExcludedFromPerformance()) {
            return Exclusion.LINE_TYPE_EXCLUDED;
        }
        return classOf(combination, key.classMonth(), rules) == ProductClass.NO_PERFORMANCE
                ? Exclusion.PRODUCT_NO_PERFORMANCE
                : null;
    }

    public static ProductClass classOf(Combination combination, Period classMonth, RulesSnapshot rules) {
        return rules.catalogue()
                .classOf(combination.serviceType(), combination.resourceType(), combination.productId(), classMonth);
    }
}
