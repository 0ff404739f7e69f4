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
     * @param same equal for the same customer and the same title
     * @param sharedOn local day of {@code sharedAt}
     */
    record ShareOpportunity(
            @TargetAggregateIdentifier OpportunityId opportunityId,
            Direction direction,
            PartnerId partnerId,
            @Nullable CustomerId customerId,
            String title,
            DuplicatesId same,
            Instant sharedAt,
            LocalDate sharedOn,
            @Nullable Amount expectedAmount,
            @Nullable CurrencyCode currency)
            implements OpportunityCommand {}

    /** Changes nothing; refuses where nobody shared it. */
    record RequireOpportunity(@TargetAggregateIdentifier OpportunityId opportunityId) implements OpportunityCommand {}

    /** When an answer was given, and what it takes to see whether that was in time. */
    record Answer(Instant at, LocalDate on, WorkdayCalendar calendar) {}

    record AcceptOpportunity(@TargetAggregateIdentifier OpportunityId opportunityId, Answer answer)
            implements OpportunityCommand {}

    /**
     * Changes nothing; refuses what {@link VerifyOpportunity} would refuse, and answers with the {@link DuplicatesId}
     * of the opportunity. To be asked before {@link DuplicatesCommand.DecideDuplicates}.
     */
    record CheckVerification(@TargetAggregateIdentifier OpportunityId opportunityId, Answer answer)
            implements OpportunityCommand {}

    /** To be asked after {@link DuplicatesCommand.DecideDuplicates}. */
    record VerifyOpportunity(@TargetAggregateIdentifier OpportunityId opportunityId, Answer answer)
            implements OpportunityCommand {}

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

    /** What opportunities that are the same can be asked together. */
    sealed interface DuplicatesCommand {

        DuplicatesId duplicatesId();

        record JoinDuplicates(@TargetAggregateIdentifier DuplicatesId duplicatesId, OpportunityId opportunityId)
                implements DuplicatesCommand {}

        /** Answers with the list of {@link OpportunityId} that lose by it: each is to be superseded. */
        record DecideDuplicates(
                @TargetAggregateIdentifier DuplicatesId duplicatesId, OpportunityId opportunityId, Instant verifiedAt)
                implements DuplicatesCommand {}
    }
}
