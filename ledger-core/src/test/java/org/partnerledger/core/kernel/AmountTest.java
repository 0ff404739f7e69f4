package org.partnerledger.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {

    private static final CurrencyCode CNY = new CurrencyCode("CNY");

    @ParameterizedTest(name = "{0} is written {1}")
    @CsvSource(textBlock = """
            0,               0.00
            -0.000,          0.00
            1,               1.00
            1.5,             1.50
            1.50,            1.50
            1.505,           1.505
            1.5050,          1.505
            1E+3,            1000.00
            1E-12,           0.000000000001
            -0.10,           -0.10
            999999999999999, 999999999999999.00
            """)
    void isWrittenPlainWithTwoDecimalsAtLeast(String text, String written) {
        assertThat(Amount.of(text)).hasToString(written);
    }

    @Test
    void isEqualToTheSameSumHoweverWritten() {
        assertThat(Amount.of("1.5")).isEqualTo(Amount.of("1.500")).hasSameHashCodeAs(Amount.of("1.500"));
        assertThat(Amount.of("0.00")).isEqualTo(Amount.ZERO);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            999999999999999,              true
            -999999999999999.999999999999, true
            1000000000000000,             false
            0.000000000001,               true
            0.0000000000001,              false
            0.0000000000010,              true
            1E+14,                        true
            1E+15,                        false
            """)
    void hasBoundsForFacts(String text, boolean within) {
        assertThat(Amount.of(text).isWithinBounds()).isEqualTo(within);
    }

    @Test
    void addsExactlyWhatIsFarApart() {
        Amount sum = Amount.of("999999999999999").plus(Amount.of("0.000000000001"));

        assertThat(sum).hasToString("999999999999999.000000000001");
        assertThat(sum.minus(Amount.of("999999999999999"))).hasToString("0.000000000001");
    }

    @Test
    void multipliesExactly() {
        assertThat(Amount.of("0.000000000001").times(new BigDecimal("0.3"))).hasToString("0.0000000000003");
    }

    @Test
    void turnsItsSign() {
        assertThat(Amount.of("1.50").negated()).isEqualTo(Amount.of("-1.5"));
        assertThat(Amount.of("-1.50").signum()).isEqualTo(-1);
        assertThat(Amount.of("0.01").signum()).isEqualTo(1);
        assertThat(Amount.ZERO.negated().isZero()).isTrue();
        assertThat(Amount.of("0.01").isZero()).isFalse();
    }

    @Test
    void knowsTheLargerAndTheSmallerOfTwo() {
        Amount one = Amount.of("1");
        Amount two = Amount.of("2");

        assertThat(one.max(two)).isEqualTo(two);
        assertThat(two.max(one)).isEqualTo(two);
        assertThat(one.min(two)).isEqualTo(one);
        assertThat(two.min(one)).isEqualTo(one);
        assertThat(one).isLessThan(two).isEqualByComparingTo(Amount.of("1.0"));
    }

    @ParameterizedTest(name = "{0} {1} becomes {2} by halves, {3} by floor")
    @CsvSource(textBlock = """
            1.004,   CNY, 1.00,  1.00
            1.005,   CNY, 1.01,  1.00
            1.00499, CNY, 1.00,  1.00
            -1.004,  CNY, -1.00, -1.01
            -1.005,  CNY, -1.01, -1.01
            0.5,     JPY, 1,     0
            -0.5,    JPY, -1,    -1
            0.0005,  KWD, 0.001, 0.000
            """)
    void isRoundedOnlyByANamedRule(String text, String currency, String halfUp, String floor) {
        Amount amount = Amount.of(text);
        var code = new CurrencyCode(currency);

        assertThat(amount.round(RoundingRule.HALF_UP_TO_MINOR_UNIT, code).value())
                .isEqualTo(new BigDecimal(halfUp));
        assertThat(amount.round(RoundingRule.FLOOR_TO_MINOR_UNIT, code).value()).isEqualTo(new BigDecimal(floor));
    }

    @Test
    void isNeverMadeOfWhatIsNoNumber() {
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> Amount.of("12,50"));
    }

    @Test
    void roundingMovesItByHalfAMinorUnitAtMost() {
        Seeds.forAll(draw -> {
            var exact = new Amount(new BigDecimal(BigInteger.valueOf(draw.minorUnits()), draw.anyOf(13)));

            Amount rounded =
                    exact.round(RoundingRule.HALF_UP_TO_MINOR_UNIT, CNY).toAmount();

            assertThat(rounded.minus(exact).value().abs()).isLessThanOrEqualTo(new BigDecimal("0.005"));
        });
    }
}
