package org.partnerledger.core.recalculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refusal;
import org.partnerledger.core.recalculation.RecalculationRefusal.NotWorkedOut;
import org.partnerledger.core.recalculation.RecalculationRefusal.OpenMonth;
import org.partnerledger.core.recalculation.RecalculationRefusal.Stale;

/** What is refused by whoever asks the aggregate, before it is asked. */
class RecalculationRefusalTest {

    private static final RecalculationId ID = new RecalculationId("r-1");

    @Test
    void namesTheOpenMonthAndItsPlace() {
        var refusal = new OpenMonth(Period.of("2026-04"), 1);

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.WRONG_STATE);
        assertThat(refusal.code()).isEqualTo("PERIOD_OPEN");
        assertThat(refusal.pointer()).isEqualTo("/periods/1");
        assertThat(refusal.message()).startsWith("2026-04 is open");
    }

    @Test
    void hasNothingToApproveBeforeItIsWorkedOut() {
        assertThat(new NotWorkedOut(ID).code()).isEqualTo("DRY_RUN_NOT_DONE");
        assertThat(new NotWorkedOut(ID).message()).contains("r-1");
    }

    @Test
    void namesThePartnersWhoseBooksHaveMovedOn() {
        var refusal = new Stale(ID, List.of(new PartnerId("p-1"), new PartnerId("p-2")));

        assertThat(refusal.code()).isEqualTo("DRY_RUN_STALE");
        assertThat(refusal.message()).contains("[p-1, p-2]");
    }
}
