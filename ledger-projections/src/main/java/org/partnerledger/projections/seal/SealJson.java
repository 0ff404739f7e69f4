package org.partnerledger.projections.seal;

import org.partnerledger.core.stored.EventJson;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Seals in the columns of this package, in the form in which events are stored. */
final class SealJson {

    private static final JsonMapper JSON = mapper();

    private SealJson() {}

    static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    static <T> T read(String text, Class<T> type) {
        return JSON.readValue(text, type);
    }

    static <T> T read(String text, TypeReference<T> type) {
        return JSON.readValue(text, type);
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder json = JsonMapper.builder();
        EventJson.apply(json);
        return json.build();
    }
}
