package org.partnerledger.core.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * An exact sum of money, as finely as it was charged (domain.md, section 2). Never rounded: rounding leads to
 * {@link Money}.
 *
 * <p>Written with at least two decimals and without zeros beyond them: {@code 12.5} is {@code "12.50"}.
 *
 * @param value without trailing zeros, so that equal sums are equal records
 */
public record Amount(BigDecimal value) implements Comparable<Amount> {

    public static final Amount ZERO = new Amount(BigDecimal.ZERO);

    /** Digits before the decimal point that an amount of a fact may have (contract.md, section 6). */
    public static final int MAX_INTEGER_DIGITS = 15;

    /** Digits after the decimal point that an amount of a fact may have (domain.md, section 2). */
    public static final int MAX_DECIMALS = 12;

    public Amount {
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** Reads {@code "12.50"}; any scale. Bounds of facts are checked by {@link #isWithinBounds}. */
    @JsonCreator
    public static Amount of(String text) {
        return new Amount(new BigDecimal(text));
    }

    /**
     * Whether a fact may carry it: at most {@value #MAX_INTEGER_DIGITS} integer digits and {@value #MAX_DECIMALS}
     * decimals.
     */
    public boolean isWithinBounds() {
        return value.scale() <= MAX_DECIMALS && value.precision() - value.scale() <= MAX_INTEGER_DIGITS;
    }

    public Amount plus(Amount other) {
        if (isZero() || other.isZero()) { // Of most lines, most sums stay nothing.
            return isZero() ? other : this;
        }
        return new Amount(value.add(other.value));
    }

    public Amount minus(Amount other) {
        return new Amount(value.subtract(other.value));
    }

    public Amount negated() {
        return new Amount(value.negate());
    }

    /** The exact product; may have any number of decimals. */
    public Amount times(BigDecimal factor) {
        return new Amount(value.multiply(factor));
    }

    public Amount max(Amount other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public Amount min(Amount other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public int signum() {
        return value.signum();
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    /** Leaves exactness by a named rule, for the minor unit of {@code currency}. */
    public Money round(RoundingRule rule, CurrencyCode currency) {
        return new Money(value.setScale(currency.decimals(), rule.mode()), currency);
    }

    @Override
    public int compareTo(Amount other) {
        return value.compareTo(other.value);
    }

    /** The form of the contract: plain, at least two decimals. */
    @Override
    @JsonValue
    public String toString() {
        return (value.scale() < 2 ? value.setScale(2) : value).toPlainString();
    }
}
