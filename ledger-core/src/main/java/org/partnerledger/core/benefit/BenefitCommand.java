package org.partnerledger.core.benefit;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calendar.WorkdayCalendar;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;

/** What a partner's benefits of one kind can be asked. */
public sealed interface BenefitCommand {

    BenefitAccountId accountId();

    record QualifyForBenefit(@TargetAggregateIdentifier BenefitAccountId accountId, Qualification qualification)
            implements BenefitCommand {}

    /** @param claimedAt 00:00 of the claim's day in the ledger's zone, when a qualification must hold */
    record ClaimBenefit(@TargetAggregateIdentifier BenefitAccountId accountId, Claim claim, Instant claimedAt)
            implements BenefitCommand {}

    /** @param closedThrough the last closed month of {@code settledWith}; null while none is */
    record ApproveBenefit(
            @TargetAggregateIdentifier BenefitAccountId accountId,
            ClaimId claimId,
            LocalDate on,
            Amount amount,
            PartnerId settledWith,
            @Nullable Period closedThrough)
            implements BenefitCommand {}

    record RejectBenefit(
            @TargetAggregateIdentifier BenefitAccountId accountId, ClaimId claimId, LocalDate on, String reason)
            implements BenefitCommand {}

    record VerifyBenefit(
            @TargetAggregateIdentifier BenefitAccountId accountId,
            ClaimId claimId,
            LocalDate on,
            WorkdayCalendar calendar)
            implements BenefitCommand {}

    /** What a deadline asks; nothing happens where somebody was faster. */
    record LapseBenefit(@TargetAggregateIdentifier BenefitAccountId accountId, ClaimId claimId)
            implements BenefitCommand {}

    record RequestBenefitPayment(@TargetAggregateIdentifier BenefitAccountId accountId, ClaimId claimId, LocalDate on)
            implements BenefitCommand {}

    /** @param invoice its number */
    record InvoiceBenefit(@TargetAggregateIdentifier BenefitAccountId accountId, ClaimId claimId, String invoice)
            implements BenefitCommand {}

    record RejectBenefitInvoice(@TargetAggregateIdentifier BenefitAccountId accountId, ClaimId claimId, String reason)
            implements BenefitCommand {}

    record PayBenefit(
            @TargetAggregateIdentifier BenefitAccountId accountId, ClaimId claimId, LocalDate on, Amount amount)
            implements BenefitCommand {}
}
