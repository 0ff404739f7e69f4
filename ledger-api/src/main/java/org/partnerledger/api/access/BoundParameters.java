package org.partnerledger.api.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.kernel.PartnerId;
import org.springframework.web.filter.OncePerRequestFilter;

/** A partner's user who leaves {@code partnerId} out of a query means its own: a list of all partners is none of it. */
public final class BoundParameters extends OncePerRequestFilter {

    static final String PARTNER = "partnerId";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        PartnerId partner = CurrentUser.current().partner();
        chain.doFilter(partner == null ? request : new Bound(request, partner), response);
    }

    private static final class Bound extends HttpServletRequestWrapper {

        private final String partner;

        private Bound(HttpServletRequest request, PartnerId partner) {
            super(request);
            this.partner = partner.value();
        }

        @Override
        public @Nullable String getParameter(String name) {
            String given = super.getParameter(name);
            return given == null && name.equals(PARTNER) ? partner : given;
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            String[] given = super.getParameterValues(name);
            return given == null && name.equals(PARTNER) ? new String[] {partner} : given;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            var all = new HashMap<>(super.getParameterMap());
            all.putIfAbsent(PARTNER, new String[] {partner});
            return all;
        }
    }
}
