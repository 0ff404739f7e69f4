package org.partnerledger.core.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Currency;

/** An ISO 4217 code that exists, such as {@code CNY}. */
public record CurrencyCode(@JsonValue String code) {

    @JsonCreator
    public CurrencyCode {
        Currency.getInstance(code); // Throws IllegalArgumentException for a code that does not exist.
    }

    /** Decimals of the minor unit: 2 for CNY, 0 for JPY. */
    public int decimals() {
        return Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
    }

    @Override
    public String toString() {
        return code;
    }
}
