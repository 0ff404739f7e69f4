package org.partnerledger.core.consumption;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.core.consumption.LineType.BillGroup;

/** The groups of a bill and what counts for performance (domain.md, sections 2 and 3). */
class LineTypeTest {

    /** Every type: the names in the contract are the names here, so a type that is missing would not be read. */
    @ParameterizedTest(name = "{0}: {1}, below 0 {2}, above 0 {3}, excluded {4}")
    @CsvSource(textBlock = """
            PURCHASE,                   CONSUMPTION, false, true,  false
            RENEWAL,                    CONSUMPTION, false, true,  false
            AUTO_RENEWAL,               CONSUMPTION, false, true,  false
            CHANGE,                     CONSUMPTION, false, true,  false
            USAGE,                      CONSUMPTION, false, true,  false
            SUPPORT_MONTH_END,          CONSUMPTION, false, true,  false
            MONTHLY_PAYMENT,            CONSUMPTION, false, true,  false
            YEARLY_PAYMENT,             CONSUMPTION, false, true,  false
            SAVINGS_PLAN,               CONSUMPTION, false, true,  false
            TRUNCATION_TOP_UP,          CONSUMPTION, false, true,  false
            STORED_VALUE_CARD_PURCHASE, CONSUMPTION, false, true,  true
            REFUND_UNSUBSCRIBE,         REFUNDS,     true,  false, false
            REFUND_CHANGE,              REFUNDS,     true,  false, false
            REFUND_TO_ON_DEMAND,        REFUNDS,     true,  false, false
            ADJUSTMENT_COMPENSATION,    ADJUSTMENTS, true,  false, true
            ADJUSTMENT_CHARGE,          ADJUSTMENTS, false, true,  true
            WRITE_OFF,                  ADJUSTMENTS, true,  false, true
            """)
    void hasAGroupASignAndCountsOrNot(
            LineType type, BillGroup group, boolean below, boolean above, boolean isExcluded) {
        assertThat(type.group()).isEqualTo(group);
        assertThat(type.isRefund()).isEqualTo(group == BillGroup.REFUNDS);
        assertThat(type.allowsSign(-1)).isEqualTo(below);
        assertThat(type.allowsSign(0)).isTrue();
        assertThat(type.allowsSign(1)).isEqualTo(above);
        assertThat(type.isExcludedFromPerformance()).isEqualTo(isExcluded);
        assertThat(LineType.values()).hasSize(17);
    }
}
