package org.partnerledger.core.opportunity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.CustomerId;

/**
 * What opportunities have in common that are the same: the customer, and the title apart from case and spaces. A
 * digest, because the customer of an opportunity may be known by its name alone, and names are no events.
 */
public record DuplicatesId(@JsonValue String digest) {

    @JsonCreator
    public DuplicatesId {}

    /** @param customerName tells customers apart that have no id */
    public static DuplicatesId of(@Nullable CustomerId customer, @Nullable String customerName, String title) {
        String who = customer == null ? "name " + normal(customerName == null ? "" : customerName) : "id " + customer;
        String text = who + "\n" + normal(title);
        return new DuplicatesId(
                UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString());
    }

    /** The form Axon stores. */
    @Override
    public String toString() {
        return "duplicates:" + digest;
    }

    private static String normal(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
