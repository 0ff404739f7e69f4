package org.partnerledger.core.benefit;

import org.axonframework.config.Configurer;

/** The door of this package: what the application has to register for benefits to work. */
public final class BenefitFeature {

    private BenefitFeature() {}

    public static void register(Configurer configurer) {
        var _ = configurer.configureAggregate(BenefitAccount.class);
        var _ = configurer.configureAggregate(BenefitClaim.class);
    }
}
