package org.partnerledger.core.opportunity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.stored.StoredName;

/** Everything that can happen to an opportunity. */
public sealed interface OpportunityEvent {

    OpportunityId opportunityId();

    /**
     * @param customerId null where the customer has none yet; its name is no event: it can be erased
     * @param same equal for the same customer and the same title
     * @param sharedOn local day of {@code sharedAt}, from which the deadline is counted
     * @param answerWorkdays more than these without an answer reject it
     * @param expectedAmount information only
     */
    @StoredName("opportunity-shared")
    record OpportunityShared(
            OpportunityId opportunityId,
            Direction direction,
            PartnerId partnerId,
            @Nullable CustomerId customerId,
            String title,
            DuplicatesId same,
            Instant sharedAt,
            LocalDate sharedOn,
            int answerWorkdays,
            @Nullable Amount expectedAmount,
            @Nullable CurrencyCode currency)
            implements OpportunityEvent {}

    @StoredName("opportunity-accepted")
    record OpportunityAccepted(OpportunityId opportunityId, Instant at) implements OpportunityEvent {}

    @StoredName("opportunity-verified")
    record OpportunityVerified(OpportunityId opportunityId, Instant at) implements OpportunityEvent {}

    @StoredName("opportunity-rejected")
    record OpportunityRejected(OpportunityId opportunityId, Instant at, String reason) implements OpportunityEvent {}

    /** Nobody answered in time. */
    @StoredName("opportunity-auto-rejected")
    record OpportunityAutoRejected(OpportunityId opportunityId) implements OpportunityEvent {}

    /** A duplicate was verified earlier than this one could be, or was. */
    @StoredName("opportunity-superseded")
    record OpportunitySuperseded(OpportunityId opportunityId, OpportunityId winner) implements OpportunityEvent {}

    /** @param orderIds orders it was won with; their refunds claw subsidies back */
    @StoredName("opportunity-won")
    record OpportunityWon(OpportunityId opportunityId, Instant at, List<String> orderIds) implements OpportunityEvent {

        public OpportunityWon {
            orderIds = List.copyOf(orderIds);
        }
    }

    /** Everything that can happen to opportunities that are the same. */
    sealed interface DuplicatesEvent {

        DuplicatesId duplicatesId();

        @StoredName("duplicate-joined")
        record DuplicateJoined(DuplicatesId duplicatesId, OpportunityId opportunityId) implements DuplicatesEvent {}

        /** Among duplicates the earliest that is verified wins. */
        @StoredName("duplicates-decided")
        record DuplicatesDecided(DuplicatesId duplicatesId, OpportunityId winner, Instant verifiedAt)
                implements DuplicatesEvent {}
    }
}
