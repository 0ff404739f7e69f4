package org.partnerledger.projections.line;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tags as one text column: JSON, keys in order, null where there are none. */
final class Tags {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TYPE = new TypeReference<>() {};

    private Tags() {}

    static @Nullable String write(Map<String, String> tags) {
        return tags.isEmpty() ? null : JSON.writeValueAsString(new TreeMap<>(tags));
    }

    static Map<String, String> read(@Nullable String text) {
        return text == null ? Map.of() : JSON.readValue(text, TYPE);
    }
}
