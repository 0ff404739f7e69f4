package org.partnerledger.api.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.partnerledger.api.store.axon.AxonConfiguration;
import org.partnerledger.core.stored.EventTypes;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * An application with the ledger's store and one aggregate, the {@link Counter}. No {@code @Configuration}: the ledger
 * itself, started by a test, would find it and take it for a part of its own.
 */
@EnableAutoConfiguration
@Import({StoreConfiguration.class, AxonConfiguration.class})
public class CounterApplication {

    /** Events of one counter after which a snapshot is taken. */
    public static final int SNAPSHOT_AFTER = 10;

    /** Starts it on the class's database. */
    public static ConfigurableApplicationContext start(LedgerDatabase database, Class<?>... more) {
        List<Class<?>> sources = new ArrayList<>(Arrays.asList(more));
        sources.addFirst(CounterApplication.class);
        return new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .web(WebApplicationType.NONE)
                .run(database.springArguments("spring.main.banner-mode=off", "logging.level.root=warn"));
    }

    @Bean
    EventTypes eventTypes() {
        return EventTypes.of(CounterEvent.class);
    }

    @Bean
    ConfigurerModule counters() {
        return configurer -> configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(Counter.class)
                .configureSnapshotTrigger(
                        axon -> new EventCountSnapshotTriggerDefinition(axon.snapshotter(), SNAPSHOT_AFTER)));
    }
}
