package org.partnerledger.core.seal;

import org.axonframework.config.Configurer;

/** The door of this package: what the application has to register for seals to work. */
public final class SealFeature {

    private SealFeature() {}

    public static void register(Configurer configurer) {
        var _ = configurer.configureAggregate(PartnerSeals.class).configureAggregate(CloseSeals.class);
    }
}
