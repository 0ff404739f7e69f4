package org.partnerledger.api.access.signin;

import java.io.Serializable;
import java.security.Principal;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.access.Identity;

/** A person of the database who has signed in. */
record PersonIdentity(CurrentUser user, boolean mustChangePassword) implements Identity, Principal, Serializable {

    @Override
    public String getName() {
        return user.name();
    }
}
