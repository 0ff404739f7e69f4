package org.partnerledger.core.explanation;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;

class ExplanationWriterTest {

    private static final Period JULY = Period.of("2026-07");
    private static final Period AUGUST = Period.of("2026-08");

    private final ExplanationWriter writer = new ExplanationWriter();

    @Test
    void putsRowsInTheOrderOfTheRuleWhateverTheOrderTheyComeIn() {
        writer.subtotal(RowCode.PAYABLE, Amount.ZERO, 0)
                .row(Row.Key.adjustment("OTHER", JULY, "a-2"), one())
                .row(Row.Key.adjustment("OTHER", JULY, "a-1"), one())
                .row(Row.Key.adjustment("BALANCE_LAPSED", AUGUST, "a-3"), one())
                .row(Row.Key.claim("claim-2"), one())
                .row(Row.Key.claim("claim-1"), one())
                .row(Row.Key.project(RowCode.SUBSIDY, "pr-2"), one())
                .row(Row.Key.project(RowCode.SUBSIDY, "pr-1"), one())
                .row(Row.Key.clawBack(AUGUST, "A"), one())
                .row(Row.Key.clawBack(JULY, "B"), one())
                .row(Row.Key.clawBack(JULY, "A"), one())
                .row(Row.Key.plan(RowCode.RATE_EFFECT, "b"), one())
                .row(Row.Key.plan(RowCode.RATE_EFFECT, "B"), one())
                .row(Row.Key.carried(RowCode.CARRIED_OUT, "MONTHLY_SETTLED", AUGUST), one())
                .row(Row.Key.carried(RowCode.CARRIED_OUT, "LATE_CHARGE", Period.of("2026-09")), one())
                .row(Row.Key.carried(RowCode.CARRIED_OUT, "LATE_CHARGE", AUGUST), one())
                .row(Row.Key.reason(RowCode.EXCLUDED, "PAID_BY_COUPON"), one())
                .row(Row.Key.of(RowCode.SPEND), one());

        assertThat(writer.write().rows().stream().map(ExplanationWriterTest::words))
                .containsExactly(
                        "SPEND",
                        "EXCLUDED PAID_BY_COUPON",
                        "CARRIED_OUT LATE_CHARGE 2026-08",
                        "CARRIED_OUT LATE_CHARGE 2026-09",
                        "CARRIED_OUT MONTHLY_SETTLED 2026-08",
                        "RATE_EFFECT B",
                        "RATE_EFFECT b",
                        "SUBSIDY pr-1",
                        "SUBSIDY pr-2",
                        "BENEFIT claim-1",
                        "BENEFIT claim-2",
                        "CLAWBACK 2026-07 A",
                        "CLAWBACK 2026-07 B",
                        "CLAWBACK 2026-08 A",
                        "ADJUSTMENT BALANCE_LAPSED 2026-08 a-3",
                        "ADJUSTMENT OTHER 2026-07 a-1",
                        "ADJUSTMENT OTHER 2026-07 a-2",
                        "PAYABLE");
    }

    @Test
    void sumsRowsOfOneKey() {
        writer.row(Row.Key.reason(RowCode.EXCLUDED, "PAID_BY_BONUS"), Amount.of("1.10"), 2)
                .row(Row.Key.reason(RowCode.EXCLUDED, "PAID_BY_BONUS"), Amount.of("2.20"), 3);

        Row only = writer.write().rows().getFirst();

        assertThat(only.amount()).isEqualTo(Amount.of("3.3"));
        assertThat(only.lines()).isEqualTo(5);
        assertThat(only.key()).isEqualTo(Row.Key.reason(RowCode.EXCLUDED, "PAID_BY_BONUS"));
    }

