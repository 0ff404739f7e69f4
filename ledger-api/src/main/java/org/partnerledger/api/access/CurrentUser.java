package org.partnerledger.api.access;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.rule.Role;
import org.partnerledger.core.kernel.PartnerId;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who asks: a person or a machine, however it has shown who it is.
 *
 * @param name as it is written into the audit log and beside events; "" for nobody
 * @param partner the only partner it may see; null where it is bound to none. Whoever has {@link Role#PARTNER} alone is
 *     always bound
 */
public record CurrentUser(
        String name, Set<Role> roles, @Nullable PartnerId partner) implements Serializable {

    /** Nobody has signed in. */
    public static final CurrentUser NOBODY = new CurrentUser("", Set.of(), null);

    /** @throws IllegalArgumentException for a partner's user without partner, or one that is something else as well */
    public CurrentUser {
        roles = Set.copyOf(roles);
        if (partner != null && !roles.equals(Set.of(Role.PARTNER))) {
            throw new IllegalArgumentException("who is bound to a partner has the role PARTNER and no other");
        }
        if (partner == null && roles.equals(Set.of(Role.PARTNER))) {
            throw new IllegalArgumentException("who has the role PARTNER is bound to a partner");
        }
    }

    /** Whoever this thread works for; {@link #NOBODY} outside of a request too. */
    public static CurrentUser current() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    public static CurrentUser of(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof Identity identity
                ? identity.user()
                : NOBODY;
    }

    public boolean isSomebody() {
        return !roles.isEmpty();
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** Sessions are kept in the database, and the core's ids are not made for that. */
    private Object writeReplace() {
        return new Kept(name, roles.stream().sorted().toList(), partner == null ? null : partner.value());
    }

    private record Kept(
            String name, List<Role> roles, @Nullable String partner) implements Serializable {

        private Object readResolve() {
            return new CurrentUser(name, Set.copyOf(roles), partner == null ? null : new PartnerId(partner));
        }
    }

    /** Whether it has one of them. */
    public boolean hasAny(Set<Role> wanted) {
        return roles.stream().anyMatch(wanted::contains);
    }

    /** Whether it may see this partner, as far as that depends on the partner alone. */
    public boolean mayActFor(PartnerId other) {
        return partner == null || partner.equals(other);
    }

    /**
     * For what the path does not show: a partner that is named in a body.
     *
     * @throws AccessDeniedException where it is bound to another one
     */
    public void requireMayActFor(PartnerId other) {
        if (!mayActFor(other)) {
            throw new AccessDeniedException("bound to another partner");
        }
    }
}
