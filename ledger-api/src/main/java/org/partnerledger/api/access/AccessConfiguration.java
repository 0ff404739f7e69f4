package org.partnerledger.api.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.partnerledger.api.access.audit.AuditLog;
import org.partnerledger.api.access.rule.AccessTable;
import org.partnerledger.api.store.StoreUnavailable;
import org.partnerledger.api.wall.PartnerReads;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who may ask, and what they need not fetch twice. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class AccessConfiguration {

    @Bean
    AccessTable accessTable() {
        return new AccessTable();
    }

    @Bean
    Door door(AccessTable table) {
        return new Door(table);
    }

    /** Ids may hold anything that can be written into a path (contract.md, section 6); control characters may not. */
    @Bean
    HttpFirewall idsInPaths() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowUrlEncodedPeriod(true);
        firewall.setAllowBackSlash(true);
        firewall.setAllowSemicolon(true);
        firewall.setAllowUrlEncodedParagraphSeparator(true);
        firewall.setAllowUrlEncodedLineSeparator(true);
        return firewall;
    }

    @Bean
    Owners owners(JdbcClient jdbc) {
        return new Owners(jdbc);
    }

    @Bean
    Gate gate(AccessTable table, Owners owners, PartnerReads reads, AuditLog audit) {
        return new Gate(table, owners, reads, audit);
    }

    /** Before every other interceptor. */
    @Bean
    WebMvcConfigurer gateKeeping(Gate gate) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(gate).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }

    /**
     * Beyond loopback a session's cookie travels over TLS only.
     *
     * @throws StoreUnavailable where others may come and everybody would be let in
     */
    @Bean
    DefaultCookieSerializerCustomizer listeningAddress(
            AccessProperties access, @Value("${server.address:127.0.0.1}") String address) {
        boolean loopback = isLoopback(address);
        if (!loopback && access.isOpen()) {
            throw new StoreUnavailable("The ledger is asked to listen on " + address
                    + ", where others may come, and nobody has to show who they are: set LEDGER_API_KEY, or leave"
                    + " LEDGER_ADDRESS out.");
        }
        if (!loopback && access.wellKnownUsers() && !access.wellKnownAnywhere()) {
            throw new StoreUnavailable("The ledger is asked to listen on " + address
                    + ", where others may come, with users whose password everybody knows: leave LEDGER_ADDRESS or the"
                    + " profile demo out, or set LEDGER_ACCESS_WELLKNOWNANYWHERE=true.");
        }
        if (!loopback && access.hasWellKnownKey() && !access.wellKnownAnywhere()) {
            throw new StoreUnavailable("The ledger is asked to listen on " + address
                    + ", where others may come, with the key of the demonstration, which everybody knows: set"
                    + " LEDGER_API_KEY to another one, or leave LEDGER_ADDRESS or the profile demo out.");
        }
        return cookie -> {
            cookie.setUseSecureCookie(!loopback);
            // What is taken apart could hold what no database looks for, and an id is plain text as it is.
            cookie.setUseBase64Encoding(false);
        };
    }

    /** A document that has not changed is answered with 304 to whoever has it. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> documentTags() {
        var registration = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        registration.addUrlPatterns("/api/v1/partners/*");
        return registration;
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
