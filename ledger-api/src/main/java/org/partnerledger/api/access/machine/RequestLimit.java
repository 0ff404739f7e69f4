package org.partnerledger.api.access.machine;

import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.partnerledger.api.access.CurrentUser;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds how often a user or key may ask: as many at once as it saves up, then so many a second. Requests, not lines: a
 * feed of millions is one request.
 */
public final class RequestLimit extends OncePerRequestFilter {

    private static final int KEPT = 10_000;

    private final int perSecond;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** @param perSecond 0 for no limit */
    RequestLimit(int perSecond) {
        this.perSecond = perSecond;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        CurrentUser user = CurrentUser.current();
        if (perSecond == 0 || !user.isSomebody() || bucket(user.name()).tryConsume(1)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }

    private Bucket bucket(String name) {
        if (buckets.size() > KEPT) {
            buckets.clear();
        }
        return buckets.computeIfAbsent(
                name,
                _ -> Bucket.builder()
                        .addLimit(
                                limit -> limit.capacity(10L * perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
    }
}
