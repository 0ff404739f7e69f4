package org.partnerledger.core.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;

class ParametersTest {

    private static final CurrencyCode CNY = new CurrencyCode("CNY");
    private static final CurrencyCode USD = new CurrencyCode("USD");

    @Test
    void haveTheDefaultsOfTheDomain() {
        Parameters defaults = Parameters.DEFAULT;

        assertThat(defaults.zone().getId()).isEqualTo("Asia/Shanghai");
        assertThat(defaults.cutoffHours()).isEqualTo(24);
        assertThat(defaults.marketplaceCounts()).isFalse();
        assertThat(defaults.rebindCooldownFrom().atZone(defaults.zone()))
                .hasToString("2026-01-01T00:00+08:00[Asia/Shanghai]");
        assertThat(defaults.rebindCooldownMonths()).isEqualTo(6);
        assertThat(defaults.minPayout(CNY)).isEqualTo(Amount.ZERO);
        assertThat(defaults.confirmWorkdays()).isEqualTo(10);
        assertThat(defaults.billDueDays()).isNull();
        assertThat(defaults.calendar()).isEqualTo("CN");
        assertThat(defaults.milestone())
                .isEqualTo(new MilestoneTerms(5, 10, 5, new BigDecimal("0.050"), StepMode.FLOOR, 40));
        assertThat(defaults.tax()).isEqualTo(new TaxTerms(new BigDecimal("0.00"), BigDecimal.ZERO));
    }

    @Test
    void haveOneMinimumPayoutOrOneForEachCurrency() {
        var one = MinPayout.of(Amount.of("25"));
        var each = new MinPayout(Amount.ZERO, Map.of(USD, Amount.of("10"), CNY, Amount.of("25")));

        assertThat(one.in(USD)).isEqualTo(Amount.of("25.00"));
        assertThat(each.in(CNY)).isEqualTo(Amount.of("25"));
        assertThat(each.in(new CurrencyCode("EUR"))).isEqualTo(Amount.ZERO);
        assertThat(each.byCurrency().keySet()).containsExactly(CNY, USD);
    }

    @Test
    void cannotBeNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> MinPayout.of(Amount.of("-1")));
        assertThatIllegalArgumentException().isThrownBy(() -> terms(5, 4, 5, "0.05", 40));
        assertThatIllegalArgumentException().isThrownBy(() -> terms(5, 10, 0, "0.05", 40));
        assertThatIllegalArgumentException().isThrownBy(() -> terms(5, 10, 5, "1.01", 40));
        assertThatIllegalArgumentException().isThrownBy(() -> terms(5, 10, 5, "-0.01", 40));
        assertThatIllegalArgumentException().isThrownBy(() -> terms(5, 10, 5, "0.05", 9));
        assertThatIllegalArgumentException().isThrownBy(() -> new TaxTerms(new BigDecimal("-0.06"), BigDecimal.ZERO));
        assertThat(terms(0, 0, 1, "1", 0)).as("the narrowest that is sane").isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MinPayout(Amount.ZERO, Map.of(CNY, Amount.of("-0.01"))));
        assertThat(new MinPayout(Amount.ZERO, Map.of(CNY, Amount.ZERO)).in(CNY)).isEqualTo(Amount.ZERO);
        assertThatIllegalArgumentException().isThrownBy(() -> counts(-1, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> counts(0, -1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> counts(0, 0, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> counts(0, 0, 0, -1));
        assertThat(counts(0, 0, 0, 0).confirmWorkdays()).isZero();
    }

    private static Parameters counts(int cutoffHours, int cooldownMonths, int confirmWorkdays, int billDueDays) {
        Parameters it = Parameters.DEFAULT;
        return new Parameters(
                it.zone(),
                cutoffHours,
                it.marketplaceCounts(),
                it.rebindCooldownFrom(),
                cooldownMonths,
                it.minPayout(),
                confirmWorkdays,
                billDueDays,
                it.calendar(),
                it.milestone(),
                it.tax());
    }

    private static MilestoneTerms terms(int tolerated, int severe, int step, String rate, int cancel) {
        return new MilestoneTerms(tolerated, severe, step, new BigDecimal(rate), StepMode.FLOOR, cancel);
    }
}
