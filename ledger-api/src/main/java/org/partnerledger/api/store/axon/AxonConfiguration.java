package org.partnerledger.api.store.axon;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.partnerledger.api.store.EventReader;
import org.partnerledger.api.store.Fence;
import org.partnerledger.api.store.StoreChecks;
import org.partnerledger.api.store.StoreHealth;
import org.partnerledger.api.store.StoreMetrics;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.stored.EventTypes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Axon on the store, part by part. Without JPA Axon's own auto-configuration silently falls back to parts that keep
 * nothing and roll nothing back, so none of this is left to it.
 */
@Configuration(proxyBeanMethods = false)
public class AxonConfiguration {

    private static final int FETCH_DELAY_MILLIS = 50;

    /** Bounds a unit of work: an event may hold thousands of lines. */
    private static final int EVENTS_PER_BATCH = 50;

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactions(transactions);
    }

    /**
     * Spring's connection of the current transaction. Not wrapped for units of work: the wrapper rolls the connection
     * itself back when an inner unit of work fails, and what the outer transaction does next would be committed without
     * its beginning.
     */
    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new SpringDataSourceConnectionProvider(dataSource);
    }

    @Bean
    @Primary
    Serializer serializer() {
        return TokenSerializer.create();
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer(@Qualifier("serializer") Serializer general) {
        return general;
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(EventTypes types) {
        return EventSerializer.of(types);
    }

    @Bean
    Fence fence(JdbcClient jdbc) {
        return new Fence(jdbc);
    }

    /** How the engine writes. */
    record StoredForms(Serializer events, Serializer snapshots) {}

    /** @param checked the engine relies on what was checked */
    @Bean
    StoredForms storedForms(
            @Qualifier("eventSerializer") Serializer events,
            @Qualifier("serializer") Serializer snapshots,
            StoreChecks checked) {
        return new StoredForms(events, snapshots);
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            ConnectionProvider connections,
            TransactionManager transactions,
            Fence fence,
            StoredForms forms,
            org.axonframework.config.Configuration axon) {
        return FencedEngine.of(new FencedEngine.Parts(
                connections,
                transactions,
                fence,
                forms.events(),
                forms.snapshots(),
                axon.upcasterChain(),
                axon.snapshotFilter()));
    }

    @Bean
    EventReader eventReader(
            DataSource dataSource,
            Fence fence,
            @Qualifier("eventSerializer") Serializer events,
            org.axonframework.config.Configuration axon) {
        return new EventReader(dataSource, fence, events, axon.upcasterChain());
    }

    /**
     * Every processor reads for itself. The shared cache would keep thousands of events, each with thousands of lines,
     * and a commit of another node would not wake it.
     */
    @Bean
    EmbeddedEventStore eventBus(EventStorageEngine engine, org.axonframework.config.Configuration axon) {
        return EmbeddedEventStore.builder()
                .storageEngine(engine)
                .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                .optimizeEventConsumption(false)
                .fetchDelay(FETCH_DELAY_MILLIS)
                .build();
    }

    @Bean
    TokenStore tokenStore(ConnectionProvider connections, @Qualifier("serializer") Serializer serializer) {
        TokenSchema schema = TokenSchema.builder()
                .setTokenTable("token_entry")
                .setProcessorNameColumn("processor_name")
                .setTimestampColumn("time_stamp")
                .setTokenTypeColumn("token_type")
                .build();
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .schema(schema)
                .serializer(serializer)
                .claimTimeout(Duration.ofSeconds(10))
                .build();
    }

    @Bean
    Snapshotter snapshotter(
            EventStore events,
            TransactionManager transactions,
            ParameterResolverFactory parameters,
            HandlerDefinition handlers,
            org.axonframework.config.Configuration axon) {
        var builder = FeatureSnapshotter.builder();
        builder.eventStore(events).transactionManager(transactions);
        builder.parameterResolverFactory(parameters).handlerDefinition(handlers);
        builder.repositoryProvider(axon::repository);
        return FeatureSnapshotter.of(builder, axon);
    }

    /** A refusal is an answer: it undoes nothing, and a transaction that asked in the middle of its work goes on. */
    @Bean
    @Qualifier("localSegment")
    CommandBus commandBus(TransactionManager transactions, org.axonframework.config.Configuration axon) {
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .transactionManager(transactions)
                .rollbackConfiguration(failure -> !(failure instanceof Refused))
                .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus"))
                .build();
        var _ = bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService commandRetries() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("command-retries").daemon().factory());
    }

    @Bean
    CommandGateway commandGateway(CommandBus bus, @Qualifier("commandRetries") ScheduledExecutorService executor) {
        return DefaultCommandGateway.builder()
                .commandBus(bus)
                .retryScheduler(new RetryOnConflict(executor))
                .build();
    }

    /**
     * Processors stop at what they cannot handle, because a wrong sum looks exactly like a right one; a subscribing one
     * takes the publishing transaction with it. Streaming ones start at the first event and look for new ones often.
     */
    @Bean
    ConfigurerModule processors(ObjectProvider<Clock> clock) {
        // As precise as what is stored: whoever sees an event live must see the same time as whoever replays it.
        GenericEventMessage.clock = Clock.tick(clock.getIfAvailable(Clock::systemUTC), Duration.ofMillis(1));
        return configurer -> configurer
                .eventProcessing()
                .registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance())
                .registerDefaultErrorHandler(_ -> PropagatingErrorHandler.instance())
                .usingTrackingEventProcessors()
                .registerTrackingEventProcessorConfiguration(_ -> streaming())
                .registerPooledStreamingEventProcessorConfiguration(
                        (_, pooled) -> pooled.initialToken(StreamableMessageSource::createTailToken)
                                .batchSize(EVENTS_PER_BATCH));
    }

    @Bean
    StoreHealth storeHealthIndicator(Fence fence, org.axonframework.config.Configuration axon) {
        return new StoreHealth(fence, axon);
    }

    @Bean
    StoreMetrics storeMetrics(Fence fence, StoreHealth health, MeterRegistry registry) {
        return new StoreMetrics(fence, health, registry);
    }

    private static TrackingEventProcessorConfiguration streaming() {
        return TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                .andBatchSize(EVENTS_PER_BATCH)
                .andEventAvailabilityTimeout(FETCH_DELAY_MILLIS, TimeUnit.MILLISECONDS);
    }
}
