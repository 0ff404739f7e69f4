package org.partnerledger.core.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.core.kernel.RefusedMatcher.refusedWith;
import static org.partnerledger.core.payout.PayoutFixture.CNY;
import static org.partnerledger.core.payout.PayoutFixture.ID;
import static org.partnerledger.core.payout.PayoutFixture.INVOICES;
import static org.partnerledger.core.payout.PayoutFixture.PARTNER;
import static org.partnerledger.core.payout.PayoutFixture.STATEMENTS;
import static org.partnerledger.core.payout.PayoutFixture.TAX;
import static org.partnerledger.core.payout.PayoutFixture.TODAY;
import static org.partnerledger.core.payout.PayoutFixture.applied;
import static org.partnerledger.core.payout.PayoutFixture.history;
import static org.partnerledger.core.payout.PayoutFixture.opened;
import static org.partnerledger.core.payout.PayoutFixture.reconciled;
import static org.partnerledger.core.payout.PayoutMode.BANK_TRANSFER;
import static org.partnerledger.core.payout.PayoutMode.CLOUD_ACCOUNT;
import static org.partnerledger.core.payout.PayoutMode.CLOUD_ACCOUNT_OWED_INVOICE;
import static org.partnerledger.core.payout.PayoutMode.COUPON_QUOTA;

import java.math.BigDecimal;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.core.calendar.BuiltInCalendars;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.payout.PayoutCommand.AcceptPayoutInvoice;
import org.partnerledger.core.payout.PayoutCommand.ApplyPayout;
import org.partnerledger.core.payout.PayoutCommand.ChoosePayoutMode;
import org.partnerledger.core.payout.PayoutCommand.InvoicePayout;
import org.partnerledger.core.payout.PayoutCommand.OpenPayout;
import org.partnerledger.core.payout.PayoutCommand.PayPayout;
import org.partnerledger.core.payout.PayoutCommand.ReconcilePayout;
import org.partnerledger.core.payout.PayoutEvent.PayoutInvoiceAccepted;
import org.partnerledger.core.payout.PayoutEvent.PayoutInvoiced;
import org.partnerledger.core.payout.PayoutEvent.PayoutModeChosen;
import org.partnerledger.core.payout.PayoutEvent.PayoutOpened;
import org.partnerledger.core.payout.PayoutRefusal.IdTaken;
import org.partnerledger.core.payout.PayoutRefusal.InvoicesDiffer;
import org.partnerledger.core.payout.PayoutRefusal.ModeIsFinal;
import org.partnerledger.core.payout.PayoutRefusal.ModeMissing;
import org.partnerledger.core.payout.PayoutRefusal.ModeNotAllowed;
import org.partnerledger.core.payout.PayoutRefusal.NothingToPay;
import org.partnerledger.core.payout.PayoutRefusal.UnknownPayout;
import org.partnerledger.core.rulebook.TaxTerms;

class PayoutTest {

    private AggregateTestFixture<Payout> payout;

    @BeforeEach
    void emptyLedger() {
        payout = new AggregateTestFixture<>(Payout.class);
    }

    @Test
    void isOpenedOnce() {
        var open = new OpenPayout(ID, PARTNER, CNY, STATEMENTS);

        var _ = payout.givenNoPriorActivity().when(open).expectEvents(opened());
        var _ = new AggregateTestFixture<>(Payout.class)
                .given(opened())
                .when(open)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        var _ = new AggregateTestFixture<>(Payout.class)
                .given(opened())
                .when(new OpenPayout(ID, PARTNER, CNY, STATEMENTS.subList(0, 1)))
                .expectException(refusedWith(new IdTaken(ID)));
    }

    @Test
    void refusesToBeAboutNothing() {
        var _ = payout.givenNoPriorActivity()
                .when(new OpenPayout(ID, PARTNER, CNY, List.of()))
                .expectException(refusedWith(new NothingToPay(ID)));
    }

    @Test
    void isUnknownBeforeItIsOpened() {
        var _ = payout.givenNoPriorActivity()
                .when(new PayPayout(ID, TODAY, "T-1"))
                .expectException(refusedWith(new UnknownPayout(ID)));
    }

    @Test
    void keepsItsMode() {
        var chosen = new PayoutModeChosen(ID, BANK_TRANSFER);

        var _ = payout.given(opened())
                .when(new ChoosePayoutMode(ID, BANK_TRANSFER))
                .expectEvents(chosen);
        var _ = new AggregateTestFixture<>(Payout.class)
                .given(opened(), chosen)
                .when(new ChoosePayoutMode(ID, COUPON_QUOTA))
                .expectException(refusedWith(new ModeIsFinal(ID, BANK_TRANSFER)));
    }

