package org.partnerledger.api.access.issuer;

import java.net.URI;
import org.partnerledger.api.store.StoreUnavailable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of {@code ledger.issuer}.
 *
 * @param url by which programs and browsers reach this ledger, and which its tokens carry ({@code LEDGER_ISSUER_URL});
 *     without path
 * @param audience whom tokens of programs are for: every ledger that is to take them names the same
 *     ({@code LEDGER_OIDC_AUDIENCE})
 * @param tokensPerMinute how many a client may ask for from one address: one is good for five minutes
 */
@ConfigurationProperties("ledger.issuer")
record IssuerProperties(
        String url, String audience, @DefaultValue("60") int tokensPerMinute) {

    /** @throws StoreUnavailable for an address over which secrets would travel in the open */
    IssuerProperties {
        URI address = URI.create(url);
        boolean loopback = String.valueOf(address.getHost()).matches("127\\..*|\\[::1]|localhost");
        if (address.getHost() == null || (!"https".equals(address.getScheme()) && !loopback)) {
            throw new StoreUnavailable("LEDGER_ISSUER_URL is " + url
                    + ": an https address is expected, such as https://ledger.example.com, since secrets go there.");
        }
    }
}
