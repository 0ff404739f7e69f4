package org.partnerledger.core.benefit;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import java.time.YearMonth;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.benefit.BenefitCommand.ApproveBenefit;
import org.partnerledger.core.benefit.BenefitCommand.ClaimBenefit;
import org.partnerledger.core.benefit.BenefitCommand.InvoiceBenefit;
import org.partnerledger.core.benefit.BenefitCommand.LapseBenefit;
import org.partnerledger.core.benefit.BenefitCommand.PayBenefit;
import org.partnerledger.core.benefit.BenefitCommand.RejectBenefit;
import org.partnerledger.core.benefit.BenefitCommand.RejectBenefitInvoice;
import org.partnerledger.core.benefit.BenefitCommand.RequestBenefitPayment;
import org.partnerledger.core.benefit.BenefitCommand.RequireClaim;
import org.partnerledger.core.benefit.BenefitCommand.RequireUnclaimed;
import org.partnerledger.core.benefit.BenefitCommand.VerifyBenefit;
import org.partnerledger.core.benefit.BenefitEvent.BenefitApproved;
import org.partnerledger.core.benefit.BenefitEvent.BenefitClaimed;
import org.partnerledger.core.benefit.BenefitEvent.BenefitInvoiceRejected;
import org.partnerledger.core.benefit.BenefitEvent.BenefitInvoiced;
import org.partnerledger.core.benefit.BenefitEvent.BenefitLapsed;
import org.partnerledger.core.benefit.BenefitEvent.BenefitPaid;
import org.partnerledger.core.benefit.BenefitEvent.BenefitPaymentRequested;
import org.partnerledger.core.benefit.BenefitEvent.BenefitRejected;
import org.partnerledger.core.benefit.BenefitEvent.BenefitVerified;
import org.partnerledger.core.benefit.BenefitRefusal.ClaimedBefore;
import org.partnerledger.core.benefit.BenefitRefusal.MoreThan;
import org.partnerledger.core.benefit.BenefitRefusal.StepNotAllowed;
import org.partnerledger.core.benefit.BenefitRefusal.TooEarly;
import org.partnerledger.core.benefit.BenefitRefusal.TooLate;
import org.partnerledger.core.benefit.BenefitRefusal.UnknownClaim;
import org.partnerledger.core.benefit.ClaimState.Step;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refused;

/** Guards one claim on its way to the payment. */
class BenefitClaim {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable ClaimId id;

    /** Null before it is made. */
    private @Nullable BenefitClaimed claimed;

    ClaimState state = ClaimState.APPLIED;

    /** What was claimed, and what was approved from then on. */
    private Amount amount = Amount.ZERO;

    private @Nullable LocalDate approvedOn;

