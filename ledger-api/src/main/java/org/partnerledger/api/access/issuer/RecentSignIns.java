package org.partnerledger.api.access.issuer;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.Sha256;
import org.partnerledger.api.access.session.LockedObjects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Sign-ins that are under way or a few minutes old, in the database: the browser may have been at another node than the
 * site asks. Tokens of programs are not kept: they speak for themselves.
 */
final class RecentSignIns implements OAuth2AuthorizationService {

    /** A code and a token are good for five. */
    private static final int MINUTES_KEPT = 10;

    private static final List<Class<? extends OAuth2Token>> KINDS =
            List.of(OAuth2AuthorizationCode.class, OAuth2AccessToken.class, OidcIdToken.class);

    private final JdbcClient jdbc;
    private final LockedObjects objects;

    RecentSignIns(JdbcClient jdbc, LockedObjects objects) {
        this.jdbc = jdbc;
        this.objects = objects;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (!AuthorizationGrantType.AUTHORIZATION_CODE.equals(authorization.getAuthorizationGrantType())) {
            return;
        }
        int _ = jdbc.sql("delete from oauth_sign_in where kept_at < clock_timestamp() - ? * interval '1 minute'")
                .param(MINUTES_KEPT)
                .update();
        if (isExchanged(authorization) && !isTakenBack(authorization)) {
            exchange(authorization);
            return;
        }
        int _ = jdbc.sql("""
                        insert into oauth_sign_in (sign_in_id, tokens, locked) values (?, ?, ?)
                        on conflict (sign_in_id)
                        do update set tokens = excluded.tokens, locked = excluded.locked""")
                .param(authorization.getId())
                .param(tokens(authorization))
                .param(objects.lock(authorization))
                .update();
    }

    /**
     * Of two that exchange one code at the same instant, at whatever nodes, one is let go on: the row is changed only
     * as long as nobody has. Whoever comes second ends the sign-in, as with a code that is shown again later: somebody
     * has it who should not, and nobody knows which of them.
     */
    private void exchange(OAuth2Authorization authorization) {
        int first = jdbc.sql("""
                        update oauth_sign_in set exchanged = true, tokens = ?, locked = ?
                        where sign_in_id = ? and not exchanged""")
                .param(tokens(authorization))
                .param(objects.lock(authorization))
                .param(authorization.getId())
                .update();
        if (first == 0) {
            remove(authorization);
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    private static boolean isExchanged(OAuth2Authorization authorization) {
        OAuth2Authorization.Token<OAuth2AuthorizationCode> code = authorization.getToken(OAuth2AuthorizationCode.class);
        return code != null && code.isInvalidated();
    }

    /** The code was shown again, and what had been given for it is good no longer. */
    private static boolean isTakenBack(OAuth2Authorization authorization) {
        OAuth2Authorization.Token<OAuth2AccessToken> given = authorization.getAccessToken();
        return given == null || given.isInvalidated();
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        int _ = jdbc.sql("delete from oauth_sign_in where sign_in_id = ?")
                .param(authorization.getId())
                .update();
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return find("sign_in_id = ?", id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        OAuth2Authorization found = find("tokens @> array[cast(? as text)]", Sha256.hex(token));
        return found == null || found.getToken(token) == null ? null : found;
    }

    private @Nullable OAuth2Authorization find(String where, String value) {
        return jdbc.sql("select locked from oauth_sign_in where " + where)
                .param(value)
                .query((row, _) -> row.getBytes("locked"))
                .optional()
                .map(objects::open)
                .map(OAuth2Authorization.class::cast)
                .orElse(null);
    }

    private static String[] tokens(OAuth2Authorization authorization) {
        return KINDS.stream()
                .map(authorization::getToken)
                .filter(Objects::nonNull)
                .map(it -> Sha256.hex(it.getToken().getTokenValue()))
                .toArray(String[]::new);
    }
}
