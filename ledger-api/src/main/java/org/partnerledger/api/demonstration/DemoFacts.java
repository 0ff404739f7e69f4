package org.partnerledger.api.demonstration;

import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.partnerledger.api.feed.FactJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes CloudEvents down in the order in which the demonstration tells them, and numbers them. */
final class DemoFacts {

    static final String SOURCE = "demo/cloud";

    /** Of the ledger's default zone, which has had no other since 1991. */
    static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);

    private final List<JsonNode> events = new ArrayList<>();
    private int count;

    static ObjectNode object() {
        return FactJson.MAPPER.createObjectNode();
    }

    /** An instant of a month: {@code at(month, 15, "10:00:00")}. */
    static String at(YearMonth month, int day, String time) {
        return month.atDay(day).atTime(LocalTime.parse(time)).atOffset(SHANGHAI).format(DateTimeFormatter.ISO_INSTANT);
    }

    /** @return the id of the event */
    String add(String type, String time, ObjectNode data) {
        count++;
        String id = "demo-%06d".formatted(count);
        add(id, type, time, data);
        return id;
    }

    /** Under an id that may have been used before: for copies and conflicts. */
    void add(String id, String type, String time, ObjectNode data) {
        ObjectNode event = object();
        event.put("specversion", "1.0")
                .put("id", id)
                .put("source", SOURCE)
                .put("type", type + ".v1")
                .put("time", time);
        event.set("data", data);
        events.add(event);
    }

    /** Everything since the last time. */
    List<JsonNode> takeAll() {
        List<JsonNode> all = List.copyOf(events);
        events.clear();
        return all;
    }
}
