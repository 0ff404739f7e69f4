package org.partnerledger.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.access.Issuer;
import org.partnerledger.api.access.OtherLedger;

/**
 * Somebody signs in to one ledger by another one, in a browser that knows two sites: what the pages say about forms,
 * cookies and where they may lead lets it through, and nothing of it is violated.
 */
class TwoOriginsTest {

    private static final int PORT = RunningLedger.freePort();
    private static final int SITE_PORT = RunningLedger.freePort();
    private static final String ISSUER = "http://127.0.0.1:" + PORT;
    /** Another name, since browsers tell cookies apart by the host alone. */
    private static final String SITE = "http://localhost:" + SITE_PORT;

    @RegisterExtension
    @Order(1)
    static final RunningLedger LEDGER = Issuer.at(ISSUER).at(PORT);

    @RegisterExtension
    @Order(2)
    static final OtherLedger OTHER = new OtherLedger(TwoOriginsTest::site);

    private static RunningLedger site() {
        return Issuer.site(LEDGER, ISSUER, SITE).at(SITE_PORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aPersonOfTheOneSignsInToTheOtherInABrowser(String language) {
        try (Reader reader = new Reader(SITE, language)) {
            reader.open("/months");
            Page page = reader.page();
            assertThat(page.url()).as("asked to sign in first").isEqualTo(SITE + "/sign-in");
            reader.examine("the site's form");

            reader.click("a[href='/oauth2/authorization/oidc']");
            assertThat(page.url()).startsWith(ISSUER + "/sign-in");
            reader.examine("the issuer's form");
            page.fill("#name", "finance");
            page.fill("#password", "wrong");
            reader.click("main button");
            assertThat(page.url()).startsWith(ISSUER + "/sign-in");
            reader.examine("the issuer's refusal");

            page.fill("#name", "finance");
            page.fill("#password", "demo");
            reader.click("main button");

            assertThat(page.url()).as("back where it wanted to go").startsWith(SITE + "/months");
            reader.examine("the page that was asked for");
            assertThat(page.context().cookies(SITE))
                    .noneMatch(it ->
                            page.context().cookies(ISSUER).stream().anyMatch(other -> other.value.equals(it.value)));
            reader.open("/plans");
            reader.click("form[action='/sign-out'] button");
            assertThat(page.url()).startsWith(SITE + "/sign-in");
            reader.examine("after signing out");
        }
    }
}
