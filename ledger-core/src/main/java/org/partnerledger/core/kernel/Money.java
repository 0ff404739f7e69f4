package org.partnerledger.core.kernel;

import java.math.BigDecimal;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A sum that was rounded to the minor unit of its currency: an incentive, a share, a claw-back.
 *
 * @param value with exactly the decimals of the currency; may be negative
 */
public record Money(
        @JsonSerialize(using = PlainDecimal.class) BigDecimal value, CurrencyCode currency) {

    public Money {
        // Throws ArithmeticException where digits would get lost: rounding is Amount.round and nothing else.
        value = value.setScale(currency.decimals());
    }

    public static Money zero(CurrencyCode currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** From minor units: 1250 fen are 12.50 yuan. */
    public static Money ofMinor(long minorUnits, CurrencyCode currency) {
        return new Money(BigDecimal.valueOf(minorUnits, currency.decimals()), currency);
    }

    /** @throws ArithmeticException where it does not fit 64 bits */
    public long minorUnits() {
        return value.movePointRight(currency.decimals()).longValueExact();
    }

    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(value.add(other.value), currency);
    }

    public Money negated() {
        return new Money(value.negate(), currency);
    }

    public Amount toAmount() {
        return new Amount(value);
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
    }
}
