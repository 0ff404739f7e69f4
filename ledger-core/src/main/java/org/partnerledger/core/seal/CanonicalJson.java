package org.partnerledger.core.seal;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.partnerledger.core.stored.EventJson;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one text of a value, so that equal values have equal hashes: the form of stored events with the members of every
 * object in the order of their names, without white space, in UTF-8. Amounts are texts; the only numbers are whole.
 *
 * <p>Members without a value are left out, so that a component that is added one day does not change what was sealed
 * before it was there.
 */
public final class CanonicalJson {

    private static final JsonMapper JSON = mapper();

    private CanonicalJson() {}

    public static byte[] bytes(Object value) {
        return JSON.writeValueAsBytes(value);
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @throws tools.jackson.core.JacksonException for anything that is not such a value
     */
    public static <T> T read(byte[] bytes, Class<T> type) {
        return JSON.readValue(new String(bytes, UTF_8), type);
    }

    /** Any value as a tree, for a reader that has to look before it knows the type. */
    public static JsonNode tree(byte[] bytes) {
        return JSON.readTree(new String(bytes, UTF_8));
    }

    /** @throws tools.jackson.core.JacksonException for a tree that is no such value */
    public static <T> T value(JsonNode tree, Class<T> type) {
        return JSON.treeToValue(tree, type);
    }

    public static JsonNode treeOf(Object value) {
        return JSON.valueToTree(value);
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder json = JsonMapper.builder();
        EventJson.apply(json);
        json.disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
        json.changeDefaultPropertyInclusion(
                seen -> seen.withValueInclusion(NON_NULL).withContentInclusion(NON_NULL));
        // Else characters beyond the basic plane would be two escapes each.
        json.enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8);
        return json.enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
    }
}
