package org.partnerledger.core.consumption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.consumption.LittleLine.usage;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.core.kernel.Amount;

class SpendLineTest {

    @Test
    void costsTheSumOfItsPaymentMeans() {
        SpendLine line = usage("L1")
                .cash("1")
                .credit("2")
                .paid(Means.STORED_VALUE_CARD, "4")
                .paid(Means.CASH_COUPON, "8")
                .coupon("16")
                .paid(Means.BONUS, "32")
                .debt("64")
                .paid(Means.WRITE_OFF, "128.000000000001")
                .build();

        assertThat(line.amount()).isEqualTo(Amount.of("255.000000000001"));
    }

    /** The table of means (domain.md, section 3). */
    @ParameterizedTest(name = "{0} counts: {1}, else for {2}")
    @CsvSource(nullValues = "-", textBlock = """
            CASH,              100, -
            CREDIT,            100, -
            STORED_VALUE_CARD, 100, -
            DEBT,              100, -
            CASH_COUPON,       0,   CASH_COUPON_NOT_COUNTING
            COUPON,            0,   PAID_BY_COUPON
            BONUS,             0,   PAID_BY_BONUS
            WRITE_OFF,         0,   WRITTEN_OFF
            """)
    void countsByItsMeans(Means means, String counting, @Nullable String reason) {
        var paid = new Paid(Map.of(means, Amount.of("100")));

        assertThat(paid.counting(false)).isEqualTo(Amount.of(counting));
        assertThat(means.exclusion()).isEqualTo(reason);
        assertThat(paid.counting(true)).isEqualTo(Amount.of(means == Means.CASH_COUPON ? "100" : counting));
    }

    @Test
    void leavesOutMeansThatPaidNothing() {
        var paid = new Paid(Map.of(Means.CASH, Amount.of("0.00"), Means.DEBT, Amount.of("1")));

        assertThat(paid.byMeans()).containsOnlyKeys(Means.DEBT);
        assertThat(paid.of(Means.CASH)).isEqualTo(Amount.ZERO);
        assertThat(paid.of(Means.DEBT)).isEqualTo(Amount.of("1"));
    }

    @ParameterizedTest(name = "official {0} = discount {1} + erased {2} + 70: {3}")
    @CsvSource(textBlock = """
            100,    29.99, 0.01, true
            100,    29.99, 0.02, false
            100,    30,    0,    true
            99.99,  30,    0,    false
            100.00, 30.00, 0.00, true
            """)
    void addsUp(String official, String discount, String erased, boolean holds) {
        SpendLine line =
                usage("L1").cash("70").official(official, discount, erased).build();

        assertThat(line.addsUp()).isEqualTo(holds);
    }

    @Test
    void cannotFailToAddUpWhereAPartIsNotGiven() {
        SpendLine line = usage("L1").cash("70").official("1", "2", "3").build();

        assertThat(usage("L1").cash("70").build().addsUp()).isTrue();
        assertThat(without(line, null, line.discount(), line.erased()).addsUp()).isTrue();
        assertThat(without(line, line.official(), null, line.erased()).addsUp()).isTrue();
        assertThat(without(line, line.official(), line.discount(), null).addsUp())
                .isTrue();
        assertThat(line.addsUp()).isFalse();
    }

    private static SpendLine without(
            SpendLine it, @Nullable Amount official, @Nullable Amount discount, @Nullable Amount erased) {
        return new SpendLine(
                it.lineId(),
                it.customerId(),
                it.currency(),
                it.product(),
                it.region(),
                it.provider(),
                it.chargingMode(),
                it.settlement(),
                it.lineType(),
                it.consumedFrom(),
                it.consumedTo(),
                it.tradedAt(),
                it.tradeId(),
                it.baseLineId(),
                it.baseTradeId(),
                official,
                discount,
                erased,
                it.paid(),
                it.cashCouponCounts(),
                it.usage(),
                it.resource(),
                it.tags());
    }
}
