package org.partnerledger.core.payout;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.partnerledger.core.calendar.WorkdayCalendar;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.rulebook.TaxTerms;

/** What a payout can be asked. */
public sealed interface PayoutCommand {

    PayoutId payoutId();

    record OpenPayout(
            @TargetAggregateIdentifier PayoutId payoutId,
            PartnerId partnerId,
            CurrencyCode currency,
            List<Portion> statements)
            implements PayoutCommand {

        public OpenPayout {
            statements = List.copyOf(statements);
        }
    }

    record ChoosePayoutMode(@TargetAggregateIdentifier PayoutId payoutId, PayoutMode mode) implements PayoutCommand {}

    record ApplyPayout(@TargetAggregateIdentifier PayoutId payoutId, LocalDate on, WorkdayCalendar calendar)
            implements PayoutCommand {}

    record ReconcilePayout(@TargetAggregateIdentifier PayoutId payoutId, LocalDate on, TaxTerms tax)
            implements PayoutCommand {}

    record InvoicePayout(@TargetAggregateIdentifier PayoutId payoutId, List<Invoice> invoices)
            implements PayoutCommand {

        public InvoicePayout {
            invoices = List.copyOf(invoices);
        }
    }

    record AcceptPayoutInvoice(@TargetAggregateIdentifier PayoutId payoutId, LocalDate on) implements PayoutCommand {}

    record RejectPayoutInvoice(@TargetAggregateIdentifier PayoutId payoutId, String reason) implements PayoutCommand {}

    record ReissuePayoutInvoice(@TargetAggregateIdentifier PayoutId payoutId) implements PayoutCommand {}

    record PayPayout(@TargetAggregateIdentifier PayoutId payoutId, LocalDate on, String reference)
            implements PayoutCommand {}

    record FailPayout(@TargetAggregateIdentifier PayoutId payoutId, LocalDate on, String reason)
            implements PayoutCommand {}
}
