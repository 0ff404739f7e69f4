package org.partnerledger.api.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * How far views are behind the events, and whether somebody holds them back.
 *
 * <p>Down means that a processor has stopped or fails again and again: what it writes is out of date until someone
 * looks. Being behind is no fault, and neither is an open transaction, whose age is bounded by the server.
 */
public final class StoreHealth implements HealthIndicator {

    private final Fence fence;
    private final Configuration axon;

    public StoreHealth(Fence fence, Configuration axon) {
        this.fence = fence;
        this.axon = axon;
    }

    @Override
    public Health health() {
        long horizon = fence.horizon();
        Optional<Duration> oldest = fence.oldestAge();
        var health = Health.up();
        var behind = new TreeMap<String, Object>();
        for (Map.Entry<String, StreamingEventProcessor> entry : streaming().entrySet()) {
            StreamingEventProcessor processor = entry.getValue();
            if (failed(processor)) {
                health.down();
                behind.put(entry.getKey(), "failed, " + behind(processor, horizon) + " behind");
            } else {
                behind.put(entry.getKey(), behind(processor, horizon));
            }
        }
        return health.withDetail("safePosition", horizon)
                .withDetail("behind", behind)
                .withDetail(
                        "oldestFenceSeconds", oldest.map(Duration::toSeconds).orElse(0L))
                .build();
    }

    /**
     * A processor that follows the events.
     *
     * @param behind positions, so at least as many as events, until it has read what is safe to read
     */
    public record Follower(String name, long behind, boolean failed) {}

    /** All of them, by name. */
    public List<Follower> followers() {
        long horizon = fence.horizon();
        return streaming().entrySet().stream()
                .map(it -> new Follower(it.getKey(), behind(it.getValue(), horizon), failed(it.getValue())))
                .toList();
    }

    /** Every streaming processor by name. */
    Map<String, StreamingEventProcessor> streaming() {
        var streaming = new TreeMap<String, StreamingEventProcessor>();
        EventProcessingConfiguration processing = axon.eventProcessingConfiguration();
        for (Map.Entry<String, EventProcessor> entry :
                processing.eventProcessors().entrySet()) {
            if (entry.getValue() instanceof StreamingEventProcessor processor) {
                streaming.put(entry.getKey(), processor);
            }
        }
        return streaming;
    }

    /** Positions, so at least as many as events, between the slowest part of a processor and what is safe to read. */
    static long behind(StreamingEventProcessor processor, long horizon) {
        long slowest = processor.processingStatus().values().stream()
                .mapToLong(status -> status.getCurrentPosition().orElse(0))
                .min()
                .orElse(horizon); // Nothing of it runs here: another node has it.
        return Math.max(0, horizon - slowest);
    }

    private static boolean failed(StreamingEventProcessor processor) {
        return processor.isError()
                || processor.processingStatus().values().stream().anyMatch(EventTrackerStatus::isErrorState);
    }
}
