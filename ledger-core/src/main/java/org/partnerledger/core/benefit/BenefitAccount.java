package org.partnerledger.core.benefit;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
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
import org.partnerledger.core.benefit.BenefitCommand.ApproveBenefit;
import org.partnerledger.core.benefit.BenefitCommand.ClaimBenefit;
import org.partnerledger.core.benefit.BenefitCommand.InvoiceBenefit;
import org.partnerledger.core.benefit.BenefitCommand.LapseBenefit;
import org.partnerledger.core.benefit.BenefitCommand.PayBenefit;
import org.partnerledger.core.benefit.BenefitCommand.QualifyForBenefit;
import org.partnerledger.core.benefit.BenefitCommand.RejectBenefit;
import org.partnerledger.core.benefit.BenefitCommand.RejectBenefitInvoice;
import org.partnerledger.core.benefit.BenefitCommand.RequestBenefitPayment;
import org.partnerledger.core.benefit.BenefitCommand.VerifyBenefit;
import org.partnerledger.core.benefit.BenefitEvent.BenefitApproved;
import org.partnerledger.core.benefit.BenefitEvent.BenefitClaimed;
import org.partnerledger.core.benefit.BenefitEvent.BenefitInvoiceRejected;
import org.partnerledger.core.benefit.BenefitEvent.BenefitInvoiced;
import org.partnerledger.core.benefit.BenefitEvent.BenefitLapsed;
import org.partnerledger.core.benefit.BenefitEvent.BenefitPaid;
import org.partnerledger.core.benefit.BenefitEvent.BenefitPaymentRequested;
import org.partnerledger.core.benefit.BenefitEvent.BenefitQualified;
import org.partnerledger.core.benefit.BenefitEvent.BenefitRejected;
import org.partnerledger.core.benefit.BenefitEvent.BenefitVerified;
import org.partnerledger.core.benefit.BenefitRefusal.ClaimedBefore;
import org.partnerledger.core.benefit.BenefitRefusal.MoreThan;
import org.partnerledger.core.benefit.BenefitRefusal.NotQualified;
import org.partnerledger.core.benefit.BenefitRefusal.QuotaExceeded;
import org.partnerledger.core.benefit.BenefitRefusal.StepNotAllowed;
import org.partnerledger.core.benefit.BenefitRefusal.TooEarly;
import org.partnerledger.core.benefit.BenefitRefusal.TooLate;
import org.partnerledger.core.benefit.BenefitRefusal.UnknownClaim;
import org.partnerledger.core.benefit.ClaimState.Step;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refused;

/** Guards one partner's benefits of one kind: the right to them, the quota, and every claim's way to its payment. */
class BenefitAccount {

    @AggregateIdentifier
    private @Nullable BenefitAccountId id;

    /** In order of recording; a handful. */
    private final List<Qualification> qualifications = new ArrayList<>();

    /** Some dozens a year at most. */
    private final Map<ClaimId, Progress> claims = new HashMap<>();

    /** Claimed and not rejected. */
    private Amount used = Amount.ZERO;

    /**
     * How far a claim has come.
     *
     * @param amount what was claimed, and what was approved from then on
     * @param approvedOn null before the approval
     */
    private record Progress(
            Claim claim,
            ClaimState state,
            Amount amount,
            @Nullable LocalDate approvedOn) {

        Progress in(ClaimState next) {
            return new Progress(claim, next, amount, approvedOn);
        }
    }

