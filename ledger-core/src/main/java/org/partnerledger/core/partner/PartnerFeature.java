package org.partnerledger.core.partner;

import org.axonframework.config.Configurer;
import org.partnerledger.core.kernel.PartnerId;

/** The door of this package: what the application has to register for partners and customers to work. */
public final class PartnerFeature {

    private PartnerFeature() {}

    public static void register(Configurer configurer) {
        var _ = configurer.configureAggregate(Partner.class);
        var _ = configurer.configureAggregate(Customer.class);
    }

    /** The stream that a partner's events stand in. */
    public static String streamOf(PartnerId id) {
        return Partner.stream(id);
    }
}
