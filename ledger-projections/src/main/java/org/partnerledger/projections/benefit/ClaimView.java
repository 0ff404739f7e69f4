package org.partnerledger.projections.benefit;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.benefit.BenefitKind;
import org.partnerledger.core.benefit.ClaimState;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Period;

/**
 * A claim as it stands.
 *
 * @param settledWith the tier-1 partner on whose statement of {@code standsOn} it stands; null before it is approved
 * @param due the instant at which it lapses; null where it cannot, and while a year that the count needs has no
 *     calendar
 * @param reason of its rejection, or of its invoice's
 */
public record ClaimView(
        String claimId,
        String partnerId,
        BenefitKind kind,
        LocalDate on,
        Amount claimed,
        @Nullable Integer persons,
        ClaimState state,
        @Nullable LocalDate approvedOn,
        @Nullable Amount approved,
        @Nullable String settledWith,
        @Nullable Period standsOn,
        @Nullable LocalDate settleBy,
        @Nullable Instant due,
        @Nullable String reason,
        @Nullable String invoice,
        @Nullable LocalDate paidOn,
        @Nullable Amount paid) {}
