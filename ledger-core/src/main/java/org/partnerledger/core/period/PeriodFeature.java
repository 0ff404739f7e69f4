package org.partnerledger.core.period;

import org.axonframework.config.Configurer;

/** The door of this package: what the application has to register for months to be closed. */
public final class PeriodFeature {

    private PeriodFeature() {}

    public static void register(Configurer configurer) {
        var _ = configurer.configureAggregate(PartnerPeriod.class);
    }
}
