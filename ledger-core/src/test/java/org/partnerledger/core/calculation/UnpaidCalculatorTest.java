package org.partnerledger.core.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.calculation.FreezeReason.CREDIT_UNPAID;
import static org.partnerledger.core.calculation.FreezeReason.DEBT_UNPAID;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.core.calculation.UnpaidCalculator.TradeLine;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Seeds;

/** Partial payments of a trade (domain.md, section 10). Replays the table of docs/rules/freeze.md. */
class UnpaidCalculatorTest {

    /** a: credit 100, debt 50; b: credit 30; c: debt 20; d: paid in cash. */
    private static final List<TradeLine> TRADE = List.of(
            line(4, "d", "0", "0"), line(3, "c", "0", "20"), line(1, "a", "100", "50"), line(2, "b", "30", "0"));

    @ParameterizedTest(name = "{0} paid: a {1}, b {2}, c {3}")
    @CsvSource(nullValues = "-", textBlock = """
            0,      CREDIT_UNPAID, CREDIT_UNPAID, DEBT_UNPAID
            99.99,  CREDIT_UNPAID, CREDIT_UNPAID, DEBT_UNPAID
            100,    DEBT_UNPAID,   CREDIT_UNPAID, DEBT_UNPAID
            149.99, DEBT_UNPAID,   CREDIT_UNPAID, DEBT_UNPAID
            150,    -,             CREDIT_UNPAID, DEBT_UNPAID
            179.99, -,             CREDIT_UNPAID, DEBT_UNPAID
            180,    -,             -,             DEBT_UNPAID
            199.99, -,             -,             DEBT_UNPAID
            200,    -,             -,             -
            500,    -,             -,             -
            """)
    void settleItsLinesByIdCreditBeforeDebt(String paid, FreezeReason a, FreezeReason b, FreezeReason c) {
        Map<Long, FreezeReason> expected = new TreeMap<>();
        put(expected, 1, a);
        put(expected, 2, b);
        put(expected, 3, c);

        assertThat(UnpaidCalculator.unpaid(TRADE, Amount.of(paid), false)).isEqualTo(expected);
    }

    @Test
    void inFullSettleEverything() {
        assertThat(UnpaidCalculator.unpaid(TRADE, Amount.ZERO, true)).isEmpty();
    }

    @Test
    void goByCodePointAndThenBySource() {
        var face = new TradeLine(1, "😀", "feed", Amount.of("10"), Amount.ZERO);
        var letter = new TradeLine(2, "Ａ", "feed-2", Amount.of("10"), Amount.ZERO);
        var sameLetter = new TradeLine(3, "Ａ", "feed-1", Amount.of("10"), Amount.ZERO);

        assertThat(UnpaidCalculator.unpaid(List.of(face, letter, sameLetter), Amount.of("10"), false))
                .containsOnlyKeys(1L, 2L);
        assertThat(UnpaidCalculator.unpaid(List.of(face, letter, sameLetter), Amount.of("20"), false))
                .containsOnlyKeys(1L);
    }

    @Test
    void takeWhatIsRefundedBeyondTheUnpaidPartForNothing() {
        assertThat(UnpaidCalculator.unpaid(
                        List.of(line(1, "a", "-5", "0"), line(2, "b", "5", "-3")), Amount.of("4.99"), false))
                .isEqualTo(Map.of(2L, CREDIT_UNPAID));
        assertThat(UnpaidCalculator.unpaid(List.of(line(1, "a", "-5", "5")), Amount.ZERO, false))
                .isEqualTo(Map.of(1L, DEBT_UNPAID));
    }

    @Test
    void dependOnNoOrderOfArrival() {
        Seeds.forAll(200, draw -> {
            Amount paid = draw.positiveAmount(2);

            assertThat(UnpaidCalculator.unpaid(draw.shuffled(TRADE), paid, false))
                    .isEqualTo(UnpaidCalculator.unpaid(TRADE, paid, false));
        });
    }

    private static TradeLine line(long no, String lineId, String credit, String debt) {
        return new TradeLine(no, lineId, "feed", Amount.of(credit), Amount.of(debt));
    }

    private static void put(Map<Long, FreezeReason> expected, long lineNo, FreezeReason reason) {
        if (reason != null) {
            expected.put(lineNo, reason);
        }
    }
}
