package org.partnerledger.core.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.calculation.LittleLedger;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refusal;
import org.partnerledger.core.period.PeriodRefusal.DoesNotAddUp;
import org.partnerledger.core.period.PeriodRefusal.EarlierPeriodOpen;
import org.partnerledger.core.period.PeriodRefusal.Incomplete;
import org.partnerledger.core.period.PeriodRefusal.PeriodNotOver;
import org.partnerledger.core.statement.DocumentCheck;

/** What a close that is refused says; the codes are the contract's, the sentences are for people. */
class PeriodRefusalTest {

    private static final Period JULY = Period.of("2026-07");

    @Test
    void saysWhenAMonthCanBeClosed() {
        assertRefusal(
                new PeriodNotOver(JULY, "2026-08-02T00:00+08:00"),
                "PERIOD_NOT_OVER",
                "2026-07 still takes charges until 2026-08-02T00:00+08:00 and can be closed from then on");
    }

    @Test
    void saysWhichEarlierMonthHasToBeClosedFirst() {
        assertRefusal(
                new EarlierPeriodOpen(LittleLedger.PARTNER, Period.of("2026-06"), JULY),
                "EARLIER_PERIOD_OPEN",
                "partner p-1 has facts in 2026-06, which is open: close it before 2026-07");
    }

    @Test
    void saysWhatTheReadModelLacks() {
        assertRefusal(
                new Incomplete(
                        JULY,
                        new CompletenessProof(2, 2, 3, Amount.of("100"), 2, Amount.of("70")),
                        List.of("L-2 of s", "L-3 of s")),
                "INCOMPLETE",
                "the store has 2 events with 3 lines of together 100.00, the read model has counted 2 of them and has"
                        + " 2 lines of together 70.00; they differ in L-2 of s, L-3 of s:"
                        + " rebuild the read models before 2026-07 is closed");
    }

    @Test
    void saysWhatDoesNotAddUp() {
        var first = new DocumentCheck.Break("bill.total", Amount.of("100"), Amount.of("99.99"));
        var second = new DocumentCheck.Break("NET", Amount.ZERO, Amount.of("1"));

        assertRefusal(
                new DoesNotAddUp(LittleLedger.PARTNER, JULY, List.of(first, second)),
                "DOES_NOT_ADD_UP",
                "partner p-1, 2026-07: bill.total says 100.00, its parts make 99.99");
    }

    private static void assertRefusal(PeriodRefusal refusal, String code, String message) {
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.message()).isEqualTo(message);
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.WRONG_STATE);
    }
}
