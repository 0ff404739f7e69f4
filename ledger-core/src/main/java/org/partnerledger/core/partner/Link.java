package org.partnerledger.core.partner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.PartnerId;

/**
 * A customer belongs to a partner from an instant to an instant.
 *
 * @param partnerId of either tier
 * @param from included
 * @param to excluded; null while it is open
 */
public record Link(
        PartnerId partnerId,
        Association association,
        Segment segment,
        Instant from,
        @Nullable Instant to) {

    public boolean covers(Instant instant) {
        return !instant.isBefore(from) && (to == null || instant.isBefore(to));
    }

    /** Whether the two share an instant. An open link reaches for ever (domain.md, section 10). */
    public boolean overlaps(Link other) {
        return (to == null || other.from.isBefore(to)) && (other.to == null || from.isBefore(other.to));
    }

    public Link endingAt(Instant end) {
        return new Link(partnerId, association, segment, from, end);
    }
}
