package org.partnerledger.core.settlement;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.settlement.SettlementCommand.AutoConfirmStatement;
import org.partnerledger.core.settlement.SettlementCommand.CompleteStatement;
import org.partnerledger.core.settlement.SettlementCommand.ConfirmStatement;
import org.partnerledger.core.settlement.SettlementCommand.CorrectStatement;
import org.partnerledger.core.settlement.SettlementCommand.DisputeStatement;
import org.partnerledger.core.settlement.SettlementCommand.IssueStatement;
import org.partnerledger.core.settlement.SettlementCommand.PayBill;
import org.partnerledger.core.settlement.SettlementCommand.PublishStatement;
import org.partnerledger.core.settlement.SettlementCommand.RejectDispute;
import org.partnerledger.core.settlement.SettlementCommand.ReturnStatement;
import org.partnerledger.core.settlement.SettlementCommand.UpholdDispute;
import org.partnerledger.core.settlement.SettlementEvent.BillPaid;
import org.partnerledger.core.settlement.SettlementEvent.Confirmation;
import org.partnerledger.core.settlement.SettlementEvent.DisputeRejected;
import org.partnerledger.core.settlement.SettlementEvent.DisputeUpheld;
import org.partnerledger.core.settlement.SettlementEvent.StatementConfirmed;
import org.partnerledger.core.settlement.SettlementEvent.StatementCorrected;
import org.partnerledger.core.settlement.SettlementEvent.StatementDisputed;
import org.partnerledger.core.settlement.SettlementEvent.StatementIssued;
import org.partnerledger.core.settlement.SettlementEvent.StatementIssuing;
import org.partnerledger.core.settlement.SettlementEvent.StatementPublished;
import org.partnerledger.core.settlement.SettlementEvent.StatementReturned;
import org.partnerledger.core.settlement.SettlementRefusal.IdTaken;
import org.partnerledger.core.settlement.SettlementRefusal.InAnotherPayout;
import org.partnerledger.core.settlement.SettlementRefusal.NotPublished;
import org.partnerledger.core.settlement.SettlementRefusal.PaidBefore;
import org.partnerledger.core.settlement.SettlementRefusal.StepNotAllowed;
import org.partnerledger.core.settlement.SettlementRefusal.UnknownDispute;
import org.partnerledger.core.statement.StatementState;

/** Guards one statement after its close: who agreed, who objects, and that it is paid once. */
class PublishedStatement {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable StatementId id;

    /** ESTIMATED until it is published; only a payment of the bill can come before that. */
    StatementState state = StatementState.ESTIMATED;

    /** Where a failed payout takes it back to. */
    private StatementState confirmedAs = StatementState.CONFIRMED;

    /** Every dispute and correction by id, a handful; true while it is an undecided dispute. */
    private final Map<String, Boolean> open = new HashMap<>();

    private final Map<String, Object> asked = new HashMap<>();

    private @Nullable String payoutId;
    private @Nullable Instant billPaidAt;

