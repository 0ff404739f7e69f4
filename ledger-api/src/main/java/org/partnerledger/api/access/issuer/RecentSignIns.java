package org.partnerledger.api.access.issuer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Sign-ins that are under way or a few minutes old. Tokens of programs are not kept: they speak for themselves, and a
 * feed that asks for one every minute must not fill the memory.
 */
final class RecentSignIns implements OAuth2AuthorizationService {

    private static final int KEPT = 1_000;

    private final Map<String, OAuth2Authorization> byId = new LinkedHashMap<>();

    @Override
    public synchronized void save(OAuth2Authorization authorization) {
        if (AuthorizationGrantType.AUTHORIZATION_CODE.equals(authorization.getAuthorizationGrantType())) {
            byId.put(authorization.getId(), authorization);
            if (byId.size() > KEPT) {
                byId.remove(byId.keySet().iterator().next());
            }
        }
    }

    @Override
    public synchronized void remove(OAuth2Authorization authorization) {
        byId.remove(authorization.getId());
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findById(String id) {
        return byId.get(id);
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return byId.values().stream()
                .filter(it -> it.getToken(token) != null)
                .findFirst()
                .orElse(null);
    }
}
