package org.partnerledger.core.rulebook;

import org.axonframework.config.Configurer;

/** The door of this package: what the application has to register for the rule book to work. */
public final class RuleBookFeature {

    private RuleBookFeature() {}

    public static void register(Configurer configurer) {
        var _ = configurer.configureAggregate(RuleBook.class);
    }
}
