package org.partnerledger.core.settlement;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;

/**
 * What a published statement can be asked. Each answers with the event it led to, or nothing where it was so already.
 */
public sealed interface SettlementCommand {

    StatementId statementId();

    /**
     * @param closedOn local day of the close
     * @param confirmWorkdays the parameter in force at the close
     */
    record PublishStatement(
            @TargetAggregateIdentifier StatementId statementId,
            CurrencyCode currency,
            Amount payable,
            boolean resale,
            LocalDate closedOn,
            int confirmWorkdays)
            implements SettlementCommand {}

    record ConfirmStatement(@TargetAggregateIdentifier StatementId statementId) implements SettlementCommand {}

    /** What a deadline asks; nothing happens where the partner was faster. */
    record AutoConfirmStatement(@TargetAggregateIdentifier StatementId statementId) implements SettlementCommand {}

    record DisputeStatement(@TargetAggregateIdentifier StatementId statementId, Dispute dispute)
            implements SettlementCommand {}

    record UpholdDispute(@TargetAggregateIdentifier StatementId statementId, String disputeId, Correction correction)
            implements SettlementCommand {}

    record RejectDispute(@TargetAggregateIdentifier StatementId statementId, String disputeId, String reason)
            implements SettlementCommand {}

    /** @param correctionId unique within the statement, so that asking again meets itself */
    record CorrectStatement(
            @TargetAggregateIdentifier StatementId statementId, String correctionId, Correction correction)
            implements SettlementCommand {}

    record IssueStatement(@TargetAggregateIdentifier StatementId statementId, String payoutId)
            implements SettlementCommand {}

    record CompleteStatement(@TargetAggregateIdentifier StatementId statementId, String payoutId)
            implements SettlementCommand {}

    record ReturnStatement(@TargetAggregateIdentifier StatementId statementId, String payoutId)
            implements SettlementCommand {}

    /** Also before the bill is closed (domain.md, section 10). */
    record PayBill(@TargetAggregateIdentifier StatementId statementId, Instant paidAt) implements SettlementCommand {}
}
