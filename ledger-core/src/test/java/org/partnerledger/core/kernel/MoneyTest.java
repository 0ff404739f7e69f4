package org.partnerledger.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.partnerledger.core.stored.StoredForm.assertStoredAs;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    private static final CurrencyCode CNY = new CurrencyCode("CNY");
    private static final CurrencyCode JPY = new CurrencyCode("JPY");

    @Test
    void hasExactlyTheDecimalsOfItsCurrency() {
        assertThat(new Money(new BigDecimal("12.5"), CNY)).isEqualTo(new Money(new BigDecimal("12.500"), CNY));
        assertThat(new Money(BigDecimal.TEN, JPY).value()).isEqualTo(new BigDecimal("10"));
    }

    @Test
    void refusesToLoseDigits() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> new Money(new BigDecimal("12.505"), CNY));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> new Money(new BigDecimal("0.5"), JPY));
    }

    @ParameterizedTest(name = "{0} minor units of {1} are {2}")
    @CsvSource(textBlock = """
            1250, CNY, 12.50
            -1,   CNY, -0.01
            1250, JPY, 1250
            1250, KWD, 1.250
            """)
    void isCountedInMinorUnits(long minorUnits, String currency, String value) {
        Money money = Money.ofMinor(minorUnits, new CurrencyCode(currency));

        assertThat(money.value()).isEqualTo(new BigDecimal(value));
        assertThat(money.minorUnits()).isEqualTo(minorUnits);
    }

    @Test
    void addsWithinOneCurrency() {
        Money sum = Money.ofMinor(150, CNY).plus(Money.ofMinor(-50, CNY));

        assertThat(sum).isEqualTo(Money.ofMinor(100, CNY));
        assertThat(sum.negated()).isEqualTo(Money.ofMinor(-100, CNY));
        assertThat(Money.zero(CNY).plus(sum)).isEqualTo(sum);
        assertThat(sum.toAmount()).isEqualTo(Amount.of("1"));
    }

    @Test
    void refusesToAddAnotherCurrency() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.zero(CNY).plus(Money.zero(JPY)))
                .withMessageContaining("JPY");
    }

    @ParameterizedTest(name = "{0} has {1} decimals")
    @CsvSource(textBlock = """
            CNY, 2
            JPY, 0
            KWD, 3
            XXX, 0
            """)
    void hasDecimalsByCurrency(String code, int decimals) {
        assertThat(new CurrencyCode(code).decimals()).isEqualTo(decimals);
        assertThat(new CurrencyCode(code)).hasToString(code);
    }

    @Test
    void knowsNoCurrencyThatDoesNotExist() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CurrencyCode("RMB"));
    }

    @Test
    void isWrittenAsAStringOfPlainDigits() {
        assertStoredAs(Money.ofMinor(2_700, CNY), """
                {"value":"27.00","currency":"CNY"}""");
    }
}
