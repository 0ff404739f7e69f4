package org.partnerledger.api.intake.fact;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One CloudEvent as it was received, or the reason why it could not even be read.
 *
 * @param event the whole event, envelope and data; numbers as exact decimals. Null where it is unreadable
 * @param raw the text as received, kept when the event is quarantined; for a row of a CSV file the row itself
 * @param unreadable what is wrong with the text, with position; null where {@code event} is there
 * @param ahead null until {@link #readAhead}
 */
public record Envelope(
        @Nullable JsonNode event,
        String raw,
        @Nullable String unreadable,
        @Nullable ReadAhead ahead) {

    /**
     * What an event says, read before its turn.
     *
     * @param zone in which days were read
     */
    public record ReadAhead(Incoming event, ZoneId zone) {}

    public static Envelope of(JsonNode event, String raw) {
        return new Envelope(event, raw, null, null);
    }

    public static Envelope unreadable(String raw, String why) {
        return new Envelope(null, raw, why, null);
    }

    /** The same event, without its tree: it has been read. */
    public Envelope readAhead(Incoming event, ZoneId zone) {
        return new Envelope(null, raw, unreadable, new ReadAhead(event, zone));
    }
}
