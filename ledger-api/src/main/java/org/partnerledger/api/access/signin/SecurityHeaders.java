package org.partnerledger.api.access.signin;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What browsers are told to refuse. */
final class SecurityHeaders {

    /** Nothing from anywhere else, nothing inline, and no frame around it. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    /** @param more where forms of a page may lead on to; empty for nowhere else */
    static String policy(Set<String> more) {
        return more.isEmpty()
                ? POLICY
                : POLICY.replace("form-action 'self'", "form-action 'self' " + String.join(" ", new TreeSet<>(more)));
    }

    static void apply(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(it -> it.policyDirectives(POLICY))
                .referrerPolicy(it -> it.policy(ReferrerPolicy.SAME_ORIGIN))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .permissionsPolicyHeader(it -> it.policy("camera=(), geolocation=(), microphone=(), payment=()"))
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter((_, response) -> {
                    if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
                        // May be kept by whoever got it, and is asked for again each time: 304 if it is the same.
                        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
                    }
                });
    }
}
