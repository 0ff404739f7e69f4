package org.partnerledger.api.store.axon;

import org.axonframework.config.AggregateConfiguration;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.jspecify.annotations.Nullable;

/**
 * Takes snapshots of the aggregates that features register. Upstream looks for their factories among Spring's beans,
 * finds none, and only logs a warning for every snapshot that is not taken.
 */
final class FeatureSnapshotter extends AggregateSnapshotter {

    private final Configuration configuration;

    private FeatureSnapshotter(Builder builder, Configuration configuration) {
        super(builder);
        this.configuration = configuration;
    }

    static FeatureSnapshotter of(Builder builder, Configuration configuration) {
        return new FeatureSnapshotter(builder, configuration);
    }

    @Override
    protected @Nullable AggregateFactory<?> getAggregateFactory(Class<?> aggregateType) {
        for (AggregateConfiguration<?> aggregate : configuration.findModules(AggregateConfiguration.class)) {
            if (aggregate.aggregateType().equals(aggregateType)) {
                return aggregate.aggregateFactory();
            }
        }
        return super.getAggregateFactory(aggregateType);
    }
}
