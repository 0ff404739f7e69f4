package org.partnerledger.core.consumption;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.partnerledger.core.kernel.Amount;

/**
 * The payment means of a line; their sum is its amount (domain.md, section 2).
 *
 * @param byMeans without zeros: a means that is missing paid nothing
 */
public record Paid(@JsonValue Map<Means, Amount> byMeans) {

    @JsonCreator
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
        return byMeans.values().stream().reduce(Amount.ZERO, Amount::plus);
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
}
