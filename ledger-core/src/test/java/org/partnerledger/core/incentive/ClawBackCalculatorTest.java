package org.partnerledger.core.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Money;

/** The last rule of domain.md, section 5. Replays the numbers of docs/rules/refunds.md. */
class ClawBackCalculatorTest {

    @ParameterizedTest(name = "{0} × {1} of {2} paid on {3} {4}: {5}")
    @CsvSource(textBlock = """
            -1000, 0.5, 600.00, 8500,  CNY, -35.29
            -300,  1,   600.00, 8500,  CNY, -21.18
            -2400, 1,   500.00, 12000, CNY, -100.00
            -0.09, 1,   5.00,   100,   CNY, 0.00
            -0.10, 1,   5.00,   100,   CNY, -0.01
            -100,  1,   0.00,   100,   CNY, 0.00
            -100,  1,   0.00,   0,     CNY, 0.00
            -100,  0,   5.00,   100,   CNY, 0.00
            0,     1,   5.00,   100,   CNY, 0.00
            -10,   1,   -5.00,  -100,  CNY, -0.50
            -10,   1,   5.00,   -100,  CNY, 0.50
            -10,   1,   100,    2000,  JPY, -1
            -9,    1,   100,    2000,  JPY, 0
            """)
    void takesBackWhatTheRefundedPartHasEarned(
            String refunded, String factor, String paid, String base, String currency, String clawedBack) {
        var money = new Money(new BigDecimal(paid), new CurrencyCode(currency));

        Money back = ClawBackCalculator.clawBack(Amount.of(refunded), new BigDecimal(factor), money, Amount.of(base));

        assertThat(back.value()).isEqualByComparingTo(clawedBack);
        assertThat(back.currency()).isEqualTo(money.currency());
    }
}