    /** For Axon, which replays events into an empty instance. */
    BenefitClaim() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    BenefitAccountId decide(RequireClaim it) {
        BenefitClaimed known = known(it);
        return new BenefitAccountId(known.partnerId(), known.kind());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RequireUnclaimed it) {
        requireUnclaimed(it);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ClaimBenefit it) {
        requireUnclaimed(it);
        apply(new BenefitClaimed(it.accountId().partnerId(), it.accountId().kind(), it.claim()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ApproveBenefit it) {
        BenefitClaimed known = known(it);
        requireAtMost(it.claimId(), it.amount());
        var _ = require(it, Step.APPROVE);
        Period month = Period.of(YearMonth.from(it.on()));
        apply(new BenefitApproved(
                known.partnerId(),
                known.kind(),
                it.claimId(),
                it.on(),
                it.amount(),
                it.settledWith(),
                it.closedThrough() == null
                        ? month
                        : month.max(it.closedThrough().next()),
                known.kind().verifyWorkdays(),
                settleBy(known)));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RejectBenefit it) {
        BenefitClaimed known = require(it, Step.REJECT);
        apply(new BenefitRejected(known.partnerId(), known.kind(), it.claimId(), it.on(), it.reason()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(VerifyBenefit it) {
        BenefitClaimed known = require(it, Step.VERIFY);
        Integer workdays = known.kind().verifyWorkdays();
        if (workdays != null && approvedOn != null && !it.calendar().isWithin(approvedOn, workdays, it.on())) {
            throw new Refused(new TooLate(it.claimId(), Step.VERIFY, it.on(), null));
        }
        apply(new BenefitVerified(known.partnerId(), known.kind(), it.claimId(), it.on()));
    }

    @CommandHandler
    void decide(LapseBenefit it) {
        BenefitClaimed known = known(it);
        if (state.allows(Step.LAPSE, known.kind())) {
            apply(new BenefitLapsed(known.partnerId(), known.kind(), it.claimId()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RequestBenefitPayment it) {
        BenefitClaimed known = require(it, Step.REQUEST_PAYMENT);
        LocalDate from = known.kind().payableFrom(known.claim().on());
        if (it.on().isBefore(from)) {
            throw new Refused(new TooEarly(it.claimId(), it.on(), from));
        }
        LocalDate last = settleBy(known);
        if (last != null && it.on().isAfter(last)) {
            throw new Refused(new TooLate(it.claimId(), Step.REQUEST_PAYMENT, it.on(), last));
        }
        apply(new BenefitPaymentRequested(known.partnerId(), known.kind(), it.claimId(), it.on()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(InvoiceBenefit it) {
        BenefitClaimed known = require(it, Step.INVOICE);
        apply(new BenefitInvoiced(known.partnerId(), known.kind(), it.claimId(), it.invoice()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RejectBenefitInvoice it) {
        BenefitClaimed known = require(it, Step.REJECT_INVOICE);
        apply(new BenefitInvoiceRejected(known.partnerId(), known.kind(), it.claimId(), it.reason()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(PayBenefit it) {
        PartnerId partner = known(it).partnerId();
        requireAtMost(it.claimId(), it.amount());
        apply(new BenefitPaid(partner, require(it, Step.PAY).kind(), it.claimId(), it.on(), it.amount()));
    }

    @EventSourcingHandler
    void evolve(BenefitEvent event) {
        id = event.claimId();
        state = switch (event) {
            case BenefitClaimed it -> {
                claimed = it;
                amount = it.claim().amount();
                yield ClaimState.APPLIED;
            }
            case BenefitApproved it -> {
                amount = it.amount();
                approvedOn = it.on();
                yield ClaimState.APPROVED;
            }
            case BenefitRejected _ -> ClaimState.REJECTED;
            case BenefitVerified _ -> ClaimState.VERIFIED;
            case BenefitLapsed _ -> ClaimState.LAPSED;
            case BenefitPaymentRequested _ -> ClaimState.PAYMENT_REQUESTED;
            case BenefitInvoiced _ -> ClaimState.INVOICED;
            case BenefitInvoiceRejected _ -> ClaimState.INVOICE_REJECTED;
            case BenefitPaid _ -> ClaimState.PAID;
        };
    }

    private static @Nullable LocalDate settleBy(BenefitClaimed known) {
        Integer days = known.kind().settleDays();
        return days == null ? null : known.claim().on().plusDays(days);
    }

    private void requireUnclaimed(BenefitCommand command) {
        if (claimed != null) {
            throw new Refused(new ClaimedBefore(command.claimId(), state, claimed.kind()));
        }
    }

    private BenefitClaimed known(BenefitCommand command) {
        if (claimed == null) {
            throw new Refused(new UnknownClaim(command.claimId()));
        }
        return claimed;
    }

    private void requireAtMost(ClaimId claim, Amount asked) {
        if (asked.compareTo(amount) > 0) {
            throw new Refused(new MoreThan(claim, asked, amount, state));
        }
    }

    private BenefitClaimed require(BenefitCommand command, Step step) {
        BenefitClaimed known = known(command);
        if (!state.allows(step, known.kind())) {
            throw new Refused(new StepNotAllowed(command.claimId(), step, state, known.kind()));
        }
        return known;
    }
}
