package org.partnerledger.core.benefit;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.benefit.BenefitEvent.BenefitApproved;
import org.partnerledger.core.benefit.BenefitEvent.BenefitClaimed;
import org.partnerledger.core.benefit.BenefitEvent.BenefitInvoiceRejected;
import org.partnerledger.core.benefit.BenefitEvent.BenefitInvoiced;
import org.partnerledger.core.benefit.BenefitEvent.BenefitLapsed;
import org.partnerledger.core.benefit.BenefitEvent.BenefitPaid;
import org.partnerledger.core.benefit.BenefitEvent.BenefitPaymentRequested;
import org.partnerledger.core.benefit.BenefitEvent.BenefitRejected;
import org.partnerledger.core.benefit.BenefitEvent.BenefitVerified;
import org.partnerledger.core.calendar.BuiltInCalendars;
import org.partnerledger.core.calendar.WorkdayCalendar;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;

/**
 * The example every test of benefits tells: 400.00 claimed for Monday, 6 July 2026, and 350.00 of it approved on 10
 * July. Fourteen workdays after that are over on 31 July, ninety days after the claim's day on 5 October.
 */
final class BenefitFixture {

    static final ClaimId ID = new ClaimId("cl-1");
    static final PartnerId PARTNER = new PartnerId("p-1");
    static final WorkdayCalendar CALENDAR = BuiltInCalendars.of("CN");
    static final LocalDate ON = day("2026-07-06");
    static final LocalDate APPROVED_ON = day("2026-07-10");
    static final Claim CLAIM = new Claim(ID, ON, Amount.of("400.00"), null);
    static final Period JULY = Period.of("2026-07");

    private BenefitFixture() {}

    static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    static BenefitAccountId account(BenefitKind kind) {
        return new BenefitAccountId(PARTNER, kind);
    }

    static BenefitClaimed claimed(BenefitKind kind) {
        return new BenefitClaimed(PARTNER, kind, CLAIM);
    }

    static BenefitApproved approved(BenefitKind kind) {
        @Nullable LocalDate settleBy = kind == BenefitKind.MDF ? day("2026-10-04") : null;
        return new BenefitApproved(
                PARTNER,
                kind,
                ID,
                APPROVED_ON,
                Amount.of("350.00"),
                PARTNER,
                JULY,
                kind == BenefitKind.FH ? 14 : null,
                settleBy);
    }

    /** What led to a state, by the shortest way. */
    static List<BenefitEvent> history(ClaimState state, BenefitKind kind) {
        BenefitEvent claimed = claimed(kind);
        List<BenefitEvent> approved = and(List.of(claimed), approved(kind));
        List<BenefitEvent> payable =
                kind == BenefitKind.FH ? and(approved, new BenefitVerified(PARTNER, kind, ID, APPROVED_ON)) : approved;
        List<BenefitEvent> requested = and(payable, new BenefitPaymentRequested(PARTNER, kind, ID, day("2026-10-01")));
        List<BenefitEvent> invoiced = and(requested, new BenefitInvoiced(PARTNER, kind, ID, "INV-1"));
        return switch (state) {
            case APPLIED -> List.of(claimed);
            case APPROVED -> approved;
            case REJECTED -> and(List.of(claimed), new BenefitRejected(PARTNER, kind, ID, ON, "no receipt"));
            case VERIFIED -> payable;
            case LAPSED -> and(approved, new BenefitLapsed(PARTNER, kind, ID));
            case PAYMENT_REQUESTED -> requested;
            case INVOICED -> invoiced;
            case INVOICE_REJECTED -> and(invoiced, new BenefitInvoiceRejected(PARTNER, kind, ID, "stamp"));
            case PAID ->
                and(
                        kind.needsInvoice() ? invoiced : requested,
                        new BenefitPaid(PARTNER, kind, ID, day("2026-10-02"), Amount.of("350.00")));
        };
    }

    static List<BenefitEvent> and(List<BenefitEvent> history, BenefitEvent event) {
        return Stream.concat(history.stream(), Stream.of(event)).toList();
    }
}
