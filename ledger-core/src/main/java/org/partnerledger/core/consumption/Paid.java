package org.partnerledger.core.consumption;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.partnerledger.core.kernel.Amount;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * The payment means of a line; their sum is its amount (domain.md, section 2).
 *
 * @param byMeans without zeros: a means that is missing paid nothing
 */
@JsonSerialize(using = Paid.Json.class)
public record Paid(Map<Means, Amount> byMeans) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Paid {
        var nonZero = new EnumMap<Means, Amount>(Means.class);
        byMeans.forEach((means, amount) -> {
            if (!amount.isZero()) {
                nonZero.put(means, amount);
            }
        });
        byMeans = Collections.unmodifiableMap(nonZero);
    }

    public Amount of(Means means) {
        return byMeans.getOrDefault(means, Amount.ZERO);
    }

    /** The amount of the line. */
    public Amount total() {
        Amount total = Amount.ZERO;
        for (Amount amount : byMeans.values()) {
            total = total.plus(amount);
        }
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
