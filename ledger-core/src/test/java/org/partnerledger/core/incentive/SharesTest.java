package org.partnerledger.core.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Money;
import org.partnerledger.core.kernel.Seeds;

/** Shares by largest remainder (domain.md, section 5). Replays the numbers of docs/rules/incentives.md. */
class SharesTest {

    private static final CurrencyCode CNY = new CurrencyCode("CNY");

    @ParameterizedTest(name = "{0} over [{1}] is [{2}]: {3}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            20000, 1000 300 200 100 400, 10000 3000 2000 1000 4000, without a remainder
            100,   1 1 1,                34 33 33,                  ties by order of the lines
            101,   1 1 1,                34 34 33,                  two units left for the first two
            100,   1 1 2,                25 25 50,                  in proportion
            10,    3 3 1,                4 4 2,                     remainders 0.29 0.29 0.43; the first of equals
            1,     0 1 1,                0 1 0,                     a line of weight 0 gets nothing
            100,   200 -100,             200 -100,                  a refund gets a negative share
            10,    2 2 -1,               7 7 -4,                    a negative share is floored away from 0
            -100,  1 1 1,                -33 -33 -34,               a negative incentive is floored too
            -5,    -100,                 -5,                        a negative total with a negative incentive
            -100,  -1 -1 -1,             -33 -33 -34,               the same for more lines
            -10,   -2 -2 1,              -6 -7 3,                   a negative total with a line above 0
            0,     5 7,                  0 0,                       nothing to share
            7,     5 -5,                 0 0,                       weights that sum to 0 get nothing
            7,     0 0,                  0 0,                       nor do weights of 0
            100,   0.5 0.25 0.25,        50 25 25,                  weights have decimals
            1,     0.000000000001 1,     0 1,                       however small
            100,   10000000.000000000001 -5000000, 200 -100,        too large for a machine word, though their sum fits
            """)
    void sumToTheIncentive(long incentive, String weights, String shares, String why) {
        Shares.Allocation allocated = allocate(incentive, decimals(weights));

        assertThat(allocated.shares())
                .as(why)
                .containsExactly(
                        Stream.of(shares.split(" ")).mapToLong(Long::parseLong).toArray());
    }

    @Test
    void areTheSameForNumbersThatFitAMachineWordAndForThoseThatDoNot() {
        Seeds.forAll(draw -> {
            var weights = new ArrayList<BigDecimal>();
            for (int line = draw.between(1, 40); line > 0; line--) {
                long weight = draw.chance(20) ? draw.anyOf(3) : draw.minorUnits();
                weights.add(BigDecimal.valueOf(weight, draw.anyOf(6)));
            }
            long incentive = draw.minorUnits();

            // As many decimals as a weight may have make every number large, and change no share.
            List<BigDecimal> large = weights.stream().map(it -> it.setScale(24)).toList();
            assertThat(allocate(incentive, weights).shares())
                    .as(incentive + " over " + weights)
                    .containsExactly(allocate(incentive, large).shares());
        });
    }

    @Test
    void standBesideTheirLines() {
        var shares = new Shares(Money.ofMinor(3, CNY));
        shares.add(41, BigDecimal.ONE);
        shares.add(7, BigDecimal.TWO);

        Shares.Allocation allocated = shares.allocate();

        assertThat(allocated.lineNos()).containsExactly(41, 7);
        assertThat(allocated.shares()).containsExactly(1, 2);
    }

    @Test
    void ofTwoMonthsStandOneAfterTheOther() {
        Shares.Allocation first = allocate(3, decimals("1 2"));
        Shares.Allocation both = first.and(allocate(5, decimals("5")));

        assertThat(both.shares()).containsExactly(1, 2, 5);
        assertThat(both.lineNos()).containsExactly(0, 1, 0);
    }

    @Test
    void refuseWeightsThatNoLineCanHave() {
        var shares = new Shares(Money.zero(CNY));
        shares.add(1, new BigDecimal("1E-24"));

        assertThatIllegalArgumentException().isThrownBy(() -> shares.add(2, new BigDecimal("1E-25")));
    }

    @Test
    void takeMoreLinesThanTheyWereMadeFor() {
        List<BigDecimal> ones = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            ones.add(BigDecimal.ONE);
        }

        Shares.Allocation allocated = allocate(1_500, ones);

        assertThat(allocated.lineNos()).hasSize(1_000).endsWith(999);
        assertThat(LongStream.of(allocated.shares()).filter(share -> share == 2))
                .hasSize(500);
    }

    /** What the rule says, whatever the weights: the sum, the distance from the exact share, nothing for weight 0. */
    @Test
    void areNeverFurtherThanAUnitFromTheExactShare() {
        Seeds.forAll(draw -> {
            List<BigDecimal> weights = new ArrayList<>();
            for (int line = draw.between(1, 12); line > 0; line--) {
                weights.add(draw.chance(10) ? BigDecimal.ZERO : BigDecimal.valueOf(draw.minorUnits(), draw.anyOf(13)));
            }
            long incentive = draw.minorUnits();

            long[] shares = allocate(incentive, weights).shares();

            BigDecimal total = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(LongStream.of(shares).sum()).isEqualTo(total.signum() == 0 ? 0 : incentive);
            for (int i = 0; i < shares.length && total.signum() != 0; i++) {
                BigDecimal times = weights.get(i).multiply(BigDecimal.valueOf(incentive));
                long floor = times.divide(total, 0, RoundingMode.FLOOR).longValueExact();
                assertThat(shares[i]).isBetween(floor, floor + 1);
                if (times.remainder(total).signum() == 0) {
                    assertThat(shares[i]).as("an exact share stays as it is").isEqualTo(floor);
                }
            }
        });
    }

    private static List<BigDecimal> decimals(String text) {
        return Stream.of(text.split(" ")).map(BigDecimal::new).toList();
    }

    private static Shares.Allocation allocate(long minorUnits, List<BigDecimal> weights) {
        var shares = new Shares(Money.ofMinor(minorUnits, CNY));
        for (int i = 0; i < weights.size(); i++) {
            shares.add(i, weights.get(i));
        }
        return shares.allocate();
    }
}
