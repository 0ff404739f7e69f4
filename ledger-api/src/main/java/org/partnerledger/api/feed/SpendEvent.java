package org.partnerledger.api.feed;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The event around a row: source as asked for, id = lineId, time = tradedAt (contract.md, section 6). */
final class SpendEvent {

    static final String TYPE = "spend.recorded.v1";

    private SpendEvent() {}

    /** A row without lineId or tradedAt becomes an event without id or time, which the intake names as its defect. */
    static ObjectNode of(String source, ObjectNode data) {
        ObjectNode event = FactJson.MAPPER.createObjectNode();
        event.put("specversion", "1.0");
        copy(data.get("lineId"), event, "id");
        event.put("source", source);
        event.put("type", TYPE);
        copy(data.get("tradedAt"), event, "time");
        event.set("data", data);
        return event;
    }

    private static void copy(@Nullable JsonNode value, ObjectNode event, String name) {
        if (value != null) {
            event.set(name, value);
        }
    }
}
