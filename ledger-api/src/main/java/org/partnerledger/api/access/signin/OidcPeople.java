package org.partnerledger.api.access.signin;

import java.util.Objects;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.access.Identity;
import org.partnerledger.api.access.machine.TokenIdentity;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** People whom an OpenID provider vouches for; it also says what they are to the ledger. */
final class OidcPeople extends OidcUserService {

    private final TokenIdentity tokens;

    OidcPeople(TokenIdentity tokens) {
        this.tokens = tokens;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) throws OAuth2AuthenticationException {
        OidcUser loaded = super.loadUser(request);
        String name = Objects.requireNonNullElse(loaded.getPreferredUsername(), loaded.getName());
        return new Person(loaded, tokens.user(name, loaded.getClaims()));
    }

    private static final class Person extends DefaultOidcUser implements Identity {

        private static final long serialVersionUID = 1L;

        private final CurrentUser user;

        private Person(OidcUser loaded, CurrentUser user) {
            super(loaded.getAuthorities(), loaded.getIdToken(), loaded.getUserInfo());
            this.user = user;
        }

        @Override
        public CurrentUser user() {
            return user;
        }
    }
}
