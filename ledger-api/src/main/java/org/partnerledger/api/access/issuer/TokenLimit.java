package org.partnerledger.api.access.issuer;

import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.signin.SignInThrottle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds how often somebody may show a client's secret: wrong ones as passwords are, and right ones to some a minute.
 * Both count for a client from one address, so that nobody can keep a client out from elsewhere; wrong ones count for
 * their address as well. Wrong ones are counted for all nodes together, right ones by each node: they are no danger,
 * only work, of which each node has its own to bound.
 */
final class TokenLimit extends OncePerRequestFilter {

    private static final String BASIC = "Basic ";
    private static final String RETRY_AFTER_SECONDS = "60";
    private static final int LONGEST_ID = 100;
    private static final int KEPT = 10_000;

    private final int perMinute;
    private final SignInThrottle wrong;
    private final Map<String, Bucket> asked = new ConcurrentHashMap<>();

    TokenLimit(int perMinute, SignInThrottle wrong) {
        this.perMinute = perMinute;
        this.wrong = wrong;
    }

    /** People who are signed in show no secret there. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || request.getRequestURI().equals("/oauth2/authorize");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = request.getRemoteAddr();
        String client = client(request) + " from " + address;
        if (!wrong.mayTry(client, address) || !bucket(client).tryConsume(1)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        chain.doFilter(request, response);
        if (response.getStatus() == HttpStatus.UNAUTHORIZED.value()) {
            wrong.failed(client, address);
        }
    }

    private Bucket bucket(String client) {
        if (asked.size() >= KEPT) {
            asked.clear(); // Somebody makes ids up: they must not fill the memory.
        }
        return asked.computeIfAbsent(
                client,
                _ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .build());
    }

    /** As whoever asks says; nothing is known about that yet. */
    private static String client(HttpServletRequest request) {
        @Nullable String given = request.getHeader(HttpHeaders.AUTHORIZATION);
        @Nullable String id = given == null ? request.getParameter("client_id") : ofBasic(given);
        return id == null || id.length() > LONGEST_ID ? "" : id;
    }

    private static @Nullable String ofBasic(String header) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return null;
        }
        try {
            byte[] both =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String text = new String(both, StandardCharsets.UTF_8);
            return text.indexOf(':') < 0 ? null : text.substring(0, text.indexOf(':'));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
