package org.partnerledger.core.partner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of membership or certification.
 *
 * @param from included
 * @param to excluded; null while it is open
 */
public record Interval(Instant from, @Nullable Instant to) {

    public boolean covers(Instant instant) {
        return !instant.isBefore(from) && (to == null || instant.isBefore(to));
    }
}
