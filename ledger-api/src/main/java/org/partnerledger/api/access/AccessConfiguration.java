package org.partnerledger.api.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.partnerledger.api.store.StoreUnavailable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Who may ask, and what they need not fetch twice. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    /**
     * Without a key the ledger listens on loopback only.
     *
     * @throws StoreUnavailable where others may come and nothing protects it
     */
    @Bean
    FilterRegistrationBean<ApiKeyFilter> apiKeyFilter(
            @Value("${LEDGER_API_KEY:}") String key, @Value("${server.address:127.0.0.1}") String address) {
        var registration = new FilterRegistrationBean<>(new ApiKeyFilter(key));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setEnabled(!key.isBlank());
        if (key.isBlank() && !isLoopback(address)) {
            throw new StoreUnavailable("The ledger is asked to listen on " + address
                    + ", where others may come, and LEDGER_API_KEY is not set: set it, or leave LEDGER_ADDRESS out.");
        }
        return registration;
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
