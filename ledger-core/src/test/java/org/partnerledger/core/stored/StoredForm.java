package org.partnerledger.core.stored;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.json.JsonMapper;

/** Holds an event to the text it is stored as, in both directions. */
public final class StoredForm {

    private static final JsonMapper JSON = mapper();

    private StoredForm() {}

    /** The event is written as this text, word for word, and the text is read back as an equal event. */
    public static void assertStoredAs(Object event, String json) {
        assertThat(JSON.writeValueAsString(event)).isEqualTo(json);
        assertThat((Object) JSON.readValue(json, event.getClass())).isEqualTo(event);
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder();
        EventJson.apply(builder);
        return builder.build();
    }
}
