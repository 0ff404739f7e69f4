package org.partnerledger.core.settlement;

import org.axonframework.config.Configurer;

/** The door of this package: what the application has to register for statements to be confirmed and disputed. */
public final class SettlementFeature {

    private SettlementFeature() {}

    public static void register(Configurer configurer) {
        var _ = configurer.configureAggregate(PublishedStatement.class);
    }
}
