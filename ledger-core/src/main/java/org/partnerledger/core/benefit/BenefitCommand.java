package org.partnerledger.core.benefit;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calendar.WorkdayCalendar;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;

/** What a claim can be asked, and, apart from it, the right to make claims. */
public sealed interface BenefitCommand {

    ClaimId claimId();

    /** Changes nothing; answers with the {@link BenefitAccountId} of the claim, which must be known. */
    record RequireClaim(@TargetAggregateIdentifier ClaimId claimId) implements BenefitCommand {}

    /** Changes nothing; refuses where the claim was made already. To be asked before {@link TakeQuota}. */
    record RequireUnclaimed(@TargetAggregateIdentifier ClaimId claimId) implements BenefitCommand {}

    /** To be asked after {@link TakeQuota}. */
    record ClaimBenefit(@TargetAggregateIdentifier ClaimId claimId, BenefitAccountId accountId, Claim claim)
            implements BenefitCommand {}

    /** @param closedThrough the last closed month of {@code settledWith}; null while none is */
    record ApproveBenefit(
            @TargetAggregateIdentifier ClaimId claimId,
            LocalDate on,
            Amount amount,
            PartnerId settledWith,
            @Nullable Period closedThrough)
            implements BenefitCommand {}

    /** To be followed by {@link ReleaseQuota}. */
    record RejectBenefit(@TargetAggregateIdentifier ClaimId claimId, LocalDate on, String reason)
            implements BenefitCommand {}

    record VerifyBenefit(@TargetAggregateIdentifier ClaimId claimId, LocalDate on, WorkdayCalendar calendar)
            implements BenefitCommand {}

    /** What a deadline asks; nothing happens where somebody was faster. */
    record LapseBenefit(@TargetAggregateIdentifier ClaimId claimId) implements BenefitCommand {}

    record RequestBenefitPayment(@TargetAggregateIdentifier ClaimId claimId, LocalDate on) implements BenefitCommand {}

    /** @param invoice its number */
    record InvoiceBenefit(@TargetAggregateIdentifier ClaimId claimId, String invoice) implements BenefitCommand {}

    record RejectBenefitInvoice(@TargetAggregateIdentifier ClaimId claimId, String reason) implements BenefitCommand {}

    record PayBenefit(@TargetAggregateIdentifier ClaimId claimId, LocalDate on, Amount amount)
            implements BenefitCommand {}

    /** What a partner's right to benefits of one kind can be asked. */
    sealed interface BenefitAccountCommand {

        BenefitAccountId accountId();

        record QualifyForBenefit(@TargetAggregateIdentifier BenefitAccountId accountId, Qualification qualification)
                implements BenefitAccountCommand {}

        /** @param claimedAt 00:00 of the claim's day in the ledger's zone, when a qualification must hold */
        record TakeQuota(@TargetAggregateIdentifier BenefitAccountId accountId, Claim claim, Instant claimedAt)
                implements BenefitAccountCommand {}

        record ReleaseQuota(@TargetAggregateIdentifier BenefitAccountId accountId, ClaimId claimId)
                implements BenefitAccountCommand {}
    }
}
