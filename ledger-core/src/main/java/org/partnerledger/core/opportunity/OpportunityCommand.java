package org.partnerledger.core.opportunity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calendar.WorkdayCalendar;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;

/** What an opportunity can be asked. */
public sealed interface OpportunityCommand {

    OpportunityId opportunityId();

    /**
     * @param same equal for duplicates, see {@link OpportunityEvent.OpportunityShared}
     * @param sharedOn local day of {@code sharedAt}
     */
    record ShareOpportunity(
            @TargetAggregateIdentifier OpportunityId opportunityId,
            Direction direction,
            PartnerId partnerId,
            @Nullable CustomerId customerId,
            String title,
            String same,
            Instant sharedAt,
            LocalDate sharedOn,
            @Nullable Amount expectedAmount,
            @Nullable CurrencyCode currency)
            implements OpportunityCommand {}

    /** When an answer was given, and what it takes to see whether that was in time. */
    record Answer(Instant at, LocalDate on, WorkdayCalendar calendar) {}

    record AcceptOpportunity(@TargetAggregateIdentifier OpportunityId opportunityId, Answer answer)
            implements OpportunityCommand {}

    /** @param rival the earliest verified duplicate of it; null where none is verified */
    record VerifyOpportunity(
            @TargetAggregateIdentifier OpportunityId opportunityId,
            Answer answer,
            @Nullable Rival rival) implements OpportunityCommand {}

    /** A verified duplicate. */
    record Rival(OpportunityId opportunityId, Instant verifiedAt) {}

    record RejectOpportunity(@TargetAggregateIdentifier OpportunityId opportunityId, Answer answer, String reason)
            implements OpportunityCommand {}

    /** What a deadline asks; nothing happens where somebody answered before. */
    record AutoRejectOpportunity(@TargetAggregateIdentifier OpportunityId opportunityId)
            implements OpportunityCommand {}

    /** What a duplicate's verification asks; nothing happens where that changes nothing. */
    record SupersedeOpportunity(@TargetAggregateIdentifier OpportunityId opportunityId, OpportunityId winner)
            implements OpportunityCommand {}

    record WinOpportunity(@TargetAggregateIdentifier OpportunityId opportunityId, Instant at, List<String> orderIds)
            implements OpportunityCommand {

        public WinOpportunity {
            orderIds = List.copyOf(orderIds);
        }
    }
}
