package org.partnerledger.api.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** Somebody who follows the events, as a processor does: each time from where the last time ended. */
public final class Reader {

    private final EventStorageEngine engine;
    private final Map<String, List<Long>> sequences = new HashMap<>();

    private @Nullable TrackingToken token;
    private int seen;

    public Reader(EventStorageEngine engine) {
        this.engine = engine;
    }

    /** Reads whatever is there and answers how many there were. */
    public int follow() {
        int before = seen;
        engine.readEvents(token, false).forEach(event -> {
            token = event.trackingToken();
            seen++;
            var domainEvent = (DomainEventMessage<?>) event;
            sequences
                    .computeIfAbsent(domainEvent.getAggregateIdentifier(), _ -> new ArrayList<>())
                    .add(domainEvent.getSequenceNumber());
        });
        return seen - before;
    }

    public int seen() {
        return seen;
    }

    /** How often, in any stream, an event did not follow the one before it. */
    public long outOfOrder() {
        return sequences.values().stream().mapToLong(Reader::breaks).sum();
    }

    private static long breaks(List<Long> sequences) {
        long breaks = 0;
        for (int i = 0; i < sequences.size(); i++) {
            if (sequences.get(i) != i) {
                breaks++;
            }
        }
        return breaks;
    }
}