    /** For Axon, which replays events into an empty instance. */
    PublishedStatement() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(PublishStatement it) {
        if (state == StatementState.ESTIMATED) { // Else an interrupted close is being finished.
            StatementId statement = it.statementId();
            apply(new StatementPublished(
                    statement.partnerId(),
                    statement.period(),
                    it.currency(),
                    it.payable(),
                    it.resale(),
                    it.closedOn(),
                    it.confirmWorkdays()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(PayBill it) {
        if (billPaidAt != null && !billPaidAt.equals(it.paidAt())) {
            throw new Refused(new PaidBefore(it.statementId(), billPaidAt));
        }
        if (billPaidAt == null) {
            apply(new BillPaid(it.statementId().partnerId(), it.statementId().period(), it.paidAt()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ConfirmStatement it) {
        require(StatementStep.CONFIRM, it.statementId());
        apply(confirmed(it.statementId(), Confirmation.PARTNER));
    }

    @CommandHandler
    void decide(AutoConfirmStatement it) {
        if (StatementStep.AUTO_CONFIRM.isAllowedIn(state)) {
            apply(confirmed(it.statementId(), Confirmation.DEADLINE));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(DisputeStatement it) {
        if (isSameAgain(it.statementId(), it.dispute().disputeId(), it.dispute())) {
            return;
        }
        require(StatementStep.DISPUTE, it.statementId());
        apply(new StatementDisputed(
                it.statementId().partnerId(), it.statementId().period(), it.dispute()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(UpholdDispute it) {
        requireOpen(StatementStep.UPHOLD_DISPUTE, it.statementId(), it.disputeId());
        apply(new DisputeUpheld(
                it.statementId().partnerId(), it.statementId().period(), it.disputeId(), it.correction()));
        confirmAfterLastDispute(it.statementId());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RejectDispute it) {
        requireOpen(StatementStep.REJECT_DISPUTE, it.statementId(), it.disputeId());
        apply(new DisputeRejected(
                it.statementId().partnerId(), it.statementId().period(), it.disputeId(), it.reason()));
        confirmAfterLastDispute(it.statementId());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(CorrectStatement it) {
        require(StatementStep.CORRECT, it.statementId());
        if (!isSameAgain(it.statementId(), it.correctionId(), it.correction())) {
            apply(new StatementCorrected(
                    it.statementId().partnerId(), it.statementId().period(), it.correctionId(), it.correction()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(IssueStatement it) {
        require(StatementStep.ISSUE, it.statementId());
        apply(new StatementIssuing(
                it.statementId().partnerId(), it.statementId().period(), it.payoutId()));
    }

    @CommandHandler
    void decide(CompleteStatement it) {
        requirePayout(StatementStep.COMPLETE, it.statementId(), it.payoutId());
        apply(new StatementIssued(it.statementId().partnerId(), it.statementId().period(), it.payoutId()));
    }

    @CommandHandler
    void decide(ReturnStatement it) {
        requirePayout(StatementStep.RETURN, it.statementId(), it.payoutId());
        apply(new StatementReturned(
                it.statementId().partnerId(), it.statementId().period(), it.payoutId()));
    }

    @EventSourcingHandler
    void evolve(SettlementEvent event) {
        id = new StatementId(event.partnerId(), event.period());
        switch (event) {
            case StatementPublished _ -> state = StatementState.PENDING_CONFIRMATION;
            case StatementConfirmed it -> {
                state = it.by() == Confirmation.DEADLINE ? StatementState.AUTO_CONFIRMED : StatementState.CONFIRMED;
                confirmedAs = state;
            }
            case StatementDisputed it -> {
                state = StatementState.DISPUTED;
                remember(it.dispute().disputeId(), it.dispute(), true);
            }
            case DisputeUpheld it -> open.put(it.disputeId(), false);
            case DisputeRejected it -> open.put(it.disputeId(), false);
            case StatementCorrected it -> remember(it.correctionId(), it.correction(), false);
            case StatementIssuing it -> {
                state = StatementState.ISSUING;
                payoutId = it.payoutId();
            }
            case StatementIssued _ -> state = StatementState.ISSUED;
            case StatementReturned _ -> {
                state = confirmedAs;
                payoutId = null;
            }
            case BillPaid it -> billPaidAt = it.paidAt();
        }
    }

    private void remember(String askedId, Object content, boolean undecided) {
        asked.put(askedId, content);
        open.put(askedId, undecided);
    }

    private void confirmAfterLastDispute(StatementId statement) {
        if (!open.containsValue(true)) {
            apply(confirmed(statement, Confirmation.DISPUTES_DECIDED));
        }
    }

    private boolean isSameAgain(StatementId statement, String askedId, Object content) {
        Object before = asked.get(askedId);
        if (before != null && !before.equals(content)) {
            throw new Refused(new IdTaken(statement, askedId));
        }
        return before != null;
    }

    private void requireOpen(StatementStep step, StatementId statement, String disputeId) {
        require(step, statement);
        if (!Boolean.TRUE.equals(open.get(disputeId))) {
            throw new Refused(new UnknownDispute(statement, disputeId, undecided()));
        }
    }

    private List<String> undecided() {
        return open.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .sorted(Ids.BY_CODE_POINT)
                .toList();
    }

    private void requirePayout(StatementStep step, StatementId statement, String payout) {
        require(step, statement);
        if (!payout.equals(payoutId)) {
            throw new Refused(new InAnotherPayout(statement, Objects.requireNonNull(payoutId)));
        }
    }

    private void require(StatementStep step, StatementId statement) {
        if (state == StatementState.ESTIMATED) {
            throw new Refused(new NotPublished(statement));
        }
        if (!step.isAllowedIn(state)) {
            throw new Refused(new StepNotAllowed(statement, step, state));
        }
    }

    private static SettlementEvent confirmed(StatementId statement, Confirmation by) {
        return new StatementConfirmed(statement.partnerId(), statement.period(), by);
    }
}
