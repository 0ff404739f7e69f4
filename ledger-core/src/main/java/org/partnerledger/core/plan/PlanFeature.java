package org.partnerledger.core.plan;

import org.axonframework.config.Configurer;

/** The door of this package: what the application has to register for incentive plans to work. */
public final class PlanFeature {

    private PlanFeature() {}

    public static void register(Configurer configurer) {
        var _ = configurer.configureAggregate(IncentivePlan.class);
    }
}
