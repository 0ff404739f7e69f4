package org.partnerledger.api.access.machine;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.access.rule.Role;
import org.partnerledger.core.kernel.PartnerId;

/**
 * A key without its secret, which nobody has but whoever it was shown to.
 *
 * @param partner the only one it may see; null where it is bound to none
 * @param expiresAt first instant at which it is of no use
 * @param revokedAt null while it was not revoked
 */
public record ApiKey(
        String keyId,
        String label,
        Set<Role> roles,
        @Nullable PartnerId partner,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt) {

    boolean isGoodAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /** Its label is for people: two keys may have the same. */
    CurrentUser user() {
        return new CurrentUser("key " + keyId + " (" + label + ")", roles, partner);
    }
}
