package org.partnerledger.api.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of {@code ledger.access}.
 *
 * @param open whether who shows nothing has every role; a simulation without key, and never beyond loopback
 * @param key a bearer token with every role, for simulation and demonstration; none if blank
 * @param wellKnownUsers whether users whose password everybody knows are there, for demonstrations
 * @param wellKnownAnywhere whether these, or the key of the demonstration, may be there on another address than
 *     loopback
 * @param requestsPerSecond how often a user or key may ask in the long run, ten times as often for a moment; 0 for no
 *     limit
 * @param rolesClaim where an OpenID provider or token issuer says the roles
 * @param partnerClaim where it says the partner of a partner's user
 */
@ConfigurationProperties("ledger.access")
public record AccessProperties(
        @DefaultValue("false") boolean open,
        @Nullable String key,
        @DefaultValue("false") boolean wellKnownUsers,
        @DefaultValue("false") boolean wellKnownAnywhere,
        @DefaultValue("200") int requestsPerSecond,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("partner") String partnerClaim) {

    private static final String WELL_KNOWN_KEY = "demo";

    /** Open is only what has no key. */
    public boolean isOpen() {
        return open && !hasKey();
    }

    /** That of the profile {@code demo}, which is printed in its settings. */
    boolean hasWellKnownKey() {
        return WELL_KNOWN_KEY.equals(key);
    }

    public boolean hasKey() {
        return key != null && !key.isBlank();
    }

    /** Keys have no place in a log. */
    @Override
    public String toString() {
        return "AccessProperties[open=" + open + ", wellKnownUsers=" + wellKnownUsers + "]";
    }
}
