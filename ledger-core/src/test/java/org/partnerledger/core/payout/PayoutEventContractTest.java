package org.partnerledger.core.payout;

import static org.partnerledger.core.stored.StoredForm.assertStoredAs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
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
import org.partnerledger.core.payout.PayoutEvent.PayoutReissueAsked;
import org.partnerledger.core.rulebook.TaxTerms;

/** The stored form of every event, word for word. Whatever changes here needs an upcaster. */
class PayoutEventContractTest {

    private static final PayoutId ID = new PayoutId("pay-1");
    private static final LocalDate ON = LocalDate.parse("2026-08-20");

    @Test
    void storesPayoutOpened() {
        assertStoredAs(
                new PayoutOpened(
                        ID,
                        new PartnerId("p-1"),
                        new CurrencyCode("CNY"),
                        List.of(new Portion(Period.of("2026-07"), Amount.of("6128.46"), true))),
                """
                {"payoutId":"pay-1","partnerId":"p-1","currency":"CNY","statements":[{"period":"2026-07",\
                "payable":"6128.46","resale":true}]}""");
    }

    @Test
    void storesPayoutModeChosen() {
        assertStoredAs(new PayoutModeChosen(ID, PayoutMode.BANK_TRANSFER), """
                {"payoutId":"pay-1","mode":"BANK_TRANSFER"}""");
    }

    @Test
    void storesPayoutApplied() {
        assertStoredAs(new PayoutApplied(ID, ON, LocalDate.parse("2026-09-07"), LocalDate.parse("2026-09-14")), """
                {"payoutId":"pay-1","on":"2026-08-20","reconcileBy":"2026-09-07","invoiceNoticeBy":"2026-09-14"}""");
    }

    @Test
    void storesPayoutReconciled() {
        assertStoredAs(
                new PayoutReconciled(
                        ID,
                        ON,
                        Amount.of("6128.46"),
                        new TaxTerms(new BigDecimal("0.06"), new BigDecimal("0.03")),
                        Amount.of("5955.01"),
                        true),
                """
                {"payoutId":"pay-1","on":"2026-08-20","payable":"6128.46","tax":{"outputTax":"0.06",\
                "serviceFeeTax":"0.03"},"settlement":"5955.01","toInvoice":true}""");
    }

    @Test
    void storesPayoutInvoiced() {
        assertStoredAs(new PayoutInvoiced(ID, List.of(new Invoice("inv-1", Amount.of("5955.01"), ON, null))), """
                {"payoutId":"pay-1","invoices":[{"number":"inv-1","amount":"5955.01","issuedOn":"2026-08-20",\
                "reference":null}]}""");
    }

    @Test
    void storesPayoutInvoiceAccepted() {
        assertStoredAs(new PayoutInvoiceAccepted(ID, ON, LocalDate.parse("2026-09-04")), """
                {"payoutId":"pay-1","on":"2026-08-20","payBy":"2026-09-04"}""");
    }

    @Test
    void storesPayoutInvoiceRejected() {
        assertStoredAs(new PayoutInvoiceRejected(ID, "wrong title"), """
                {"payoutId":"pay-1","reason":"wrong title"}""");
    }

    @Test
    void storesPayoutReissueAsked() {
        assertStoredAs(new PayoutReissueAsked(ID), """
                {"payoutId":"pay-1"}""");
    }

    @Test
    void storesPayoutPaid() {
        assertStoredAs(new PayoutPaid(ID, ON, "transfer-1"), """
                {"payoutId":"pay-1","on":"2026-08-20","reference":"transfer-1"}""");
    }

    @Test
    void storesPayoutFailed() {
        assertStoredAs(new PayoutFailed(ID, ON, "account closed"), """
                {"payoutId":"pay-1","on":"2026-08-20","reason":"account closed"}""");
    }
}
