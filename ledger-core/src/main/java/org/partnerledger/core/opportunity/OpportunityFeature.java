package org.partnerledger.core.opportunity;

import org.axonframework.config.Configurer;

/** The door of this package: what the application has to register for opportunities to work. */
public final class OpportunityFeature {

    private OpportunityFeature() {}

    public static void register(Configurer configurer) {
        var _ = configurer.configureAggregate(Opportunity.class);
        var _ = configurer.configureAggregate(Duplicates.class);
    }
}
