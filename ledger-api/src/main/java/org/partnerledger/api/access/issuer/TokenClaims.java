package org.partnerledger.api.access.issuer;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.AccessProperties;
import org.partnerledger.api.access.CurrentUser;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * What tokens say beyond the standard. A program's token carries the roles that it asked for as scopes, all of them
 * where it asked for none, its partner, and the ledger as audience. A person's identity carries its roles and partner;
 * the access token of the site that it signs in to carries none, and opens nothing here.
 */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final AccessProperties access;
    private final String audience;

    TokenClaims(AccessProperties access, String audience) {
        this.access = access;
        this.audience = audience;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        JwtClaimsSet.Builder claims = context.getClaims();
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            Set<String> asked = context.getAuthorizedScopes();
            claims.audience(List.of(audience));
            roles(claims, asked.isEmpty() ? context.getRegisteredClient().getScopes() : asked);
            partner(claims, context.getRegisteredClient().getClientSettings().getSetting(RegisteredClients.PARTNER));
        } else if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
            CurrentUser user = CurrentUser.of(context.getPrincipal());
            claims.claim(StandardClaimNames.PREFERRED_USERNAME, user.name());
            roles(claims, user.roles().stream().map(Enum::name).toList());
            partner(claims, user.partner() == null ? null : user.partner().value());
        }
    }

    private void roles(JwtClaimsSet.Builder claims, Iterable<String> roles) {
        var names = new TreeSet<String>();
        roles.forEach(it -> names.add(it.toLowerCase(Locale.ROOT)));
        claims.claim(access.rolesClaim(), List.copyOf(names));
    }

    private void partner(JwtClaimsSet.Builder claims, @Nullable String partner) {
        if (partner != null) {
            claims.claim(access.partnerClaim(), partner);
        }
    }
}
