package org.partnerledger.api.body;

import java.time.DateTimeException;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** What a value in a body has to look like, and what is made of it. */
@FunctionalInterface
public interface JsonShape<T> {

    /**
     * Reads a value, or notes at {@code place} why it cannot be read. What is supplied may only be asked for where
     * nothing was noted: so that one fault does not hide the next, reading goes on without the value.
     */
    Supplier<T> read(JsonNode node, JsonPlace place);

    /**
     * This shape with a meaning: a text that is a day, a number that is a rate.
     *
     * @param meaning may say no by an IllegalArgumentException or a DateTimeException, whose message becomes the
     *     fault's
     */
    default <R> JsonShape<R> as(Function<T, R> meaning) {
        return (node, place) -> {
            int before = place.problems().size();
            Supplier<T> value = read(node, place);
            if (place.problems().size() > before) {
                return place.missing();
            }
            try {
                R made = meaning.apply(value.get());
                return () -> made;
            } catch (IllegalArgumentException | DateTimeException no) {
                return place.fault("FORMAT", Objects.requireNonNullElse(no.getMessage(), "is not what is expected"));
            }
        };
    }
}
