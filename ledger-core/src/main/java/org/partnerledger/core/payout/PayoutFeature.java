package org.partnerledger.core.payout;

import org.axonframework.config.Configurer;

/** The door of this package: what the application has to register for payouts to work. */
public final class PayoutFeature {

    private PayoutFeature() {}

    public static void register(Configurer configurer) {
        var _ = configurer.configureAggregate(Payout.class);
    }
}
