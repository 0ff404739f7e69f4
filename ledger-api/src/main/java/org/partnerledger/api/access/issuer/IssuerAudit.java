package org.partnerledger.api.access.issuer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.partnerledger.api.access.audit.AuditLog;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Writes down every token that was given or refused. */
final class IssuerAudit extends OncePerRequestFilter {

    private final AuditLog audit;

    IssuerAudit(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!request.getMethod().equals("POST")) {
            chain.doFilter(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            audit.record(request, who(), response.getStatus());
        }
    }

    /** Only who has shown it: anything else is what somebody wrote into a form. */
    private static String who() {
        Authentication client = SecurityContextHolder.getContext().getAuthentication();
        return client != null && client.isAuthenticated() && client.getName().startsWith("lc_")
                ? "client " + client.getName()
                : "";
    }
}
