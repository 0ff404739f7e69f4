package org.partnerledger.core.recalculation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.comparison.RuleSet;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.stored.StoredName;

/** Everything that can happen to a recalculation. */
public sealed interface RecalculationEvent {

    String recalculationId();

    /**
     * Somebody wants closed months to be worked out again.
     *
     * @param by who asked
     * @param reason why, for people
     * @param partners tier 1; null = all
     */
    @StoredName("recalculation-asked")
    record RecalculationAsked(
            String recalculationId,
            String by,
            String reason,
            RuleSet rules,
            @Nullable List<PartnerId> partners) implements RecalculationEvent {

        public RecalculationAsked {
            partners = partners == null ? null : List.copyOf(partners);
        }
    }

    /** Somebody else has seen what it comes to, and wants it. */
    @StoredName("recalculation-approved")
    record RecalculationApproved(String recalculationId, String by) implements RecalculationEvent {}

    /** It is not to be; nothing was corrected. */
    @StoredName("recalculation-rejected")
    record RecalculationRejected(String recalculationId, String by, String reason) implements RecalculationEvent {}
}
