package org.partnerledger.api.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.rule.AccessTable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Before the router: nobody who has not shown who they are gets any further than the pages that are for everybody, so
 * that they cannot even find out what there is. What roles may is the business of {@code Gate}.
 */
public final class Door implements AuthorizationManager<RequestAuthorizationContext> {

    private static final AuthorizationDecision YES = new AuthorizationDecision(true);
    private static final AuthorizationDecision NO = new AuthorizationDecision(false);

    private final AccessTable table;

    Door(AccessTable table) {
        this.table = table;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        if (request.getDispatcherType() != DispatcherType.REQUEST || isForEverybody(request)) {
            return YES;
        }
        CurrentUser user = CurrentUser.of(authentication.get());
        return user.isSomebody() && (!isOfActuator(request) || mayActuator(request, user)) ? YES : NO;
    }

    private static boolean isForEverybody(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals("/sign-in")
                || path.startsWith("/assets/")
                || path.equals("/actuator/health")
                || path.startsWith("/actuator/health/");
    }

    private static boolean isOfActuator(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator");
    }

    /** Actuator has a router of its own, which no interceptor sees. */
    private boolean mayActuator(HttpServletRequest request, CurrentUser user) {
        return table.find(request.getMethod(), request.getRequestURI())
                .filter(rule -> user.hasAny(rule.roles()))
                .isPresent();
    }
}
