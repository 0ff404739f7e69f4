package org.partnerledger.core.settlement;

import java.time.Instant;
import java.time.LocalDate;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.stored.StoredName;

/** Everything that can happen to a published statement, and to the bill beside it. */
public sealed interface SettlementEvent {

    PartnerId partnerId();

    Period period();

    /**
     * A month was closed: from here on the partner may confirm or object.
     *
     * @param resale whether its bill has RESALE lines, which restricts how it can be paid out
     * @param closedOn local day of the close, from which the deadline is counted
     * @param confirmWorkdays the parameter as it was at the close
     */
    @StoredName("statement-published")
    record StatementPublished(
            PartnerId partnerId,
            Period period,
            CurrencyCode currency,
            Amount payable,
            boolean resale,
            LocalDate closedOn,
            int confirmWorkdays)
            implements SettlementEvent {}

    @StoredName("statement-confirmed")
    record StatementConfirmed(PartnerId partnerId, Period period, Confirmation by) implements SettlementEvent {}

    @StoredName("statement-disputed")
    record StatementDisputed(PartnerId partnerId, Period period, Dispute dispute) implements SettlementEvent {}

    /** The partner was right; the adjustment says by how much. */
    @StoredName("dispute-upheld")
    record DisputeUpheld(PartnerId partnerId, Period period, String disputeId, Correction correction)
            implements SettlementEvent {}

    @StoredName("dispute-rejected")
    record DisputeRejected(PartnerId partnerId, Period period, String disputeId, String reason)
            implements SettlementEvent {}

    /** A deliberate correction without a dispute, such as an operator's recalculation. */
    @StoredName("statement-corrected")
    record StatementCorrected(PartnerId partnerId, Period period, String correctionId, Correction correction)
            implements SettlementEvent {}

    @StoredName("statement-issuing")
    record StatementIssuing(PartnerId partnerId, Period period, String payoutId) implements SettlementEvent {}

    @StoredName("statement-issued")
    record StatementIssued(PartnerId partnerId, Period period, String payoutId) implements SettlementEvent {}

    /** The payout failed; the statement is confirmed as before. */
    @StoredName("statement-returned")
    record StatementReturned(PartnerId partnerId, Period period, String payoutId) implements SettlementEvent {}

    /** The partner paid its resale bill of the month, which may not be closed yet. */
    @StoredName("bill-paid")
    record BillPaid(PartnerId partnerId, Period period, Instant paidAt) implements SettlementEvent {}

    /** Who or what a confirmation came from. */
    enum Confirmation {
        PARTNER,
        /** Nobody objected in time. */
        DEADLINE,
        /** The last open dispute was decided. */
        DISPUTES_DECIDED
    }
}
