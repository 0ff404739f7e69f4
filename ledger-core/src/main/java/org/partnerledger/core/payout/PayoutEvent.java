package org.partnerledger.core.payout;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.rulebook.TaxTerms;
import org.partnerledger.core.stored.StoredName;

/** Everything that can happen to a payout. Bank accounts are no events: they are kept where they can be erased. */
public sealed interface PayoutEvent {

    PayoutId payoutId();

    /** @param statements all, one or some of the partner's confirmed ones */
    @StoredName("payout-opened")
    record PayoutOpened(PayoutId payoutId, PartnerId partnerId, CurrencyCode currency, List<Portion> statements)
            implements PayoutEvent {

        public PayoutOpened {
            statements = List.copyOf(statements);
        }
    }

    @StoredName("payout-mode-chosen")
    record PayoutModeChosen(PayoutId payoutId, PayoutMode mode) implements PayoutEvent {}

    /**
     * @param reconcileBy the vendor starts to reconcile by this day; null while its year has no calendar
     * @param invoiceNoticeBy the vendor asks for the invoice by this day; null without invoice, and while its year has
     *     no calendar
     */
    @StoredName("payout-applied")
    record PayoutApplied(
            PayoutId payoutId,
            LocalDate on,
            @Nullable LocalDate reconcileBy,
            @Nullable LocalDate invoiceNoticeBy) implements PayoutEvent {}

    /**
     * @param payable of all its statements
     * @param tax in force on the day; without effect where no invoice is needed
     * @param settlement what is paid
     * @param toInvoice whether an invoice comes next, or the payment
     */
    @StoredName("payout-reconciled")
    record PayoutReconciled(
            PayoutId payoutId, LocalDate on, Amount payable, TaxTerms tax, Amount settlement, boolean toInvoice)
            implements PayoutEvent {}

    @StoredName("payout-invoiced")
    record PayoutInvoiced(PayoutId payoutId, List<Invoice> invoices) implements PayoutEvent {

        public PayoutInvoiced {
            invoices = List.copyOf(invoices);
        }
    }

    /** @param payBy 15 calendar days after the good invoice */
    @StoredName("payout-invoice-accepted")
    record PayoutInvoiceAccepted(PayoutId payoutId, LocalDate on, LocalDate payBy) implements PayoutEvent {}

    @StoredName("payout-invoice-rejected")
    record PayoutInvoiceRejected(PayoutId payoutId, String reason) implements PayoutEvent {}

    @StoredName("payout-reissue-asked")
    record PayoutReissueAsked(PayoutId payoutId) implements PayoutEvent {}

    /** @param reference of the transfer */
    @StoredName("payout-paid")
    record PayoutPaid(PayoutId payoutId, LocalDate on, String reference) implements PayoutEvent {}

    @StoredName("payout-failed")
    record PayoutFailed(PayoutId payoutId, LocalDate on, String reason) implements PayoutEvent {}
}
