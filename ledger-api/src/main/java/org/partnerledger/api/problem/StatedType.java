package org.partnerledger.api.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a request whose path cannot be read, and one whose {@code Content-Type} is no type, or is none in particular,
 * with 415, wherever it goes: what reads headers and bodies further in expects one, and some of it fails where there is
 * a wildcard.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class StatedType extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isPath(request.getRequestURI())) {
            refuse(response); // Not by an error's page, which would be made for the same path.
        } else if (isReadable(request.getContentType())) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        }
    }

    /** Below {@code /actuator} nothing has an id, and Spring Boot fails over a slash in a name of its own. */
    private static boolean isPath(String path) {
        if (path.startsWith("/actuator/") && path.toUpperCase(Locale.ROOT).contains("%2F")) {
            return false;
        }
        try {
            return !PathContainer.parsePath(path).elements().isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write("""
                {"title":"Bad Request","status":400,"code":"BAD_REQUEST",\
                "detail":"the path cannot be read","errors":[]}""".getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isReadable(@Nullable String type) {
        if (type == null || type.isBlank()) {
            return true;
        }
        try {
            return MediaType.parseMediaType(type).isConcrete();
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }
}
