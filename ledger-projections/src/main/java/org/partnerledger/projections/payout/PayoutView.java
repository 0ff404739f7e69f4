package org.partnerledger.projections.payout;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.payout.Invoice;
import org.partnerledger.core.payout.PayoutMode;
import org.partnerledger.core.payout.PayoutState;
import org.partnerledger.core.payout.Portion;

/**
 * A payout as it stands.
 *
 * @param payable of all its statements
 * @param settlement what is paid, taxes counted; null before it is reconciled
 * @param dueOn by when the step that comes next is due; null where it has no day
 * @param endedOn when it was paid or failed
 * @param reference of the transfer
 * @param reason of its failure, or of the last rejected invoice
 */
public record PayoutView(
        String payoutId,
        String partnerId,
        String currency,
        PayoutState state,
        @Nullable PayoutMode mode,
        Amount payable,
        @Nullable Amount settlement,
        @Nullable LocalDate appliedOn,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate endedOn,
        @Nullable String reference,
        @Nullable String reason,
        List<Portion> statements,
        List<Invoice> invoices) {

    public PayoutView {
        statements = List.copyOf(statements);
        invoices = List.copyOf(invoices);
    }

    PayoutView with(List<Portion> itsStatements, List<Invoice> itsInvoices) {
        return new PayoutView(
                payoutId,
                partnerId,
                currency,
                state,
                mode,
                payable,
                settlement,
                appliedOn,
                dueOn,
                endedOn,
                reference,
                reason,
                itsStatements,
                itsInvoices);
    }
}
