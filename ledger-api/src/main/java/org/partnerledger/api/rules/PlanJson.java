package org.partnerledger.api.rules;

import static org.partnerledger.api.body.JsonShapes.amount;
import static org.partnerledger.api.body.JsonShapes.decimal;
import static org.partnerledger.api.body.JsonShapes.id;
import static org.partnerledger.api.body.JsonShapes.listOf;
import static org.partnerledger.api.body.JsonShapes.month;
import static org.partnerledger.api.body.JsonShapes.object;
import static org.partnerledger.api.body.JsonShapes.text;
import static org.partnerledger.api.body.JsonShapes.wholeNumber;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.partnerledger.api.body.JsonMembers;
import org.partnerledger.api.body.JsonShape;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.plan.PlanDraft;
import org.partnerledger.core.plan.PlanDraft.ConditionDraft;
import org.partnerledger.core.plan.PlanDraft.FactorDraft;
import org.partnerledger.core.plan.Stacking;
import org.partnerledger.core.plan.Tier;

/**
 * Reads a plan as the contract writes it (contract.md, section 2). Codes stay texts: publishing says which are unknown.
 */
final class PlanJson {

    static final JsonShape<PlanDraft> SHAPE = object(PlanJson::plan);

    private static final JsonShape<ConditionDraft> CONDITION = object(ConditionJson::read);

    private PlanJson() {}

    private static Supplier<PlanDraft> plan(JsonMembers body) {
        var planId = body.required("planId", id().as(PlanId::new));
        var version = body.required("version", wholeNumber(1, Integer.MAX_VALUE));
        var name = body.nullable("name", text());
        var validFrom = body.required("validFrom", month());
        var validTo = body.nullable("validTo", month());
        var cadence = body.required("cadence", text());
        var associations = body.required("associations", listOf(text()));
        var productClasses = body.required("productClasses", listOf(text()));
        var when = body.optional("when", ConditionDraft.NONE, CONDITION);
        var factors = body.optional("factors", List.of(), listOf(object(PlanJson::factor)));
        var tierMode = body.required("tierMode", text());
        var tiers = body.required("tiers", listOf(object(PlanJson::tier)));
        var threshold = body.optional("threshold", Amount.ZERO, amount());
        var capPerPeriod = body.nullable("capPerPeriod", amount());
        var stacking = body.optional("stacking", Stacking.EXCLUSIVE.name(), text());
        var priority = body.optional("priority", 0, wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE));
        var currencies = body.nullable("currencies", listOf(text()));
        var partners = body.nullable("partners", listOf(text()));
        return () -> new PlanDraft(
                planId.get(),
                version.get(),
                Objects.requireNonNullElse(name.get(), planId.get().value()),
                validFrom.get(),
                validTo.get(),
                cadence.get(),
                associations.get(),
                productClasses.get(),
                when.get(),
                factors.get(),
                tierMode.get(),
                tiers.get(),
                threshold.get(),
                capPerPeriod.get(),
                stacking.get(),
                priority.get(),
                currencies.get(),
                partners.get());
    }

    private static Supplier<FactorDraft> factor(JsonMembers body) {
        var when = body.optional("when", ConditionDraft.NONE, CONDITION);
        var factor = body.required("factor", decimal());
        return () -> new FactorDraft(when.get(), factor.get());
    }

    private static Supplier<Tier> tier(JsonMembers body) {
        var from = body.required("from", amount());
        var rate = body.required("rate", decimal());
        return () -> new Tier(from.get(), rate.get());
    }
}
