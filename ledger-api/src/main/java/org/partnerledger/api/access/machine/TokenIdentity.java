package org.partnerledger.api.access.machine;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.AccessProperties;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.access.rule.Role;
import org.partnerledger.core.kernel.PartnerId;

/** Who somebody is by what an issuer of tokens says about them. */
public final class TokenIdentity {

    private static final String SCOPE = "scope";

    private final AccessProperties access;

    public TokenIdentity(AccessProperties access) {
        this.access = access;
    }

    /**
     * Roles are taken from the claim that the settings name, and from scopes of the same names; anything else that is
     * said there is not for the ledger.
     *
     * @return somebody without a role where the claims name none, or where they contradict each other
     */
    public CurrentUser user(String name, Map<String, ?> claims) {
        Set<Role> roles = Stream.concat(words(claims.get(access.rolesClaim())), words(claims.get(SCOPE)))
                .map(Role::parse)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
        boolean partners = roles.contains(Role.PARTNER);
        Object partner = claims.get(access.partnerClaim());
        if (!partners) {
            return new CurrentUser(name, roles, null);
        }
        if (roles.size() == 1 && partner instanceof String id) {
            try {
                return new CurrentUser(name, roles, new PartnerId(id));
            } catch (IllegalArgumentException _) {
                // No id that a partner could have.
            }
        }
        return new CurrentUser(name, Set.of(), null);
    }

    private static Stream<String> words(@Nullable Object claim) {
        return switch (claim) {
            case Collection<?> many -> many.stream().map(String::valueOf);
            case String text -> Arrays.stream(text.split("\\s+"));
            case null, default -> Stream.empty();
        };
    }
}
