package org.partnerledger.core.plan;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.kernel.Refused;

/**
 * A version of a plan as it was written, before anyone has checked it: codes are still texts, tiers in any order.
 * Publishing makes a {@link PlanVersion} of it or says everything that is wrong with it; the components are explained
 * there.
 */
public record PlanDraft(
        PlanId planId,
        int version,
        String name,
        Period validFrom,
        @Nullable Period validTo,
        String cadence,
        List<String> associations,
        List<String> productClasses,
        ConditionDraft when,
        List<FactorDraft> factors,
        String tierMode,
        List<Tier> tiers,
        Amount threshold,
        @Nullable Amount capPerPeriod,
        String stacking,
        int priority,
        @Nullable List<String> currencies,
        @Nullable List<String> partners) {

    public PlanDraft {
        associations = List.copyOf(associations);
        productClasses = List.copyOf(productClasses);
        factors = List.copyOf(factors);
        tiers = List.copyOf(tiers);
        currencies = currencies == null ? null : List.copyOf(currencies);
        partners = partners == null ? null : List.copyOf(partners);
    }

    /**
     * The version that publishing would make of it.
     *
     * @throws Refused PLAN_INVALID with everything that is wrong
     */
    public PlanVersion checked() {
        var check = new DraftCheck(this);
        if (!check.problems().isEmpty()) {
            throw new Refused(new PlanRefusal.PlanInvalid(planId, version, check.problems()));
        }
        return check.plan();
    }

    /** A factor as it was written; see {@link Factor}. */
    public record FactorDraft(
            ConditionDraft when,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal factor) {

        public FactorDraft {
            factor = factor.stripTrailingZeros();
        }
    }

    /**
     * A condition as it was written: codes are still texts, and a list that was given may be empty.
     *
     * @param lists by member of the contract, only those that were given: {@code serviceTypes}, {@code lineTypes}, …
     * @param tags by tag name, only those that were given
     */
    public record ConditionDraft(Map<String, List<String>> lists, Map<String, List<String>> tags) {

        /** The members a condition may have, besides {@code tags}. */
        public static final List<String> LISTS = List.of(
                "serviceTypes", "resourceTypes", "productIds", "regions", "chargingModes", "lineTypes", "segments");

        /** What was not given, or given as null: asks nothing. */
        public static final ConditionDraft NONE = new ConditionDraft(Map.of(), Map.of());

        public ConditionDraft {
            lists = inOrder(lists);
            tags = inOrder(tags);
            if (!LISTS.containsAll(lists.keySet())) {
                throw new IllegalArgumentException("a condition has " + LISTS + ", not " + lists.keySet());
            }
        }

        private static Map<String, List<String>> inOrder(Map<String, List<String>> lists) {
            SortedMap<String, List<String>> sorted = new TreeMap<>(Ids.BY_CODE_POINT);
            lists.forEach((name, values) -> sorted.put(name, List.copyOf(values)));
            return Collections.unmodifiableMap(sorted);
        }
    }
}
