package org.partnerledger.core.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.plan.LittlePlan.plan;
import static org.partnerledger.core.plan.LittlePlan.tiered;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Seeds;
import org.partnerledger.core.plan.LittlePlan;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.plan.TierMode;

/** Tiers, threshold and cap of domain.md, section 5. Replays the numbers of docs/rules/incentives.md. */
class IncentiveCalculatorTest {

    private static final CurrencyCode CNY = new CurrencyCode("CNY");
    private static final CurrencyCode JPY = new CurrencyCode("JPY");

    /** 5 % from 0, 8 % from 1000, 10 % from 5000. */
    private static LittlePlan tiers(TierMode mode) {
        return tiered("P", mode).tier("0", "0.05").tier("1000", "0.08").tier("5000", "0.10");
    }

    @ParameterizedTest(name = "measure {0}: rate {1}, incentive {2}")
    @CsvSource(textBlock = """
            -100,    0.05, -5.00
            -0.01,   0.05, 0.00
            0,       0.05, 0.00
            999.99,  0.05, 50.00
            1000,    0.08, 80.00
            1000.01, 0.08, 80.00
            4999.99, 0.08, 400.00
            5000,    0.1,  500.00
            5000.01, 0.1,  500.00
            6000,    0.1,  600.00
            9000,    0.1,  900.00
            """)
    void paysByTheTierThatContainsTheMeasure(String measure, String rate, String incentive) {
        Earned earned = earned(tiers(TierMode.WHOLE), measure, measure);

        assertThat(earned.rate()).isEqualByComparingTo(rate);
        assertThat(earned.incentive().value()).isEqualTo(new BigDecimal(incentive));
    }

    /** 1000 × 5 % + 4000 × 8 % + the rest × 10 %, over the measure. */
    @ParameterizedTest(name = "measure {0}, base {1}: blended rate {2}, incentive {3}")
    @CsvSource(textBlock = """
            -100,    -100,    0.05,            -5.00
            0,       100,     0.05,            5.00
            1000,    1000,    0.05,            50.00
            1000.01, 1000.01, 0.0500002999970, 50.00
            3000,    3000,    0.07,            210.00
            5000,    4000,    0.074,           296.00
            5000.01, 5000.01, 0.0740000519999, 370.00
            6000,    6000,    0.0783333333333, 470.00
            6000,    3000.06, 0.0783333333333, 235.00
            9000,    9000,    0.0855555555556, 770.00
            """)
    void blendsTheRatesOfSlabs(String measure, String base, String rate, String incentive) {
        Earned earned = earned(tiers(TierMode.SLAB), measure, base);

        assertThat(earned.rate()).isEqualByComparingTo(rate);
        assertThat(earned.incentive().value()).isEqualTo(new BigDecimal(incentive));
    }

    @Test
    void showsTwelveDigitsOfABlendedRateAndUsesThemAll() {
        PlanVersion slabs =
                tiered("P", TierMode.SLAB).tier("0", "0").tier("2", "0.01").build();

        Earned earned = IncentiveCalculator.earned(slabs, Amount.of("3"), Amount.of("1500000000000"), CNY);

        assertThat(earned.rate()).isEqualTo(new BigDecimal("0.00333333333333"));
        assertThat(earned.incentive().value()).isEqualTo(new BigDecimal("5000000000.00"));
    }

    @Test
    void showsARateOfZeroWithoutADecimalTail() {
        assertThat(earned(plan("P", "0.000"), "100", "100").rate()).isEqualTo(BigDecimal.ZERO);
        assertThat(earned(tiered("P", TierMode.SLAB).tier("0", "0").tier("50", "0.00"), "100", "100")
                        .rate())
                .isEqualTo(BigDecimal.ZERO);
    }