    @Test
    void leavesOutRowsOfNothingButKeepsThoseWithLinesAndSubtotals() {
        writer.row(Row.Key.reason(RowCode.EXCLUDED, "PAID_BY_BONUS"), Amount.ZERO, 0)
                .row(Row.Key.reason(RowCode.EXCLUDED, "PAID_BY_COUPON"), Amount.ZERO, 2)
                .row(Row.Key.of(RowCode.RELEASED), Amount.ZERO)
                .row(Row.Key.of(RowCode.OPENING_BALANCE), one())
                .subtotal(RowCode.PERFORMANCE, Amount.ZERO, 0)
                .subtotal(RowCode.EARNED, Amount.ZERO, 0);

        assertThat(writer.write().rows().stream().map(ExplanationWriterTest::words))
                .containsExactly("EXCLUDED PAID_BY_COUPON", "PERFORMANCE", "EARNED", "OPENING_BALANCE");
    }

    @Test
    void countsLinesWhereTheContractSaysSo() {
        List<RowCode> counted = List.of(
                RowCode.SPEND,
                RowCode.EXCLUDED,
                RowCode.CARRIED_OUT,
                RowCode.CARRIED_IN,
                RowCode.PERFORMANCE,
                RowCode.NO_INCENTIVE,
                RowCode.CLAWED_BACK_REFUNDS,
                RowCode.QUARTER_BASE,
                RowCode.INCENTIVE_BASE);
        for (RowCode code : RowCode.values()) {
            if (code.isSubtotal()) {
                writer.subtotal(code, one(), 3);
            } else {
                writer.row(Row.Key.of(code), one(), 3);
            }
        }

        assertThat(writer.write().rows())
                .allSatisfy(row ->
                        assertThat(row.lines()).isEqualTo(counted.contains(row.code()) ? Long.valueOf(3) : null));
        assertThat(Stream.of(RowCode.values()).filter(RowCode::isSubtotal))
                .containsExactly(
                        RowCode.PERFORMANCE,
                        RowCode.INCENTIVE_BASE,
                        RowCode.GROSS_INCENTIVE,
                        RowCode.EARNED,
                        RowCode.NET,
                        RowCode.PAYABLE);
    }

    @Test
    void tellsTheFirstSubtotalThatIsNotTheSumOfItsRows() {
        writer.row(Row.Key.of(RowCode.SPEND), Amount.of("100"), 1)
                .row(Row.Key.reason(RowCode.EXCLUDED, "PAID_BY_COUPON"), Amount.of("-10"), 1)
                .subtotal(RowCode.PERFORMANCE, Amount.of("90"), 1)
                .subtotal(RowCode.INCENTIVE_BASE, Amount.of("90"), 1)
                .row(Row.Key.plan(RowCode.RATE_EFFECT, "A"), Amount.of("-80"))
                .subtotal(RowCode.GROSS_INCENTIVE, Amount.of("10.01"), 0)
                .subtotal(RowCode.EARNED, Amount.of("7"), 0);
        Explanation broken = writer.write();

        assertThat(broken.firstBreak())
                .contains(new Explanation.Break(RowCode.GROSS_INCENTIVE, Amount.of("10.01"), Amount.of("10")));
        assertThat(broken.amountOf(RowCode.EXCLUDED)).isEqualTo(Amount.of("-10"));
        assertThat(broken.amountOf(RowCode.CARRIED_IN)).isEqualTo(Amount.ZERO);
    }

    @Test
    void findsNothingBrokenWhereEverySubtotalIsTheSum() {
        writer.row(Row.Key.of(RowCode.SPEND), one(), 1)
                .subtotal(RowCode.PERFORMANCE, one(), 1)
                .row(Row.Key.reason(RowCode.NO_INCENTIVE, "NO_PLAN"), one().negated(), 1)
                .subtotal(RowCode.INCENTIVE_BASE, Amount.ZERO, 0);

        assertThat(writer.write().firstBreak()).isEmpty();
    }

    private static Amount one() {
        return Amount.of("1");
    }

    private static String words(Row row) {
        return Stream.<@Nullable Object>of(
                        row.code(),
                        row.reason(),
                        row.cause(),
                        row.period(),
                        row.planId(),
                        row.projectId(),
                        row.claimId(),
                        row.id())
                .flatMap(Stream::ofNullable)
                .map(Object::toString)
                .collect(joining(" "));
    }
}
