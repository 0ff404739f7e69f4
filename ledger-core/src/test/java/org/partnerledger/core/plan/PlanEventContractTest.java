package org.partnerledger.core.plan;

import static org.partnerledger.core.plan.PlanFixture.factor;
import static org.partnerledger.core.plan.PlanFixture.published;
import static org.partnerledger.core.plan.PlanFixture.tier;
import static org.partnerledger.core.stored.StoredForm.assertStoredAs;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.plan.PlanDraft.ConditionDraft;
import org.partnerledger.core.plan.PlanEvent.PlanDrafted;
import org.partnerledger.core.plan.PlanEvent.PlanPublished;

/** The stored form of every event, word for word. Whatever changes here needs an upcaster. */
class PlanEventContractTest {

    @Test
    void storesPlanDrafted() {
        assertStoredAs(new PlanDrafted(full()), """
                {"draft":{"planId":"CN-RESALE-BASE","version":1,"name":"Base incentive","validFrom":"2026-01",\
                "validTo":"2026-06","cadence":"MONTH","associations":["RESALE","REFERRAL"],"productClasses":\
                ["GENERAL"],"when":{"lists":{"lineTypes":["USAGE","PURCHASE"],"regions":["cn-north-4"]},\
                "tags":{"stage":["prod"]}},\
                "factors":[{"when":{"lists":{"serviceTypes":["obs"]},"tags":{}},"factor":"0.5"}],"tierMode":"SLAB",\
                "tiers":[{"from":"0.00","rate":"0.05"},{"from":"100000.00","rate":"0.08"}],"threshold":"100.00",\
                "capPerPeriod":"5000.00","stacking":"ADDITIVE","priority":10,"currencies":["CNY"],\
                "partners":["p-1"]}}""");
    }

    @Test
    void storesPlanPublished() {
        assertStoredAs(new PlanPublished(published(full())), """
                {"plan":{"planId":"CN-RESALE-BASE","version":1,"name":"Base incentive","validFrom":"2026-01",\
                "validTo":"2026-06","cadence":"MONTH","associations":["RESALE","REFERRAL"],"productClasses":\
                ["GENERAL"],"when":{"serviceTypes":[],"resourceTypes":[],"productIds":[],"regions":["cn-north-4"],\
                "chargingModes":[],"lineTypes":["PURCHASE","USAGE"],"segments":[],"tags":{"stage":["prod"]}},\
                "factors":[{"when":{"serviceTypes":["obs"],"resourceTypes":[],"productIds":[],"regions":[],\
                "chargingModes":[],"lineTypes":[],"segments":[],"tags":{}},"factor":"0.5"}],"tierMode":"SLAB",\
                "tiers":[{"from":"0.00","rate":"0.05"},{"from":"100000.00","rate":"0.08"}],"threshold":"100.00",\
                "capPerPeriod":"5000.00","stacking":"ADDITIVE","priority":10,"currencies":["CNY"],\
                "partners":["p-1"]}}""");
    }

    @Test
    void storesWhatAPlanLeavesOutAsNothing() {
        assertStoredAs(new PlanPublished(PlanFixture.plan()), """
                {"plan":{"planId":"CN-RESALE-BASE","version":1,"name":"Base incentive","validFrom":"2026-01",\
                "validTo":null,"cadence":"MONTH","associations":["RESALE"],"productClasses":\
                ["GENERAL"],"when":{"serviceTypes":[],"resourceTypes":[],"productIds":[],"regions":[],\
                "chargingModes":[],"lineTypes":[],"segments":[],"tags":{}},\
                "factors":[{"when":{"serviceTypes":["obs"],"resourceTypes":[],"productIds":[],"regions":[],\
                "chargingModes":[],"lineTypes":[],"segments":[],"tags":{}},"factor":"0.5"}],"tierMode":"SLAB",\
                "tiers":[{"from":"0.00","rate":"0.05"},{"from":"100000.00","rate":"0.08"}],"threshold":"0.00",\
                "capPerPeriod":null,"stacking":"EXCLUSIVE","priority":10,"currencies":null,"partners":null}}""");
    }

    private static PlanDraft full() {
        var draft = new PlanFixture.Draft();
        draft.validTo = "2026-06";
        draft.associations = List.of("RESALE", "REFERRAL");
        draft.when = new ConditionDraft(
                Map.of("regions", List.of("cn-north-4"), "lineTypes", List.of("USAGE", "PURCHASE")),
                Map.of("stage", List.of("prod")));
        draft.factors = List.of(factor("obs", "0.50"));
        draft.tiers = List.of(tier("0", "0.05"), tier("100000", "0.08"));
        draft.threshold = "100";
        draft.cap = "5000";
        draft.stacking = "ADDITIVE";
        draft.currencies = List.of("CNY");
        draft.partners = List.of("p-1");
        return draft.build();
    }
}
