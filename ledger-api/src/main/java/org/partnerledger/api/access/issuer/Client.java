package org.partnerledger.api.access.issuer;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.rule.Role;
import org.partnerledger.core.kernel.PartnerId;

/**
 * A client of OAuth2 without its secret, which nobody has but whoever it was shown to. Either a program, which has
 * roles and gets tokens for itself, or a site that lets the ledger's people sign in, which has addresses to come back
 * to.
 *
 * @param roles none for a site
 * @param partner the only one it may see; null where it is bound to none
 * @param redirectUris none for a program
 * @param expiresAt first instant at which its secret is of no use
 * @param revokedAt null while it was not revoked
 */
public record Client(
        String clientId,
        String label,
        Set<Role> roles,
        @Nullable PartnerId partner,
        List<String> redirectUris,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt) {

    boolean isSite() {
        return !redirectUris.isEmpty();
    }
}