    /** For Axon, which replays events into an empty instance. */
    BenefitAccount() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(QualifyForBenefit it) {
        apply(new BenefitQualified(it.accountId().partnerId(), it.accountId().kind(), it.qualification()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ClaimBenefit it) {
        Claim claim = it.claim();
        BenefitKind kind = it.accountId().kind();
        if (claims.containsKey(claim.claimId())) {
            throw new Refused(new ClaimedBefore(claim.claimId()));
        }
        Qualification qualification = qualificationAt(it.claimedAt());
        if (qualification == null) {
            throw new Refused(new NotQualified(it.accountId().partnerId(), kind, claim.on()));
        }
        Amount quota = qualification.quota();
        if (quota != null && used.plus(claim.amount()).compareTo(quota) > 0) {
            throw new Refused(new QuotaExceeded(claim.claimId(), claim.amount(), used, quota));
        }
        apply(new BenefitClaimed(it.accountId().partnerId(), kind, claim));
    }

    @CommandHandler
    void decide(ApproveBenefit it) {
        Progress progress = find(it.claimId());
        requireAtMost(it.amount(), progress);
        require(progress, Step.APPROVE);
        BenefitAccountId account = it.accountId();
        Period month = Period.of(YearMonth.from(it.on()));
        apply(new BenefitApproved(
                account.partnerId(),
                account.kind(),
                it.claimId(),
                it.on(),
                it.amount(),
                it.settledWith(),
                it.closedThrough() == null
                        ? month
                        : month.max(it.closedThrough().next()),
                account.kind().verifyWorkdays(),
                settleBy(account.kind(), progress.claim())));
    }

    @CommandHandler
    void decide(RejectBenefit it) {
        require(find(it.claimId()), Step.REJECT);
        apply(new BenefitRejected(
                it.accountId().partnerId(), it.accountId().kind(), it.claimId(), it.on(), it.reason()));
    }

    @CommandHandler
    void decide(VerifyBenefit it) {
        Progress progress = find(it.claimId());
        require(progress, Step.VERIFY);
        Integer workdays = it.accountId().kind().verifyWorkdays();
        if (workdays != null
                && progress.approvedOn() != null
                && !it.calendar().isWithin(progress.approvedOn(), workdays, it.on())) {
            throw new Refused(new TooLate(it.claimId(), Step.VERIFY, it.on(), null));
        }
        apply(new BenefitVerified(it.accountId().partnerId(), it.accountId().kind(), it.claimId(), it.on()));
    }

    @CommandHandler
    void decide(LapseBenefit it) {
        if (find(it.claimId()).state().allows(Step.LAPSE, it.accountId().kind())) {
            apply(new BenefitLapsed(it.accountId().partnerId(), it.accountId().kind(), it.claimId()));
        }
    }

    @CommandHandler
    void decide(RequestBenefitPayment it) {
        Progress progress = find(it.claimId());
        require(progress, Step.REQUEST_PAYMENT);
        BenefitKind kind = it.accountId().kind();
        LocalDate from = kind.payableFrom(progress.claim().on());
        if (it.on().isBefore(from)) {
            throw new Refused(new TooEarly(it.claimId(), it.on(), from));
        }
        LocalDate last = settleBy(kind, progress.claim());
        if (last != null && it.on().isAfter(last)) {
            throw new Refused(new TooLate(it.claimId(), Step.REQUEST_PAYMENT, it.on(), last));
        }
        apply(new BenefitPaymentRequested(it.accountId().partnerId(), kind, it.claimId(), it.on()));
    }

    @CommandHandler
    void decide(InvoiceBenefit it) {
        require(find(it.claimId()), Step.INVOICE);
        apply(new BenefitInvoiced(it.accountId().partnerId(), it.accountId().kind(), it.claimId(), it.invoice()));
    }

    @CommandHandler
    void decide(RejectBenefitInvoice it) {
        require(find(it.claimId()), Step.REJECT_INVOICE);
        apply(new BenefitInvoiceRejected(
                it.accountId().partnerId(), it.accountId().kind(), it.claimId(), it.reason()));
    }

    @CommandHandler
    void decide(PayBenefit it) {
        Progress progress = find(it.claimId());
        requireAtMost(it.amount(), progress);
        require(progress, Step.PAY);
        apply(new BenefitPaid(it.accountId().partnerId(), it.accountId().kind(), it.claimId(), it.on(), it.amount()));
    }

    @EventSourcingHandler
    void evolve(BenefitEvent event) {
        id = new BenefitAccountId(event.partnerId(), event.kind());
        switch (event) {
            case BenefitQualified it -> qualifications.add(it.qualification());
            case BenefitClaimed it -> {
                Claim claim = it.claim();
                claims.put(claim.claimId(), new Progress(claim, ClaimState.APPLIED, claim.amount(), null));
                used = used.plus(claim.amount());
            }
            case BenefitApproved it ->
                claims.computeIfPresent(
                        it.claimId(),
                        (_, before) -> new Progress(before.claim(), ClaimState.APPROVED, it.amount(), it.on()));
            case BenefitRejected it -> {
                used = used.minus(find(it.claimId()).claim().amount());
                move(it.claimId(), ClaimState.REJECTED);
            }
            case BenefitVerified it -> move(it.claimId(), ClaimState.VERIFIED);
            case BenefitLapsed it -> move(it.claimId(), ClaimState.LAPSED);
            case BenefitPaymentRequested it -> move(it.claimId(), ClaimState.PAYMENT_REQUESTED);
            case BenefitInvoiced it -> move(it.claimId(), ClaimState.INVOICED);
            case BenefitInvoiceRejected it -> move(it.claimId(), ClaimState.INVOICE_REJECTED);
            case BenefitPaid it -> move(it.claimId(), ClaimState.PAID);
        }
    }

    private void move(ClaimId claim, ClaimState next) {
        claims.computeIfPresent(claim, (_, before) -> before.in(next));
    }

    /** Of several that hold the last recorded counts. */
    private @Nullable Qualification qualificationAt(Instant instant) {
        return qualifications.reversed().stream()
                .filter(it -> it.holdsAt(instant))
                .findFirst()
                .orElse(null);
    }

    private Progress find(ClaimId claim) {
        Progress progress = claims.get(claim);
        if (progress == null) {
            throw new Refused(new UnknownClaim(claim));
        }
        return progress;
    }

    private static @Nullable LocalDate settleBy(BenefitKind kind, Claim claim) {
        Integer days = kind.settleDays();
        return days == null ? null : claim.on().plusDays(days);
    }

    private static void requireAtMost(Amount asked, Progress progress) {
        if (asked.compareTo(progress.amount()) > 0) {
            throw new Refused(new MoreThan(progress.claim().claimId(), asked, progress.amount(), progress.state()));
        }
    }

    private void require(Progress progress, Step step) {
        BenefitKind kind = Objects.requireNonNull(id).kind();
        if (!progress.state().allows(step, kind)) {
            throw new Refused(new StepNotAllowed(progress.claim().claimId(), step, progress.state(), kind));
        }
    }
}
