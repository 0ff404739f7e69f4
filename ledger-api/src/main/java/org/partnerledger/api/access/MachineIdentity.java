package org.partnerledger.api.access;

import java.security.Principal;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A machine, or whoever is let in without showing anything. */
public record MachineIdentity(CurrentUser user) implements Identity, Principal {

    @Override
    public String getName() {
        return user.name();
    }

    /** An authentication for one request; it holds no secret. */
    public AbstractAuthenticationToken authenticated() {
        var token = new Token(this);
        token.setAuthenticated(true);
        return token;
    }

    private static final class Token extends AbstractAuthenticationToken {

        private static final long serialVersionUID = 1L;

        private final transient MachineIdentity identity;

        private Token(MachineIdentity identity) {
            super(List.of());
            this.identity = identity;
        }

        @Override
        public Object getCredentials() {
            return "";
        }

        @Override
        public Object getPrincipal() {
            return identity;
        }
    }
}
