package org.partnerledger.core.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.plan.LittlePlan.tiered;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.plan.TierMode;

/** What is missing to the next step of a plan, and what it would bring. */
class TierOutlookTest {

    private static final CurrencyCode CNY = new CurrencyCode("CNY");

    /** 5 % from 0, 8 % from 1000, 10 % from 5000. */
    private static PlanVersion tiers(TierMode mode) {
        return tiered("P", mode)
                .tier("0", "0.05")
                .tier("1000", "0.08")
                .tier("5000", "0.10")
                .build();
    }

    @ParameterizedTest(name = "{0}, measure {1}, base {2}: {4} to {3}, which bring {5}")
    @CsvSource(textBlock = """
            WHOLE, 900,  900,  1000, 100,  35.00
            WHOLE, 900,  450,  1000, 100,  21.50
            WHOLE, 1000, 1000, 5000, 4000, 420.00
            SLAB,  900,  900,  1000, 100,  5.00
            SLAB,  3000, 3000, 5000, 2000, 160.00
            WHOLE, -100, -100, 1000, 1100, 85.00
            """)
    void saysWhatIsMissingAndWhatThatWouldBring(
            TierMode mode, String measure, String base, String step, String missing, String brings) {
        TierOutlook outlook = TierOutlook.of(tiers(mode), Amount.of(measure), Amount.of(base), CNY)
                .orElseThrow();

        assertThat(outlook.step()).isEqualTo(Amount.of(step));
        assertThat(outlook.missing()).isEqualTo(Amount.of(missing));
        assertThat(outlook.brings().value()).isEqualTo(new BigDecimal(brings));
    }

    @Test
    void saysNothingBehindTheLastStep() {
        assertThat(TierOutlook.of(tiers(TierMode.WHOLE), Amount.of("5000"), Amount.of("5000"), CNY))
                .isEmpty();
    }
}
