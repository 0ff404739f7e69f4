package org.partnerledger.core.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.combination.Condition;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.rulebook.ProductClass;

/**
 * A published plan of which a test says only what matters to it. The rest is a monthly EXCLUSIVE plan of priority 10
 * for all resold and referred GENERAL products from 2026-01 on, without threshold or cap.
 */
public final class LittlePlan {

    private final String planId;
    private int version = 1;
    private Period from = Period.of("2026-01");
    private @Nullable Period to;
    private Cadence cadence = Cadence.MONTH;
    private List<Association> associations = List.of(Association.RESALE, Association.REFERRAL);
    private List<ProductClass> classes = List.of(ProductClass.GENERAL);
    private Condition when = Condition.ANY;
    private final List<Factor> factors = new ArrayList<>();
    private TierMode mode = TierMode.SLAB;
    private final List<Tier> tiers = new ArrayList<>();
    private Amount threshold = Amount.ZERO;
    private @Nullable Amount cap;
    private Stacking stacking = Stacking.EXCLUSIVE;
    private int priority = 10;

    private LittlePlan(String planId) {
        this.planId = planId;
    }

    /** One rate for everything. */
    public static LittlePlan plan(String planId, String rate) {
        return new LittlePlan(planId).tier("0", rate);
    }

    /** Tiers are to follow. */
    public static LittlePlan tiered(String planId, TierMode mode) {
        var plan = new LittlePlan(planId);
        plan.mode = mode;
        return plan;
    }

    public LittlePlan tier(String tierFrom, String rate) {
        tiers.add(new Tier(Amount.of(tierFrom), new BigDecimal(rate)));
        return this;
    }

    public LittlePlan version(int number, String validFrom, @Nullable String validTo) {
        version = number;
        from = Period.of(validFrom);
        to = validTo == null ? null : Period.of(validTo);
        return this;
    }

    public LittlePlan quarterly() {
        cadence = Cadence.QUARTER;
        return this;
    }

    public LittlePlan of(Association... only) {
        associations = List.of(only);
        return this;
    }

    public LittlePlan classes(ProductClass... only) {
        classes = List.of(only);
        return this;
    }

    public LittlePlan forService(String serviceType) {
        when = service(serviceType);
        return this;
    }

    public LittlePlan forRegion(String region) {
        when = new Condition(Set.of(), Set.of(), Set.of(), Set.of(region), Set.of(), Set.of(), Set.of(), Map.of());
        return this;
    }

    public LittlePlan forTag(String name, String value) {
        when = new Condition(
                Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Map.of(name, Set.of(value)));
        return this;
    }

    public LittlePlan factor(String serviceType, String factor) {
        factors.add(new Factor(service(serviceType), new BigDecimal(factor)));
        return this;
    }

    public LittlePlan threshold(String amount) {
        threshold = Amount.of(amount);
        return this;
    }

    public LittlePlan cap(String amount) {
        cap = Amount.of(amount);
        return this;
    }

    public LittlePlan additive() {
        stacking = Stacking.ADDITIVE;
        return this;
    }

    public LittlePlan priority(int number) {
        priority = number;
        return this;
    }

    public PlanVersion build() {
        return new PlanVersion(
                new PlanId(planId),
                version,
                planId,
                from,
                to,
                cadence,
                associations,
                classes,
                when,
                factors,
                mode,
                tiers,
                threshold,
                cap,
                stacking,
                priority,
                null,
                null);
    }

    private static Condition service(String serviceType) {
        return new Condition(Set.of(serviceType), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Map.of());
    }
}
