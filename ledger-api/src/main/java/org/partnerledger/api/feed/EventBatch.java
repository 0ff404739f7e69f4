package org.partnerledger.api.feed;

import java.util.ArrayList;
import java.util.List;
import org.partnerledger.api.feed.text.UnreadableFeed;
import org.partnerledger.api.intake.fact.Envelope;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/** A JSON body of CloudEvents that is read whole before any of it is taken (contract.md, section 6). */
public final class EventBatch {

    /** Most events of a batch. */
    public static final int MAX_EVENTS = 10_000;

    /** Longest body in bytes, of one event or of a batch. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    /** An event of an array has something behind it by right. */
    private static final ObjectReader ELEMENT =
            FactJson.MAPPER.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private EventBatch() {}

    /**
     * Reads {@code application/cloudevents-batch+json}: one array.
     *
     * @return the events in order, each with its text as received; more than {@link #MAX_EVENTS} are cut one beyond
     * @throws UnreadableFeed with line and column where it is no JSON array
     */
    public static List<Envelope> readBatch(String body) throws UnreadableFeed {
        var events = new ArrayList<Envelope>();
        try (JsonParser json = FactJson.MAPPER.createParser(body)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new UnreadableFeed("a batch is one JSON array of events (line 1, column 1)");
            }
            while (json.nextToken() != JsonToken.END_ARRAY && events.size() <= MAX_EVENTS) {
                int from = (int) json.currentTokenLocation().getCharOffset();
                JsonNode event = ELEMENT.readValue(json);
                int until = (int) json.currentLocation().getCharOffset();
                events.add(envelope(event, body.substring(from, until)));
            }
            if (events.size() <= MAX_EVENTS && json.nextToken() != null) {
                throw new UnreadableFeed("there is more behind the array (line "
                        + json.currentTokenLocation().getLineNr() + ", column "
                        + json.currentTokenLocation().getColumnNr() + ")");
            }
            return events;
        } catch (JacksonException | NumberFormatException e) {
            throw new UnreadableFeed(FactJson.explain(e));
        }
    }

    /**
     * Reads {@code application/cloudevents+json}: one event.
     *
     * @throws UnreadableFeed with line and column where it is no JSON object
     */
    public static Envelope readOne(String body) throws UnreadableFeed {
        try {
            JsonNode event = FactJson.MAPPER.readTree(body);
            if (!event.isObject()) {
                throw new UnreadableFeed("an event is a JSON object (line 1, column 1)");
            }
            return Envelope.of(event, body);
        } catch (JacksonException | NumberFormatException e) {
            throw new UnreadableFeed(FactJson.explain(e));
        }
    }

    private static Envelope envelope(JsonNode event, String raw) {
        return event.isObject() ? Envelope.of(event, raw) : Envelope.unreadable(raw, "an event is a JSON object");
    }
}
