package org.partnerledger.core.payout;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Refused;
import org.partnerledger.core.payout.PayoutCommand.AcceptPayoutInvoice;
import org.partnerledger.core.payout.PayoutCommand.ApplyPayout;
import org.partnerledger.core.payout.PayoutCommand.ChoosePayoutMode;
import org.partnerledger.core.payout.PayoutCommand.FailPayout;
import org.partnerledger.core.payout.PayoutCommand.InvoicePayout;
import org.partnerledger.core.payout.PayoutCommand.OpenPayout;
import org.partnerledger.core.payout.PayoutCommand.PayPayout;
import org.partnerledger.core.payout.PayoutCommand.ReconcilePayout;
import org.partnerledger.core.payout.PayoutCommand.ReissuePayoutInvoice;
import org.partnerledger.core.payout.PayoutCommand.RejectPayoutInvoice;
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
import org.partnerledger.core.payout.PayoutRefusal.IdTaken;
import org.partnerledger.core.payout.PayoutRefusal.InvoicesDiffer;
import org.partnerledger.core.payout.PayoutRefusal.ModeIsFinal;
import org.partnerledger.core.payout.PayoutRefusal.ModeMissing;
import org.partnerledger.core.payout.PayoutRefusal.ModeNotAllowed;
import org.partnerledger.core.payout.PayoutRefusal.NothingToPay;
import org.partnerledger.core.payout.PayoutRefusal.StepNotAllowed;
import org.partnerledger.core.payout.PayoutRefusal.UnknownPayout;
import org.partnerledger.core.payout.PayoutState.Step;

/** Guards one payout on its way from the application to the money. */
class Payout {

    /** Workdays of the next month within which the vendor starts to reconcile, and asks for the invoice. */
    private static final int RECONCILE_WORKDAYS = 5;

    private static final int NOTICE_WORKDAYS = 10;
    private static final int PAY_DAYS = 15;

    @AggregateIdentifier
    private @Nullable PayoutId id;

    /** Null before it is opened. */
    private @Nullable PayoutOpened opened;

    PayoutState state = PayoutState.TO_APPLY;
    private @Nullable PayoutMode mode;
    private Amount settlement = Amount.ZERO;

    /** For Axon, which replays events into an empty instance. */
    Payout() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(OpenPayout it) {
        var event = new PayoutOpened(it.payoutId(), it.partnerId(), it.currency(), it.statements());
        if (event.equals(opened)) {
            return; // Asked twice: it is open already.
        }
        if (opened != null) {
            throw new Refused(new IdTaken(it.payoutId()));
        }
        if (it.statements().isEmpty()) {
            throw new Refused(new NothingToPay(it.payoutId()));
        }
        apply(event);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ChoosePayoutMode it) {
        PayoutOpened payout = require(it, Step.CHOOSE_MODE);
        if (it.mode() == mode) {
            return;
        }
        if (mode != null) {
            throw new Refused(new ModeIsFinal(it.payoutId(), mode));
        }
        if (!it.mode().isAllowedFor(payout.statements())) {
            throw new Refused(new ModeNotAllowed(it.payoutId(), it.mode(), PayoutMode.allowedFor(payout.statements())));
        }
        apply(new PayoutModeChosen(it.payoutId(), it.mode()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ApplyPayout it) {
        PayoutOpened payout = require(it, Step.APPLY);
        if (mode == null) {
            throw new Refused(new ModeMissing(it.payoutId(), PayoutMode.allowedFor(payout.statements())));
        }
        // Of the next month, hence counted from the last day of this one.
        LocalDate from = it.on().withDayOfMonth(it.on().lengthOfMonth());
        apply(new PayoutApplied(
                it.payoutId(),
                it.on(),
                it.calendar().findDayAfterWorkdays(from, RECONCILE_WORKDAYS - 1).orElse(null),
                mode.needsInvoice()
                        ? it.calendar()
                                .findDayAfterWorkdays(from, NOTICE_WORKDAYS - 1)
                                .orElse(null)
                        : null));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ReconcilePayout it) {
        PayoutOpened payout = require(it, Step.RECONCILE);
        if (mode == null) {
            throw new IllegalStateException(id + " was applied for without a mode");
        }
        Amount payable = payout.statements().stream().map(Portion::payable).reduce(Amount.ZERO, Amount::plus);
        apply(new PayoutReconciled(
                it.payoutId(),
                it.on(),
                payable,
                it.tax(),
                SettlementAmount.of(payable, mode, it.tax(), payout.currency()),
                mode.needsInvoice()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(InvoicePayout it) {
        var _ = require(it, Step.INVOICE);
        Amount invoiced = it.invoices().stream().map(Invoice::amount).reduce(Amount.ZERO, Amount::plus);
        if (!invoiced.equals(settlement)) {
            throw new Refused(new InvoicesDiffer(it.payoutId(), invoiced, settlement));
        }
        apply(new PayoutInvoiced(it.payoutId(), it.invoices()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(AcceptPayoutInvoice it) {
        var _ = require(it, Step.ACCEPT_INVOICE);
        apply(new PayoutInvoiceAccepted(it.payoutId(), it.on(), it.on().plusDays(PAY_DAYS)));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RejectPayoutInvoice it) {
        var _ = require(it, Step.REJECT_INVOICE);
        apply(new PayoutInvoiceRejected(it.payoutId(), it.reason()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ReissuePayoutInvoice it) {
        var _ = require(it, Step.REISSUE);
        apply(new PayoutReissueAsked(it.payoutId()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(PayPayout it) {
        var _ = require(it, Step.PAY);
        apply(new PayoutPaid(it.payoutId(), it.on(), it.reference()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(FailPayout it) {
        var _ = require(it, Step.FAIL);
        apply(new PayoutFailed(it.payoutId(), it.on(), it.reason()));
    }

    @EventSourcingHandler
    void evolve(PayoutEvent event) {
        id = event.payoutId();
        switch (event) {
            case PayoutOpened it -> opened = it;
            case PayoutModeChosen it -> mode = it.mode();
            case PayoutApplied _ -> state = PayoutState.PROCESSING;
            case PayoutReconciled it -> {
                settlement = it.settlement();
                state = it.toInvoice() ? PayoutState.TO_INVOICE : PayoutState.PAYING;
            }
            case PayoutInvoiced _ -> state = PayoutState.INVOICE_REVIEW;
            case PayoutInvoiceAccepted _ -> state = PayoutState.PAYING;
            case PayoutInvoiceRejected _ -> state = PayoutState.INVOICE_REJECTED;
            case PayoutReissueAsked _ -> state = PayoutState.TO_INVOICE;
            case PayoutPaid _ -> state = PayoutState.PAID;
            case PayoutFailed _ -> state = PayoutState.FAILED;
        }
    }

    private PayoutOpened require(PayoutCommand command, Step step) {
        if (opened == null) {
            throw new Refused(new UnknownPayout(command.payoutId()));
        }
        if (!state.allows(step)) {
            throw new Refused(new StepNotAllowed(command.payoutId(), step, state));
        }
        return opened;
    }
}
