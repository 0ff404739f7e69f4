package org.partnerledger.core.recalculation;

import org.axonframework.config.Configurer;

/** The door of this package: what the application has to register for closed months to be corrected. */
public final class RecalculationFeature {

    private RecalculationFeature() {}

    public static void register(Configurer configurer) {
        var _ = configurer.configureAggregate(Recalculation.class).configureAggregate(PartnerCorrection.class);
    }
}
