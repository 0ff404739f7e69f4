package org.partnerledger.projections.opportunity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.opportunity.Direction;
import org.partnerledger.core.opportunity.OpportunityState;

/**
 * An opportunity as it stands.
 *
 * @param answerDue the instant at which it is rejected by itself; null once it is answered, and while a year that the
 *     count needs has no calendar
 * @param answeredAt when it was accepted, verified or rejected by somebody
 * @param reason of its rejection
 * @param winner the duplicate that was verified earlier
 * @param orders it was won with
 */
public record OpportunityView(
        String opportunityId,
        Direction direction,
        String partnerId,
        @Nullable String customerId,
        String title,
        Instant sharedAt,
        LocalDate sharedOn,
        int answerWorkdays,
        @Nullable Instant answerDue,
        @Nullable Amount expectedAmount,
        @Nullable String currency,
        OpportunityState state,
        @Nullable Instant answeredAt,
        @Nullable String reason,
        @Nullable String winner,
        @Nullable Instant wonAt,
        List<String> orders) {

    public OpportunityView {
        orders = List.copyOf(orders);
    }
}
