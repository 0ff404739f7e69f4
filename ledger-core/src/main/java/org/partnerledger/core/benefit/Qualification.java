package org.partnerledger.core.benefit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.Amount;

/**
 * A partner's right to a kind of benefit.
 *
 * @param from included
 * @param to excluded; null for good
 * @param quota the most that can be claimed, whatever becomes of the claims, rejected ones left out; null without limit
 */
public record Qualification(
        Instant from, @Nullable Instant to, @Nullable Amount quota) {

    public boolean holdsAt(Instant instant) {
        return !instant.isBefore(from) && (to == null || instant.isBefore(to));
    }
}
