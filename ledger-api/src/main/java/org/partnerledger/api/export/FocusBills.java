package org.partnerledger.api.export;

import java.util.List;
import org.partnerledger.api.period.PartnerMonths;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.statement.Bill;
import org.partnerledger.projections.line.BillLines.PartnerMonth;
import org.springframework.stereotype.Component;

/** The bills that FOCUS calls invoices. */
@Component
class FocusBills {

    private final PartnerMonths months;
    private final ExportSeals seals;

    FocusBills(PartnerMonths months, ExportSeals seals) {
        this.months = months;
        this.seals = seals;
    }

    Bill bill(PartnerMonth month) {
        return months.bill(month.partner(), month.period(), null);
    }

    /** Of the bill's month; empty while it is open. */
    String seal(PartnerMonth month) {
        String seal = seals.of(month);
        return seal == null ? "" : seal;
    }

    /** Of the closes that closed bills of a month; empty while none is closed. */
    String closesOf(Period period) {
        return seals.closesOf(period);
    }

    /** Whether all of these partners' bills of a month are closed. */
    boolean isClosed(List<PartnerMonth> months, Period period) {
        return months.stream()
                .filter(month -> month.period().equals(period))
                .allMatch(month -> bill(month).state() == Bill.BillState.CLOSED);
    }
}
