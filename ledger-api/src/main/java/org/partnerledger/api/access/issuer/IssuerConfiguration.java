package org.partnerledger.api.access.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.partnerledger.api.access.AccessProperties;
import org.partnerledger.api.access.FormTargets;
import org.partnerledger.api.access.audit.AuditLog;
import org.partnerledger.api.access.session.LockedObjects;
import org.partnerledger.api.access.signin.SignInThrottle;
import org.partnerledger.api.safe.Safe;
import org.partnerledger.api.store.StoreProperties;
import org.partnerledger.api.store.StoreUnavailable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/** Spring's authorization server, with the clients, the key and the people of this ledger. */
@Configuration(proxyBeanMethods = false)
@Profile("issuer")
@EnableConfigurationProperties(IssuerProperties.class)
class IssuerConfiguration {

    private final RSAKey key;
    private final IssuerProperties issuer;
    private final TokenLimit limit;

    /** @throws StoreUnavailable where tokens of another issuer are to be taken as well */
    IssuerConfiguration(
            IssuerProperties issuer,
            StoreProperties store,
            JdbcClient jdbc,
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri:}") String other) {
        if (!other.isBlank()) {
            throw new StoreUnavailable("Either this ledger issues tokens or " + other
                    + " does: leave the profile issuer or LEDGER_OIDC_ISSUER out.");
        }
        this.issuer = issuer;
        this.limit = new TokenLimit(issuer.tokensPerMinute(), new SignInThrottle(jdbc, "client"));
        this.key = IssuerKey.in(store.home());
    }

    /** Before the other two: its endpoints show who asks in ways of their own. */
    @Bean
    @Order(0)
    SecurityFilterChain issuer(
            HttpSecurity http, ClientTable clients, ClientSecrets secrets, AuditLog audit, RecentSignIns signIns) {
        http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.registeredClientRepository(new RegisteredClients(clients))
                            .authorizationService(signIns)
                            .authorizationServerSettings(AuthorizationServerSettings.builder()
                                    .issuer(issuer.url())
                                    .build())
                            .clientAuthentication(it -> it.authenticationProviders(providers -> providers.stream()
                                    .filter(ClientSecretAuthenticationProvider.class::isInstance)
                                    .map(ClientSecretAuthenticationProvider.class::cast)
                                    .forEach(provider -> provider.setPasswordEncoder(secrets))))
                            .oidc(_ -> {});
                })
                .oauth2ResourceServer(it -> it.jwt(jwt -> jwt.decoder(decoder(List.of()))))
                .authorizeHttpRequests(it -> it.anyRequest().authenticated())
                .addFilterAfter(new IssuerAudit(audit), SecurityContextHolderFilter.class)
                .addFilterAfter(limit, IssuerAudit.class)
                .addFilterAfter(new NoGivenOutPassword(), TokenLimit.class)
                .exceptionHandling(it -> it.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in")));
        return http.build();
    }

    @Bean
    RecentSignIns recentSignIns(JdbcClient jdbc, Safe safe) {
        return new RecentSignIns(jdbc, new LockedObjects(safe, "a sign-in"));
    }

    @Bean
    JWKSource<SecurityContext> issuerKeys() {
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    JwtEncoder issuerEncoder(JWKSource<SecurityContext> keys) {
        return new NimbusJwtEncoder(keys);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tokenClaims(AccessProperties access) {
        return new TokenClaims(access, issuer.audience());
    }

    /**
     * Of tokens that programs bring: from here, for the ledger, not over, and of a client that was not revoked since.
     * That is looked up with every request, so that it holds at once on every node.
     */
    @Bean
    JwtDecoder issuerDecoder(ClientTable clients) {
        return decoder(List.of(
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, it -> it != null && it.contains(issuer.audience())),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, it -> it != null && clients.mayStillAsk(it))));
    }

    /** Browsers follow a form only to where the page says, and signing in leads on to the site that asked for it. */
    @Bean
    FormTargets sitesToSignInTo(ClientTable clients) {
        return () -> clients.redirectUris().stream()
                .map(URI::create)
                .map(it -> it.getScheme() + "://" + it.getRawAuthority())
                .collect(Collectors.toUnmodifiableSet());
    }

    private NimbusJwtDecoder decoder(List<OAuth2TokenValidator<Jwt>> more) {
        try {
            NimbusJwtDecoder decoder =
                    NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey()).build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    JwtValidators.createDefaultWithIssuer(issuer.url()), new DelegatingOAuth2TokenValidator<>(more)));
            return decoder;
        } catch (JOSEException e) {
            throw new StoreUnavailable("The key of the issuer has no public half.", e);
        }
    }
}
