package org.partnerledger.core.bundle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.partner.Association;
import org.partnerledger.core.partner.Segment;

/**
 * That a customer belonged to the partner, or to one of its tier-2 partners, as the close knew it.
 *
 * @param from included
 * @param to excluded; null while the close knew of no end
 * @param afterAnother whether the customer had been linked to another tier-1 partner before: all that the cool-down
 *     (domain.md, section 3) asks of that partner, who is not named. Only said of {@link Segment#MID_LONG_TAIL}
 */
public record SealedLink(
        CustomerId customerId,
        PartnerId partnerId,
        Association association,
        Segment segment,
        Instant from,
        @Nullable Instant to,
        boolean afterAnother) {}
