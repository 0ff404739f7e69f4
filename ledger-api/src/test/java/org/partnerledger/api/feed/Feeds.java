package org.partnerledger.api.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.partnerledger.api.intake.fact.Envelope;
import tools.jackson.databind.JsonNode;

/** Small files as text, and what feeds make of them. */
final class Feeds {

    private Feeds() {}

    static InputStream file(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    static List<Envelope> all(Feed feed) throws IOException {
        var all = new ArrayList<Envelope>();
        for (Envelope next = feed.next(); next != null; next = feed.next()) {
            all.add(next);
        }
        return all;
    }

    static JsonNode event(Envelope envelope) {
        JsonNode event = envelope.event();
        if (event == null) {
            throw new AssertionError("not read: " + envelope.unreadable());
        }
        return event;
    }

    static JsonNode json(String text) {
        return FactJson.MAPPER.readTree(text);
    }
}
