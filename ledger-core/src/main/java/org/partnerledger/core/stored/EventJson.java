package org.partnerledger.core.stored;

import static com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.NONE;
import static tools.jackson.databind.DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES;
import static tools.jackson.databind.DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES;
import static tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES;
import static tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS;

import java.time.Instant;
import org.partnerledger.core.kernel.InstantText;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The form in which events are stored, said once: the store's serializer, the contract tests and the export apply it.
 */
public final class EventJson {

    private EventJson() {}

    /** Sets up a mapper for stored events; whatever else it has been given is kept. */
    public static void apply(JsonMapper.Builder json) {
        // Left on, every helper such as Money.isZero() is stored as a component, "zero": false.
        json.changeDefaultVisibility(seen -> seen.withIsGetterVisibility(NONE));
        // Left off, an event that lacks a component is read back with a null, or a zero, in it.
        json.enable(FAIL_ON_MISSING_CREATOR_PROPERTIES);
        json.enable(FAIL_ON_NULL_FOR_PRIMITIVES);
        // A component that the class no longer knows is history about to be dropped: it needs an upcaster.
        json.enable(FAIL_ON_UNKNOWN_PROPERTIES);
        json.enable(USE_BIG_DECIMAL_FOR_FLOATS);
        // Instants and dates as ISO text: a number says neither unit nor zone.
        json.disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS);
        json.disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        json.addModule(new SimpleModule("stored events")
                .addSerializer(Instant.class, new InstantText.Writer())
                .addDeserializer(Instant.class, new InstantText.Reader())
                .setValueInstantiators(new RecordConstructors()));
    }
}
