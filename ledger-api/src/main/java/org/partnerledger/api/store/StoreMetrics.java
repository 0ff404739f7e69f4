package org.partnerledger.api.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;

/** What an alert should watch: {@code ledger.fence.age} in seconds, {@code ledger.processor.behind} in positions. */
public final class StoreMetrics {

    private final Fence fence;
    private final StoreHealth health;
    private final MeterRegistry registry;

    public StoreMetrics(Fence fence, StoreHealth health, MeterRegistry registry) {
        this.fence = fence;
        this.health = health;
        this.registry = registry;
    }

    /** Once everything runs, because only then all processors are known. */
    @EventListener(ApplicationStartedEvent.class)
    void register() {
        TimeGauge.builder("ledger.fence.age", fence, TimeUnit.MILLISECONDS, StoreMetrics::ageMillis)
                .description("how long the oldest open transaction that appended events holds readers back")
                .register(registry);
        health.streaming()
                .forEach((name, processor) -> Gauge.builder(
                                "ledger.processor.behind", fence, it -> StoreHealth.behind(processor, it.horizon()))
                        .description("positions between a processor and the last event that is safe to read")
                        .tag("processor", name)
                        .register(registry));
    }

    private static double ageMillis(Fence fence) {
        return fence.oldestAge().map(Duration::toMillis).orElse(0L);
    }
}
