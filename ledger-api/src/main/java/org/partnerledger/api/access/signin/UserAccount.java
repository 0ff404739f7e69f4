package org.partnerledger.api.access.signin;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.access.rule.Role;
import org.partnerledger.core.kernel.PartnerId;

/**
 * A user of the database.
 *
 * @param password encoded; null for one who cannot sign in by password
 * @param wellKnown of a demonstration, and let in there only
 */
record UserAccount(
        String name,
        @Nullable String password,
        Set<Role> roles,
        @Nullable PartnerId partner,
        boolean mustChange,
        boolean disabled,
        boolean wellKnown) {

    CurrentUser user() {
        return new CurrentUser(name, roles, partner);
    }

    /** Not even the encoded password has a place in a log. */
    @Override
    public String toString() {
        return "UserAccount[" + name + "]";
    }
}
