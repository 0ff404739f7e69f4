package org.partnerledger.core.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.reconciliation.OurLine.Covered;
import org.partnerledger.core.reconciliation.OurLine.Months;
import org.partnerledger.core.reconciliation.OurLine.Standing;

class DifferenceCalculatorTest {

    private static final Period MAY = Period.of("2026-05");
    private static final DifferenceCalculator CALCULATOR =
            new DifferenceCalculator(new PartnerId("p"), MAY, new CurrencyCode("CNY"), Amount.ZERO);

    @Test
    void nothingSaidIsNotZeroAndNoDifference() {
        Verdict verdict = CALCULATOR.nothingSaid(ours("100", List.of()));

        assertThat(verdict.result()).isEqualTo(Result.CANNOT_BE_COMPARED);
        assertThat(verdict.why()).isEqualTo("NO_ROWS");
    }

    @Test
    void severalThingsTogetherExplainADifference() {
        var steps = List.of(
                new Step(Cause.EXCLUDED, "REBIND_COOLDOWN", Amount.of("-30")),
                new Step(Cause.CARRIED_OUT, "LATE_CHARGE 2026-06", Amount.of("-20")),
                new Step(Cause.CARRIED_IN, "LATE_CHARGE 2026-04", Amount.of("7")));

        assertThat(CALCULATOR.verdict(listed("143"), ours("100", steps), null).steps())
                .isEqualTo(steps);
        assertThat(CALCULATOR.verdict(listed("130"), ours("100", steps), null).steps())
                .containsExactly(steps.getFirst());
    }

    @Test
    void whatNothingExplainsIsSaidToBeUnexplained() {
        var steps = List.of(new Step(Cause.EXCLUDED, "REBIND_COOLDOWN", Amount.of("-30")));

        assertThat(CALCULATOR.verdict(listed("131"), ours("100", steps), null).steps())
                .containsExactly(Step.of(Cause.UNEXPLAINED, Amount.of("-31")));
    }

    @Test
    void moreStepsThanCanBeCombinedAreTriedAloneAndAllTogether() {
        var steps = new ArrayList<Step>();
        for (int i = 0; i <= DifferenceCalculator.MOST_COMBINED; i++) {
            steps.add(new Step(Cause.EXCLUDED, "REASON_" + i, Amount.of("-" + (1 << i))));
        }

        assertThat(CALCULATOR.verdict(listed("104"), ours("100", steps), null).steps())
                .containsExactly(steps.get(2));
        assertThat(CALCULATOR
                        .verdict(listed(String.valueOf(100 + (1 << 13) - 1)), ours("100", steps), null)
                        .steps())
                .isEqualTo(steps);
        assertThat(CALCULATOR.verdict(listed("103"), ours("100", steps), null).steps())
                .extracting(Step::cause)
                .containsExactly(Cause.UNEXPLAINED);
    }

    @Test
    void aBridgeThatDoesNotAddUpIsNotBuilt() {
        var row = new Bridge.Row(Cause.ROUNDING, "", Amount.of("0.01"), 1);

        assertThat(new Bridge(Amount.of("1"), List.of(row), Amount.of("1.01")).ours())
                .isEqualTo(Amount.of("1.01"));
        assertThatThrownBy(() -> new Bridge(Amount.of("1"), List.of(row), Amount.of("1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Verdict(Result.DIFFERS, null, Amount.of("1"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofTheBillOnlyWhatStandsOnItCounts() {
        var carriedIn =
                line(new Months(Period.of("2026-04"), Period.of("2026-04"), MAY), new Standing(true, false, ""));

        assertThat(carriedIn.in(Measure.SPEND, Covered.only(MAY)).value()).isEqualTo(Amount.ZERO);
        assertThat(carriedIn.in(Measure.PERFORMANCE, Covered.only(MAY)).value()).isEqualTo(Amount.of("10"));
    }

    @Test
    void atAQuartersEndItsEarlierMonthsComeInAndAMissedThresholdTakesNothingTwice() {
        var april = new Months(Period.of("2026-04"), Period.of("2026-04"), Period.of("2026-04"));
        Period june = Period.of("2026-06");

        assertThat(line(april, new Standing(true, false, "")).in(Measure.INCENTIVE_BASE, Covered.only(june)))
                .isEqualTo(new OurLine.Contribution(
                        Amount.of("10"), List.of(new Step(Cause.QUARTER_BASE, "2026-04", Amount.of("10")))));
        assertThat(line(april, new Standing(false, false, "THRESHOLD_NOT_MET"))
                        .in(Measure.INCENTIVE_BASE, Covered.only(june)))
                .isEqualTo(new OurLine.Contribution(Amount.ZERO, List.of()));
    }

    private static OurLine line(Months months, Standing standing) {
        return new OurLine(Amount.of("10"), Map.of(), Amount.of("10"), null, months, "LATE_CHARGE", null, standing);
    }

    private static Theirs listed(String amount) {
        return new Theirs(1, Amount.of(amount), Amount.of(amount), null);
    }

    private static Ours ours(String value, List<Step> steps) {
        return new Ours(1, Amount.of(value), steps, List.of());
    }
}
