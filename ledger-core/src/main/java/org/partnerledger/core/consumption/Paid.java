package org.partnerledger.core.consumption;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * The payment means of a line; their sum is its amount (domain.md, section 2). A means that is missing paid nothing.
 *
 * <p>A value like the records around it, which keeps its sum: whoever takes, decides, posts or stores a line asks for
 * it.
 */
@JsonSerialize(using = Paid.Json.class)
public final class Paid {

    private final Map<Means, Amount> byMeans;
    private final Amount total;

    /** @param byMeans may have zeros */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Paid(Map<Means, Amount> byMeans) {
        var nonZero = new EnumMap<Means, Amount>(Means.class);
        Amount sum = Amount.ZERO;
        for (var entry : byMeans.entrySet()) {
            if (!entry.getValue().isZero()) {
                nonZero.put(entry.getKey(), entry.getValue());
                sum = sum.plus(entry.getValue());
            }
        }
        this.byMeans = Collections.unmodifiableMap(nonZero);
        this.total = sum;
    }

    /** Without zeros, in the order of the means; unmodifiable. */
    public Map<Means, Amount> byMeans() {
        return byMeans;
    }

    public Amount of(Means means) {
        return byMeans.getOrDefault(means, Amount.ZERO);
    }

    /** The amount of the line. */
    public Amount total() {
        return total;
    }

    /** What counts as performance where nothing else speaks against it (domain.md, section 3, table of means). */
    public Amount counting(boolean cashCouponCounts) {
        Amount sum = Amount.ZERO;
        for (var entry : byMeans.entrySet()) {
            Means means = entry.getKey();
            if (means.exclusion() == null || (means == Means.CASH_COUPON && cashCouponCounts)) {
                sum = sum.plus(entry.getValue());
            }
        }
        return sum;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Paid that && byMeans.equals(that.byMeans);
    }

    @Override
    public int hashCode() {
        return byMeans.hashCode();
    }

    @Override
    public String toString() {
        return "Paid" + byMeans;
    }

    /**
     * Written as the map itself, in the order of the means. As a {@code @JsonValue} it was the dearest part of a line:
     * Jackson looked for the form of the map's keys anew with every value.
     */
    static final class Json extends ValueSerializer<Paid> {

        @Override
        public void serialize(Paid value, JsonGenerator json, SerializationContext context) {
            json.writeStartObject(value);
            value.byMeans.forEach((means, amount) -> {
                json.writeName(means.json());
                json.writeString(amount.toString());
            });
            json.writeEndObject();
        }
    }
}
