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
import org.partnerledger.api.access.audit.AuditLog;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds how often a user or key may ask: as many at once as it saves up, then so many a second. Requests, not lines: a
 * feed of millions is one request. Of what is refused the audit log has one a minute of each, so that whoever asks too
 * often does not fill it, too.
 */
public final class RequestLimit extends OncePerRequestFilter {

    private static final int KEPT = 10_000;

    private final int perSecond;
    private final AuditLog audit;
    private final Map<String, Allowance> allowances = new ConcurrentHashMap<>();

    /** @param perSecond 0 for no limit */
    RequestLimit(int perSecond, AuditLog audit) {
        this.perSecond = perSecond;
        this.audit = audit;
    }

    /**
     * What one user or key has left.
     *
     * @param entries of the audit log
     */
    private record Allowance(Bucket requests, Bucket entries) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        CurrentUser user = CurrentUser.current();
        if (perSecond == 0 || !user.isSomebody()) {
            chain.doFilter(request, response);
            return;
        }
        Allowance left = allowance(user.name());
        if (left.requests().tryConsume(1)) {
            chain.doFilter(request, response);
            return;
        }
        if (left.entries().tryConsume(1)) {
            audit.record(request, user.name(), HttpStatus.TOO_MANY_REQUESTS.value());
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }

    private Allowance allowance(String name) {
        if (allowances.size() > KEPT) {
            allowances.clear();
        }
        return allowances.computeIfAbsent(
                name,
                _ -> new Allowance(
                        bucket(10L * perSecond, perSecond, Duration.ofSeconds(1)),
                        bucket(1, 1, Duration.ofMinutes(1))));
    }

    private static Bucket bucket(long atOnce, long refill, Duration per) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(atOnce).refillGreedy(refill, per))
                .build();
    }
}
