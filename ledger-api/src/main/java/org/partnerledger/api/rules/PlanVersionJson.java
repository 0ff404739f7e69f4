package org.partnerledger.api.rules;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.plan.PlanDraft;
import org.partnerledger.projections.rules.PlanView;

/**
 * A plan on the way out: the members of the contract, and where it stands.
 *
 * @param state DRAFT or PUBLISHED
 */
record PlanVersionJson(
        PlanId planId,
        int version,
        String name,
        Period validFrom,
        @Nullable Period validTo,
        String cadence,
        List<String> associations,
        List<String> productClasses,
        @Nullable Map<String, Object> when,
        List<FactorJson> factors,
        String tierMode,
        List<TierJson> tiers,
        Amount threshold,
        @Nullable Amount capPerPeriod,
        String stacking,
        int priority,
        @Nullable List<String> currencies,
        @Nullable List<String> partners,
        String state,
        Instant draftedAt,
        @Nullable Instant publishedAt) {

    record FactorJson(@Nullable Map<String, Object> when, String factor) {}

    record TierJson(Amount from, String rate) {}

    static PlanVersionJson of(PlanView view) {
        PlanDraft it = view.draft();
        return new PlanVersionJson(
                it.planId(),
                it.version(),
                it.name(),
                it.validFrom(),
                it.validTo(),
                it.cadence(),
                it.associations(),
                it.productClasses(),
                ConditionJson.of(it.when()),
                it.factors().stream()
                        .map(factor -> new FactorJson(
                                ConditionJson.of(factor.when()), factor.factor().toPlainString()))
                        .toList(),
                it.tierMode(),
                it.tiers().stream()
                        .map(tier -> new TierJson(tier.from(), tier.rate().toPlainString()))
                        .toList(),
                it.threshold(),
                it.capPerPeriod(),
                it.stacking(),
                it.priority(),
                it.currencies(),
                it.partners(),
                view.isPublished() ? "PUBLISHED" : "DRAFT",
                view.draftedAt(),
                view.publishedAt());
    }
}
