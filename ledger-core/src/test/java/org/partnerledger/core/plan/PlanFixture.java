package org.partnerledger.core.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.combination.Combination;
import org.partnerledger.core.consumption.ChargingMode;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.Provider;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.partner.Segment;
import org.partnerledger.core.plan.PlanDraft.ConditionDraft;
import org.partnerledger.core.plan.PlanDraft.FactorDraft;

/** The plan that every plan test tells of: the example of the contract, 5 % of resale and 8 % from 100,000 on. */
public final class PlanFixture {

    public static final PlanId PLAN = new PlanId("CN-RESALE-BASE");

    private PlanFixture() {}

    public static PlanDraft draft() {
        return new Draft().build();
    }

    /** The published form of {@link #draft}. */
    public static PlanVersion plan() {
        return published(draft());
    }

    public static PlanVersion published(PlanDraft draft) {
        return new DraftCheck(draft).plan();
    }

    /** An on-demand usage line of {@code ecs}, resold to an enterprise. */
    public static Combination ecs() {
        return line("ecs", Map.of());
    }

    public static Combination line(String serviceType, Map<String, String> tags) {
        return new Combination(
                Association.RESALE,
                Segment.ENTERPRISE,
                serviceType,
                "vm",
                null,
                "cn-north-4",
                Provider.CLOUD,
                ChargingMode.ON_DEMAND,
                LineType.USAGE,
                tags);
    }

    public static ConditionDraft when(String member, String... alternatives) {
        return new ConditionDraft(Map.of(member, List.of(alternatives)), Map.of());
    }

    public static Tier tier(String from, String rate) {
        return new Tier(Amount.of(from), new BigDecimal(rate));
    }

    public static FactorDraft factor(String serviceType, String factor) {
        return new FactorDraft(when("serviceTypes", serviceType), new BigDecimal(factor));
    }

    /** What differs from the example; a draft in the making. */
    public static final class Draft {

        int version = 1;
        String validFrom = "2026-01";

        @Nullable
        String validTo;

        String cadence = "MONTH";
        List<String> associations = List.of("RESALE");
        List<String> productClasses = List.of("GENERAL");
        public ConditionDraft when = ConditionDraft.NONE;
        List<FactorDraft> factors = List.of(factor("obs", "0.5"));
        String tierMode = "SLAB";
        List<Tier> tiers = List.of(tier("0", "0.05"), tier("100000", "0.08"));
        String threshold = "0";

        @Nullable
        String cap;

        String stacking = "EXCLUSIVE";

        @Nullable
        List<String> currencies;

        @Nullable
        List<String> partners;

        public PlanDraft build() {
            return new PlanDraft(
                    PLAN,
                    version,
                    "Base incentive",
                    Period.of(validFrom),
                    validTo == null ? null : Period.of(validTo),
                    cadence,
                    associations,
                    productClasses,
                    when,
                    factors,
                    tierMode,
                    tiers,
                    Amount.of(threshold),
                    cap == null ? null : Amount.of(cap),
                    stacking,
                    10,
                    currencies,
                    partners);
        }
    }
}
