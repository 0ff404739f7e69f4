package org.partnerledger.api.body;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The members of one object. Each is asked for by name, and what nobody asked for is a fault; null is as if left out.
 */
public final class JsonMembers {

    private final JsonNode object;
    private final JsonPlace place;
    private final Set<String> askedFor = new HashSet<>();

    JsonMembers(JsonNode object, JsonPlace place) {
        this.object = object;
        this.place = place;
    }

    public <T> Supplier<T> required(String name, JsonShape<T> shape) {
        JsonNode value = find(name);
        return value == null
                ? place.member(name).fault("REQUIRED", "must be given")
                : shape.read(value, place.member(name));
    }

    public <T> Supplier<T> optional(String name, T byDefault, JsonShape<T> shape) {
        JsonNode value = find(name);
        return value == null ? () -> byDefault : shape.read(value, place.member(name));
    }

    /** Supplies null where it is left out. */
    public <T> Supplier<@Nullable T> nullable(String name, JsonShape<T> shape) {
        JsonNode value = find(name);
        if (value == null) {
            return () -> null;
        }
        Supplier<T> given = shape.read(value, place.member(name));
        return () -> given.get(); // A supplier of something that may be null, which this one is not.
    }

    /** To be called last. */
    void refuseTheRest() {
        for (String name : object.propertyNames()) {
            if (!askedFor.contains(name)) {
                place.member(name)
                        .fault(
                                "UNKNOWN_MEMBER",
                                "is not known here; known are "
                                        + askedFor.stream().sorted().toList());
            }
        }
    }

    private @Nullable JsonNode find(String name) {
        askedFor.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }
}
