package org.partnerledger.api.safe;

import java.nio.file.Path;
import org.partnerledger.api.store.StoreProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of this package. */
@Configuration(proxyBeanMethods = false)
class SafeConfiguration {

    /** @param configured {@code LEDGER_SAFE_KEY_FILE}; none means a key of the ledger's own, in its home */
    @Bean
    Safe safe(StoreProperties store, @Value("${ledger.safe.key-file:}") String configured) {
        return new Safe(
                configured.isBlank()
                        ? new SafeKeys(store.home().resolve("safe.key"), true)
                        : new SafeKeys(Path.of(configured), false));
    }
}
