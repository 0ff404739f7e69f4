package org.partnerledger.api.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.audit.AuditLog;
import org.partnerledger.api.access.rule.AccessRule;
import org.partnerledger.api.access.rule.AccessTable;
import org.partnerledger.api.wall.BehindTheWall;
import org.partnerledger.api.wall.PartnerReads;
import org.partnerledger.core.kernel.PartnerId;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Holds every request to {@link AccessTable}, by the pattern that the router itself chose: no second reading of paths
 * that could differ from the first.
 */
final class Gate implements AsyncHandlerInterceptor {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** What may be used with a password that has to be changed first. */
    private static final Set<String> TO_CHANGE_PASSWORD = Set.of("/password", "/api/v1/me");

    private static final String BEHIND = Gate.class.getName() + ".behind";

    private final AccessTable table;
    private final Owners owners;
    private final PartnerReads reads;
    private final AuditLog audit;
    private volatile boolean trustsTheWall;

    Gate(AccessTable table, Owners owners, PartnerReads reads, AuditLog audit) {
        this.table = table;
        this.owners = owners;
        this.reads = reads;
        this.audit = audit;
    }

    /** For the test that shows what the second wall is worth alone: this one then lets everybody through. */
    void trustTheWall(boolean alone) {
        trustsTheWall = alone;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return true; // Let in already, or the answer to who was not.
        }
        String pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        Optional<AccessRule> rule = table.find(request.getMethod(), pattern);
        HttpStatus refusal = rule.isEmpty() ? HttpStatus.FORBIDDEN : refusal(rule.get(), request);
        if (trustsTheWall && CurrentUser.current().isSomebody()) {
            refusal = null;
        }
        if (refusal == null && mustChangePassword() && !TO_CHANGE_PASSWORD.contains(pattern) && !isPublic(rule)) {
            return askForPassword(request, response);
        }
        if (refusal != null) {
            record(request, refusal.value());
            response.sendError(refusal.value());
            return false;
        }
        enter(request);
        return true;
    }

    /** The request goes on in a thread of its own, behind the wall again. */
    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        leave(request);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        leave(request);
        if (request.getDispatcherType() != DispatcherType.ERROR
                && (!READING.contains(request.getMethod()) || response.getStatus() == HttpStatus.FORBIDDEN.value())) {
            record(request, failure == null ? response.getStatus() : HttpStatus.INTERNAL_SERVER_ERROR.value());
        }
    }

    /** A partner's user works behind the wall of its partner, in whatever thread. */
    private void enter(HttpServletRequest request) {
        PartnerId partner = CurrentUser.current().partner();
        if (partner != null) {
            boolean oneState = READING.contains(request.getMethod());
            WebAsyncUtils.getAsyncManager(request)
                    .registerCallableInterceptor(BEHIND, new BehindTheWall(reads, partner, oneState));
            request.setAttribute(BEHIND, reads.enter(partner, oneState));
        }
    }

    private void leave(HttpServletRequest request) {
        if (request.getAttribute(BEHIND) instanceof PartnerReads.Behind behind) {
            request.removeAttribute(BEHIND);
            reads.leave(behind);
        }
    }

    private void record(HttpServletRequest request, int status) {
        audit.record(request, CurrentUser.current().name(), status);
    }

    /** Null where nothing speaks against it. */
    private @Nullable HttpStatus refusal(AccessRule rule, HttpServletRequest request) {
        if (rule.isPublic()) {
            return null;
        }
        CurrentUser user = CurrentUser.current();
        if (!user.isSomebody()) {
            return HttpStatus.UNAUTHORIZED;
        }
        if (!user.hasAny(rule.roles())) {
            return HttpStatus.FORBIDDEN;
        }
        return user.partner() == null ? null : refusal(rule.binding(), user.partner(), request);
    }

    /** That something is another partner's is not even said: it is not there. Whose path it is, is plain. */
    private @Nullable HttpStatus refusal(AccessRule.Binding binding, PartnerId partner, HttpServletRequest request) {
        return switch (binding) {
            case NOT_FOR_PARTNERS -> HttpStatus.FORBIDDEN;
            case NOTHING_OF_PARTNERS, BODY -> null; // A body is read by its controller, which asks CurrentUser.
            case PATH -> unless(isOwnPath(partner, request), HttpStatus.FORBIDDEN);
            case PATH_OR_TIER_TWO ->
                unless(
                        isOwnPath(partner, request) || owners.isTierTwoOf(partner, variable(request, "partnerId")),
                        HttpStatus.FORBIDDEN);
            case PARAMETER -> unless(isOwnParameter(partner, request), HttpStatus.FORBIDDEN);
            case PAYOUT -> unless(owners.ownsPayout(partner, variable(request, "payoutId")), HttpStatus.NOT_FOUND);
            case BENEFIT -> unless(owners.ownsClaim(partner, variable(request, "claimId")), HttpStatus.NOT_FOUND);
            case PROJECT -> unless(owners.ownsProject(partner, variable(request, "projectId")), HttpStatus.NOT_FOUND);
            case OPPORTUNITY ->
                unless(owners.ownsOpportunity(partner, variable(request, "opportunityId")), HttpStatus.NOT_FOUND);
            case WEBHOOK -> unless(owners.ownsWebhook(partner, variable(request, "webhookId")), HttpStatus.NOT_FOUND);
            case LINE ->
                unless(
                        owners.ownsLine(partner, variable(request, "lineId"), request.getParameter("source")),
                        HttpStatus.NOT_FOUND);
        };
    }

    private static @Nullable HttpStatus unless(boolean holds, HttpStatus refusal) {
        return holds ? null : refusal;
    }

    private static boolean isOwnPath(PartnerId partner, HttpServletRequest request) {
        return partner.value().equals(variable(request, "partnerId"));
    }

    /** {@link BoundParameters} has filled in what was left out. */
    private static boolean isOwnParameter(PartnerId partner, HttpServletRequest request) {
        String[] asked = request.getParameterValues(BoundParameters.PARTNER);
        return asked != null && Set.of(partner.value()).equals(Set.copyOf(Arrays.asList(asked)));
    }

    private static String variable(HttpServletRequest request, String name) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get(name) instanceof String value
                ? value
                : "";
    }

    private static boolean isPublic(Optional<AccessRule> rule) {
        return rule.isPresent() && rule.get().isPublic();
    }

    private static boolean mustChangePassword() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getPrincipal() instanceof Identity identity
                && identity.mustChangePassword();
    }

    private static boolean askForPassword(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().startsWith("/api/")) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else {
            response.sendRedirect("/password");
        }
        return false;
    }
}
