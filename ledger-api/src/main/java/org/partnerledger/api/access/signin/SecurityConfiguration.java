package org.partnerledger.api.access.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.partnerledger.api.access.AccessProperties;
import org.partnerledger.api.access.BoundParameters;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.access.Door;
import org.partnerledger.api.access.MachineIdentity;
import org.partnerledger.api.access.audit.AuditLog;
import org.partnerledger.api.access.machine.MachineFilters;
import org.partnerledger.api.access.machine.TokenIdentity;
import org.partnerledger.api.access.rule.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * The two ways in. Programs show a key, a token or, for command lines, name and password with every request, and have
 * neither session nor cookie. Browsers have a session, and with it protection against forged requests.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String SIGN_IN = "/sign-in";

    /** Only what comes with a session, or will make one. */
    private static final Set<String> OF_BROWSERS = Set.of(SIGN_IN, "/sign-out", "/password");

    private final AccessProperties access;
    private final PasswordSignIn passwords;
    private final MachineFilters machines;
    private final Door door;
    private final SignInAudit audit;

    SecurityConfiguration(
            AccessProperties access, PasswordSignIn passwords, MachineFilters machines, Door door, AuditLog audit) {
        this.audit = new SignInAudit(audit);
        this.access = access;
        this.passwords = passwords;
        this.machines = machines;
        this.door = door;
    }

    /** Fifteen filters were timed one by one with every request, which nobody looks at and small answers paid for. */
    @Bean
    SecurityObservationSettings unobservedFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, ObjectProvider<JwtDecoder> issuer, TokenIdentity tokens) {
        http.securityMatcher(this::isProgram)
                .csrf(AbstractHttpConfigurer::disable) // Nothing that a browser adds by itself is believed here.
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .httpBasic(it -> it.authenticationEntryPoint(this::refuse))
                .exceptionHandling(it -> it.authenticationEntryPoint(this::refuse))
                .addFilterBefore(machines.keys(), AnonymousAuthenticationFilter.class);
        JwtDecoder decoder = issuer.getIfAvailable();
        if (decoder != null) {
            var bearer = new DefaultBearerTokenResolver();
            http.oauth2ResourceServer(it -> it.authenticationEntryPoint(this::refuse)
                    .bearerTokenResolver(request -> machines.keys().isForKeys(request) ? null : bearer.resolve(request))
                    .jwt(jwt -> jwt.decoder(decoder)
                            .jwtAuthenticationConverter(token -> new MachineIdentity(
                                            tokens.user("client " + token.getSubject(), token.getClaims()))
                                    .authenticated())));
        }
        common(http);
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain browsers(
            HttpSecurity http, ObjectProvider<ClientRegistrationRepository> providers, TokenIdentity tokens) {
        http.formLogin(it -> it.loginPage(SIGN_IN)
                        .loginProcessingUrl(SIGN_IN)
                        .usernameParameter("name")
                        .successHandler(audit.cameIn())
                        .failureHandler(audit.notLetIn(SIGN_IN + "?failed"))
                        .permitAll())
                .logout(it -> it.logoutUrl("/sign-out")
                        .addLogoutHandler((request, _, who) -> audit.wentOut(request, who))
                        .logoutSuccessUrl(SIGN_IN + "?out"))
                .requestCache(it -> it.requestCache(pagesOnly()))
                .exceptionHandling(
                        it -> it.authenticationEntryPoint(this::askToSignIn).accessDeniedHandler(this::deny));
        if (providers.getIfAvailable() != null) {
            http.oauth2Login(it -> it.loginPage(SIGN_IN)
                    .successHandler(audit.cameIn())
                    .failureHandler(audit.notLetIn(SIGN_IN + "?error"))
                    .userInfoEndpoint(user -> user.oidcUserService(new OidcPeople(tokens))));
        }
        common(http);
        return http.build();
    }

    private void common(HttpSecurity http) {
        http.authenticationProvider(passwords)
                .authorizeHttpRequests(it -> it.anyRequest().access(door))
                .addFilterAfter(new BoundParameters(), AuthorizationFilter.class)
                .addFilterAfter(machines.limit(), AuthorizationFilter.class)
                .headers(SecurityHeaders::apply);
        if (access.isOpen()) {
            var everybody = new MachineIdentity(new CurrentUser("anybody", Role.ALL, null));
            http.anonymous(it -> it.principal(everybody).authorities(AuthorityUtils.createAuthorityList("ANYBODY")));
        }
    }

    private boolean isProgram(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return true;
        }
        String path = request.getRequestURI();
        return access.isOpen()
                && request.getRequestedSessionId() == null
                && !OF_BROWSERS.contains(path)
                && !path.startsWith("/oauth2/")
                && !path.startsWith("/login/")
                && !isFromElsewhere(request);
    }

    /** Where nobody shows anything, a page of another site must not make its reader's browser change something. */
    private static boolean isFromElsewhere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    private static boolean isPage(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET")
                && !request.getRequestURI().startsWith("/api/")
                && accepted != null
                && accepted.contains("text/html");
    }

    private static HttpSessionRequestCache pagesOnly() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(SecurityConfiguration::isPage);
        return cache;
    }

    private void askToSignIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        if (isPage(request)) {
            new LoginUrlAuthenticationEntryPoint(SIGN_IN).commence(request, response, why);
        } else {
            refuse(request, response, why);
        }
    }

    private void deny(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException, ServletException {
        audit.denied(request, response, SecurityContextHolder.getContext().getAuthentication(), why);
    }

    /** A program is told; nothing is asked for that a browser would answer by itself. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, Exception why) throws IOException {
        audit.shown401(request);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.sendError(HttpStatus.UNAUTHORIZED.value());
    }
}
