package org.partnerledger.core.consumption;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What a line was paid with (domain.md, section 3). The order is the order of the bill; the names are the contract's.
 */
public enum Means {
    CASH("cash", null),
    CREDIT("credit", null),
    STORED_VALUE_CARD("storedValueCard", null),
    CASH_COUPON("cashCoupon", "CASH_COUPON_NOT_COUNTING"),
    COUPON("coupon", "PAID_BY_COUPON"),
    BONUS("bonus", "PAID_BY_BONUS"),
    DEBT("debt", null),
    WRITE_OFF("writeOff", "WRITTEN_OFF");

    private final String json;
    private final @Nullable String exclusion;

    Means(String json, @Nullable String exclusion) {
        this.json = json;
        this.exclusion = exclusion;
    }

    /** The member's name in the contract. */
    @JsonValue
    public String json() {
        return json;
    }

    /**
     * The reason under which this means is taken out of the performance, or null where it counts. A cash coupon counts
     * all the same where its line says so.
     */
    public @Nullable String exclusion() {
        return exclusion;
    }
}
