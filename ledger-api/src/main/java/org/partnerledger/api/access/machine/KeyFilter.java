package org.partnerledger.api.access.machine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.AccessProperties;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.access.MachineIdentity;
import org.partnerledger.api.access.rule.Role;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets programs in that bring a key as a bearer token. */
public final class KeyFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final byte @Nullable [] settingsKey;

    KeyFilter(ApiKeys keys, AccessProperties access) {
        this.keys = keys;
        this.settingsKey = access.hasKey() ? String.valueOf(access.key()).getBytes(StandardCharsets.UTF_8) : null;
    }

    /** The bearer token, if it is a key or no token at all: anything else is for the OAuth2 issuer to judge. */
    public boolean isForKeys(HttpServletRequest request) {
        String token = token(request);
        return token != null && (token.startsWith(ApiKeys.PREFIX) || isSettingsKey(token));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = token(request);
        if (token != null) {
            user(token).ifPresent(KeyFilter::letIn);
        }
        chain.doFilter(request, response);
    }

    private Optional<CurrentUser> user(String token) {
        if (isSettingsKey(token)) {
            return Optional.of(new CurrentUser("LEDGER_API_KEY", Role.ALL, null));
        }
        return keys.open(token).map(ApiKey::user);
    }

    /** Compared in constant time, so that the time of the answer says nothing about the key. */
    private boolean isSettingsKey(String token) {
        return settingsKey != null && MessageDigest.isEqual(settingsKey, token.getBytes(StandardCharsets.UTF_8));
    }

    private static void letIn(CurrentUser user) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new MachineIdentity(user).authenticated());
        SecurityContextHolder.setContext(context);
    }

    private static @Nullable String token(HttpServletRequest request) {
        String given = request.getHeader(HttpHeaders.AUTHORIZATION);
        return given != null && given.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? given.substring(BEARER.length()).strip()
                : null;
    }
}