    @ParameterizedTest(name = "measure {1} of the threshold {0}: met {2}, incentive {3}")
    @CsvSource(textBlock = """
            500, -0.01,  true,  0.00
            500, -50,    true,  -2.50
            500, 0,      false, 0.00
            500, 499.99, false, 0.00
            500, 500,    true,  25.00
            500, 500.01, true,  25.00
            0,   0,      true,  0.00
            0,   0.01,   true,  0.00
            """)
    void paysNothingBelowTheThreshold(String threshold, String measure, boolean met, String incentive) {
        Earned earned = earned(plan("P", "0.05").threshold(threshold), measure, measure);

        assertThat(earned.belowThreshold()).isNotEqualTo(met);
        assertThat(earned.rate() != null).isEqualTo(met);
        assertThat(earned.incentive().value()).isEqualTo(new BigDecimal(incentive));
        assertThat(earned.measure()).isEqualTo(Amount.of(measure));
    }

    @ParameterizedTest(name = "cap {0}, base {1}: before {2}, cut {3}")
    @CsvSource(nullValues = "-", textBlock = """
            600,     8500,    680.00, 80.00
            600,     7500,    600.00, 0.00
            600,     7500.07, 600.01, 0.01
            600,     -8500,   -680.00, 0.00
            0,       100,     8.00,   8.00
            600.009, 8500,    680.00, 80.00
            -,       8500,    680.00, 0.00
            """)
    void paysNoMoreThanTheCap(@Nullable String cap, String base, String beforeCap, String cut) {
        LittlePlan plan = plan("P", "0.08");

        Earned earned = earned(cap == null ? plan : plan.cap(cap), base, base);

        assertThat(earned.beforeCap().value()).isEqualTo(new BigDecimal(beforeCap));
        assertThat(earned.capCut().value()).isEqualTo(new BigDecimal(cut));
        assertThat(earned.incentive())
                .isEqualTo(earned.beforeCap().plus(earned.capCut().negated()));
    }

    @ParameterizedTest(name = "5 % of {0} {1} is {2}")
    @CsvSource(textBlock = """
            0.09,  CNY, 0.00
            0.1,   CNY, 0.01
            -0.09, CNY, 0.00
            -0.1,  CNY, -0.01
            9.9,   JPY, 0
            10,    JPY, 1
            """)
    void roundsHalvesAwayFromZeroOnce(String base, String currency, String incentive) {
        Earned earned = IncentiveCalculator.earned(
                plan("P", "0.05").build(), Amount.of(base), Amount.of(base), new CurrencyCode(currency));

        assertThat(earned.incentive().value()).isEqualTo(new BigDecimal(incentive));
    }

    @Test
    void cutsToWholeUnitsOfACurrencyWithoutDecimals() {
        PlanVersion plan = plan("P", "0.08").cap("600.9").build();

        Earned earned = IncentiveCalculator.earned(plan, Amount.of("8500"), Amount.of("8500"), JPY);

        assertThat(earned.incentive().value()).isEqualTo(new BigDecimal("600"));
    }

    /** Rates that do not fall, equal factors, no threshold, no cap: then more performance never earns less. */
    @Test
    void neverPaysLessForMore() {
        Seeds.forAll(draw -> {
            LittlePlan growing = tiered("P", draw.oneOf(TierMode.WHOLE, TierMode.SLAB));
            int from = 0;
            int rate = 0;
            for (int tier = draw.between(1, 6); tier > 0; tier--) {
                rate += draw.between(0, 50);
                var _ = growing.tier(
                        Integer.toString(from), BigDecimal.valueOf(rate, 3).toPlainString());
                from += draw.between(1, 1_000);
            }
            PlanVersion plan = growing.build();
            var less = new Amount(BigDecimal.valueOf(draw.minorUnits(), 2));
            Amount more = less.plus(draw.positiveAmount(12));

            BigDecimal earnedLess = IncentiveCalculator.earned(plan, less, less, CNY)
                    .incentive()
                    .value();
            BigDecimal earnedMore = IncentiveCalculator.earned(plan, more, more, CNY)
                    .incentive()
                    .value();

            assertThat(earnedMore).isGreaterThanOrEqualTo(earnedLess);
        });
    }

    private static Earned earned(LittlePlan plan, String measure, String base) {
        return IncentiveCalculator.earned(plan.build(), Amount.of(measure), Amount.of(base), CNY);
    }
}
