package org.partnerledger.core.benefit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.stored.StoredName;

/** Everything that can happen to a claim, and, apart from it, to the right to make claims. */
public sealed interface BenefitEvent {

    PartnerId partnerId();

    BenefitKind kind();

    ClaimId claimId();

    @StoredName("benefit-claimed")
    record BenefitClaimed(PartnerId partnerId, BenefitKind kind, Claim claim) implements BenefitEvent {

        @Override
        public ClaimId claimId() {
            return claim.claimId();
        }
    }

    /**
     * @param amount at most what was claimed
     * @param settledWith the tier-1 partner on whose statement it stands
     * @param standsOn the month of approval, or the first open one if that was closed
     * @param verifyWorkdays more than these without a verification let it lapse; null where none is needed
     * @param settleBy the last day on which payment can be asked for, or it lapses; null without limit
     */
    @StoredName("benefit-approved")
    record BenefitApproved(
            PartnerId partnerId,
            BenefitKind kind,
            ClaimId claimId,
            LocalDate on,
            Amount amount,
            PartnerId settledWith,
            Period standsOn,
            @Nullable Integer verifyWorkdays,
            @Nullable LocalDate settleBy)
            implements BenefitEvent {}

    @StoredName("benefit-rejected")
    record BenefitRejected(PartnerId partnerId, BenefitKind kind, ClaimId claimId, LocalDate on, String reason)
            implements BenefitEvent {}

    @StoredName("benefit-verified")
    record BenefitVerified(PartnerId partnerId, BenefitKind kind, ClaimId claimId, LocalDate on)
            implements BenefitEvent {}

    /** Too late for payment. What stands on a statement stays there: a correction of that is deliberate. */
    @StoredName("benefit-lapsed")
    record BenefitLapsed(PartnerId partnerId, BenefitKind kind, ClaimId claimId) implements BenefitEvent {}

    @StoredName("benefit-payment-requested")
    record BenefitPaymentRequested(PartnerId partnerId, BenefitKind kind, ClaimId claimId, LocalDate on)
            implements BenefitEvent {}

    @StoredName("benefit-invoiced")
    record BenefitInvoiced(PartnerId partnerId, BenefitKind kind, ClaimId claimId, String invoice)
            implements BenefitEvent {}

    @StoredName("benefit-invoice-rejected")
    record BenefitInvoiceRejected(PartnerId partnerId, BenefitKind kind, ClaimId claimId, String reason)
            implements BenefitEvent {}

    /** @param amount at most what was approved */
    @StoredName("benefit-paid")
    record BenefitPaid(PartnerId partnerId, BenefitKind kind, ClaimId claimId, LocalDate on, Amount amount)
            implements BenefitEvent {}

    /** Everything that can happen to a partner's right to benefits of one kind. */
    sealed interface BenefitAccountEvent {

        PartnerId partnerId();

        BenefitKind kind();

        @StoredName("benefit-qualified")
        record BenefitQualified(PartnerId partnerId, BenefitKind kind, Qualification qualification)
                implements BenefitAccountEvent {}

        /** A claim uses the quota from here on. */
        @StoredName("benefit-quota-taken")
        record QuotaTaken(PartnerId partnerId, BenefitKind kind, ClaimId claimId, Amount amount)
                implements BenefitAccountEvent {}

        /** A rejected claim uses none. */
        @StoredName("benefit-quota-released")
        record QuotaReleased(PartnerId partnerId, BenefitKind kind, ClaimId claimId) implements BenefitAccountEvent {}
    }
}