    @Test
    void needsAModeBeforeItIsAppliedFor() {
        var _ = payout.given(opened())
                .when(new ApplyPayout(ID, TODAY, BuiltInCalendars.of("CN")))
                .expectException(refusedWith(new ModeMissing(ID, List.of(PayoutMode.values()))));
    }

    @ParameterizedTest(name = "resale {0} of {1}: {2}")
    @CsvSource({"true, 2023-09, true", "true, 2023-10, false", "true, 2026-01, false", "false, 2026-01, true"})
    void paysResaleStatementsSinceOctober2023WithoutAnInvoiceOnly(boolean resale, String month, boolean allowed) {
        var statements = List.of(
                new Portion(Period.of("2023-01"), Amount.of("1.00"), true),
                new Portion(Period.of(month), Amount.of("1.00"), resale));
        List<PayoutMode> all = List.of(PayoutMode.values());
        List<PayoutMode> without = List.of(CLOUD_ACCOUNT_OWED_INVOICE, COUPON_QUOTA);

        var result = payout.given(new PayoutOpened(ID, PARTNER, CNY, statements))
                .when(new ChoosePayoutMode(ID, CLOUD_ACCOUNT));
        var _ = allowed
                ? result.expectEvents(new PayoutModeChosen(ID, CLOUD_ACCOUNT))
                : result.expectException(refusedWith(new ModeNotAllowed(ID, CLOUD_ACCOUNT, without)));
        assertThat(PayoutMode.allowedFor(statements)).isEqualTo(allowed ? all : without);
    }

    @Test
    void saysByWhenTheVendorActs() {
        var apply = new ApplyPayout(ID, TODAY, BuiltInCalendars.of("CN"));

        var _ = payout.given(opened(), new PayoutModeChosen(ID, BANK_TRANSFER))
                .when(apply)
                .expectEvents(applied(true));
        var _ = new AggregateTestFixture<>(Payout.class)
                .given(opened(), new PayoutModeChosen(ID, COUPON_QUOTA))
                .when(apply)
                .expectEvents(applied(false));
    }

    @Test
    void settlesWithTaxesWhereThereIsAnInvoice() {
        var _ = payout.given(history(PayoutState.PROCESSING, true))
                .when(new ReconcilePayout(ID, TODAY, TAX))
                .expectEvents(reconciled(true));
        var _ = new AggregateTestFixture<>(Payout.class)
                .given(history(PayoutState.PROCESSING, false))
                .when(new ReconcilePayout(ID, TODAY, TAX))
                .expectEvents(reconciled(false));
    }

    @ParameterizedTest(name = "{0} at {1} and {2} settles {3}")
    @CsvSource({
        "150.00, 0.06, 0.05, 148.58",
        "100.00, 0, 0, 100.00",
        "100.00, 0.06, 0.06, 100.00",
        "0.01, 0.06, 0, 0.01",
        "1.05, 1, 0, 0.53" // 0.525 is half a fen more than 0.52: away from zero.
    })
    void roundsASettlementOnce(String payable, String output, String service, String settled) {
        var tax = new TaxTerms(new BigDecimal(output), new BigDecimal(service));

        assertThat(SettlementAmount.of(Amount.of(payable), BANK_TRANSFER, tax, CNY))
                .isEqualTo(Amount.of(settled));
        assertThat(SettlementAmount.of(Amount.of(payable), COUPON_QUOTA, tax, CNY))
                .isEqualTo(Amount.of(payable));
    }

    @Test
    void settlesInWholeYen() {
        assertThat(SettlementAmount.of(Amount.of("1000"), BANK_TRANSFER, TAX, new CurrencyCode("JPY")))
                .isEqualTo(Amount.of("991"));
    }

    @Test
    void refusesInvoicesOfAnotherSum() {
        var tooMuch = List.of(new Invoice("INV-1", Amount.of("150.00"), TODAY, null));

        var _ = payout.given(history(PayoutState.TO_INVOICE, true))
                .when(new InvoicePayout(ID, tooMuch))
                .expectException(refusedWith(new InvoicesDiffer(ID, Amount.of("150.00"), Amount.of("148.58"))));
        var _ = new AggregateTestFixture<>(Payout.class)
                .given(history(PayoutState.TO_INVOICE, true))
                .when(new InvoicePayout(ID, INVOICES))
                .expectEvents(new PayoutInvoiced(ID, INVOICES));
    }

    @Test
    void paysFifteenDaysAfterAGoodInvoice() {
        var _ = payout.given(history(PayoutState.INVOICE_REVIEW, true))
                .when(new AcceptPayoutInvoice(ID, TODAY))
                .expectEvents(new PayoutInvoiceAccepted(ID, TODAY, TODAY.plusDays(15)));
    }
}
