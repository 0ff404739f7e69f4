package org.partnerledger.api.readmodel;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets nobody see documents while the read models are not whole: a bill that lacks lines looks like any other. */
final class WholeModels implements HandlerInterceptor {

    /** What is not read from read models, or is needed to make them whole. */
    static final String[] OPEN_PATHS = {
        "/error",
        "/actuator/**",
        "/assets/**",
        "/v3/**",
        "/swagger-ui*",
        "/swagger-ui/**",
        "/oauth2/**",
        "/sign-in",
        "/password",
        "/jobs/**",
        "/read-models/**",
        "/users/**",
        "/keys/**",
        "/audit",
        "/api/v1/me",
        "/api/v1/jobs/**",
        "/api/v1/read-models/**",
        "/api/v1/simulation/**",
        "/api/v1/users/**",
        "/api/v1/keys/**",
        "/api/v1/audit"
    };

    private final BuildMark mark;

    WholeModels(BuildMark mark) {
        this.mark = mark;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (mark.isSet()) {
            throw new RebuildInProgress();
        }
        return true;
    }
}
