package org.partnerledger.api.access.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.access.audit.AuditLog;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/**
 * Writes down what ends before the router is asked: who came in and went out, and who was refused. The name that
 * somebody tried is not written: it may be a password in the wrong field.
 */
final class SignInAudit {

    private final AuditLog audit;

    SignInAudit(AuditLog audit) {
        this.audit = audit;
    }

    /** Leads on to the page that was asked for. */
    AuthenticationSuccessHandler cameIn() {
        var leadOn = new SavedRequestAwareAuthenticationSuccessHandler();
        return (request, response, authentication) -> {
            record(request, authentication, HttpStatus.FOUND);
            leadOn.onAuthenticationSuccess(request, response, authentication);
        };
    }

    /** Spring's own would keep the failure in the session, and with it the password that was tried. */
    AuthenticationFailureHandler notLetIn(String page) {
        return (request, response, _) -> {
            record(request, null, HttpStatus.UNAUTHORIZED);
            new DefaultRedirectStrategy().sendRedirect(request, response, page);
        };
    }

    void wentOut(HttpServletRequest request, @Nullable Authentication authentication) {
        record(request, authentication, HttpStatus.FOUND);
    }

    void shown401(HttpServletRequest request) {
        record(request, null, HttpStatus.UNAUTHORIZED);
    }

    /** A forged form, above all. */
    void denied(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Authentication who,
            AccessDeniedException why)
            throws IOException, ServletException {
        record(request, who, HttpStatus.FORBIDDEN);
        new AccessDeniedHandlerImpl().handle(request, response, why);
    }

    private void record(HttpServletRequest request, @Nullable Authentication who, HttpStatus status) {
        audit.record(request, CurrentUser.of(who).name(), status.value());
    }
}
