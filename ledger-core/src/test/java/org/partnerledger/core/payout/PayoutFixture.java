package org.partnerledger.core.payout;

import static org.partnerledger.core.payout.PayoutMode.BANK_TRANSFER;
import static org.partnerledger.core.payout.PayoutMode.COUPON_QUOTA;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.payout.PayoutEvent.PayoutApplied;
import org.partnerledger.core.payout.PayoutEvent.PayoutFailed;
import org.partnerledger.core.payout.PayoutEvent.PayoutInvoiceAccepted;
import org.partnerledger.core.payout.PayoutEvent.PayoutInvoiceRejected;
import org.partnerledger.core.payout.PayoutEvent.PayoutInvoiced;
import org.partnerledger.core.payout.PayoutEvent.PayoutModeChosen;
import org.partnerledger.core.payout.PayoutEvent.PayoutOpened;
import org.partnerledger.core.payout.PayoutEvent.PayoutPaid;
import org.partnerledger.core.payout.PayoutEvent.PayoutReconciled;
import org.partnerledger.core.rulebook.TaxTerms;

/** The example every test of payouts tells: 100.00 of January and 50.00 of February 2026, applied for on 3 March. */
final class PayoutFixture {

    static final PayoutId ID = new PayoutId("po-1");
    static final PartnerId PARTNER = new PartnerId("p-1");
    static final CurrencyCode CNY = new CurrencyCode("CNY");
    static final LocalDate TODAY = LocalDate.parse("2026-03-03");
    static final TaxTerms TAX = new TaxTerms(new BigDecimal("0.06"), new BigDecimal("0.05"));
    static final List<Portion> STATEMENTS = List.of(
            new Portion(Period.of("2026-01"), Amount.of("100.00"), false),
            new Portion(Period.of("2026-02"), Amount.of("50.00"), false));
    static final List<Invoice> INVOICES = List.of(new Invoice("INV-1", Amount.of("148.58"), TODAY, null));

    private PayoutFixture() {}

    static PayoutOpened opened() {
        return new PayoutOpened(ID, PARTNER, CNY, STATEMENTS);
    }

    static PayoutApplied applied(boolean withInvoice) {
        LocalDate notice = withInvoice ? LocalDate.parse("2026-04-15") : null;
        return new PayoutApplied(ID, TODAY, LocalDate.parse("2026-04-08"), notice);
    }

    static PayoutReconciled reconciled(boolean withInvoice) {
        Amount settlement = Amount.of(withInvoice ? "148.58" : "150.00");
        return new PayoutReconciled(ID, TODAY, Amount.of("150.00"), TAX, settlement, withInvoice);
    }

    /** What led to a state, by the shortest way. */
    static List<PayoutEvent> history(PayoutState state, boolean withInvoice) {
        List<PayoutEvent> chosen =
                List.of(opened(), new PayoutModeChosen(ID, withInvoice ? BANK_TRANSFER : COUPON_QUOTA));
        List<PayoutEvent> processing = and(chosen, applied(withInvoice));
        List<PayoutEvent> reconciled = and(processing, reconciled(withInvoice));
        List<PayoutEvent> review = and(reconciled, new PayoutInvoiced(ID, INVOICES));
        List<PayoutEvent> paying =
                withInvoice ? and(review, new PayoutInvoiceAccepted(ID, TODAY, TODAY.plusDays(15))) : reconciled;
        return switch (state) {
            case TO_APPLY -> chosen;
            case PROCESSING -> processing;
            case TO_INVOICE -> reconciled;
            case INVOICE_REVIEW -> review;
            case INVOICE_REJECTED -> and(review, new PayoutInvoiceRejected(ID, "stamp missing"));
            case PAYING -> paying;
            case PAID -> and(paying, new PayoutPaid(ID, TODAY, "T-1"));
            case FAILED -> and(paying, new PayoutFailed(ID, TODAY, "account closed"));
        };
    }

    static List<PayoutEvent> and(List<PayoutEvent> history, PayoutEvent event) {
        return Stream.concat(history.stream(), Stream.of(event)).toList();
    }
}
