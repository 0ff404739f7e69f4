package org.partnerledger.api.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.feed.FactJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Two ledgers: people of the first sign in to the second by OpenID Connect, and its programs' tokens count there. */
class OpenIdSignInTest {

    private static final int PORT = RunningLedger.freePort();
    private static final int SITE_PORT = RunningLedger.freePort();
    private static final String ISSUER = "http://127.0.0.1:" + PORT;
    private static final String SITE = "http://127.0.0.1:" + SITE_PORT;
    private static final String BACK = SITE + "/login/oauth2/code/oidc";

    @RegisterExtension
    @Order(1)
    static final RunningLedger LEDGER = Issuer.at(ISSUER).at(PORT);

    @RegisterExtension
    @Order(2)
    static final OtherLedger OTHER = new OtherLedger(OpenIdSignInTest::site);

    /** A second node of the site. */
    @RegisterExtension
    @Order(3)
    static final OtherLedger NODE = new OtherLedger(() -> RunningLedger.nextTo(OTHER.ledger()));

    private final Browser atIssuer = new Browser(ISSUER);
    private final Browser atSite = new Browser(SITE);

    private static RunningLedger site() {
        return Issuer.site(LEDGER, ISSUER, SITE).at(SITE_PORT);
    }

    @AfterEach
    void close() {
        atIssuer.close();
        atSite.close();
    }

    @Test
    void aPersonOfTheIssuerIsSomebodyHereWithRolesAndPartner() {
        assertThat(atSite.get("/sign-in").body()).contains("The first ledger", "/oauth2/authorization/oidc");

        signIn("haiyun");

        JsonNode me = FactJson.MAPPER.readTree(atSite.get("/api/v1/me").body());
        assertThat(me.path("name").asString()).isEqualTo("haiyun");
        assertThat(me.path("roles").toString()).isEqualTo("[\"PARTNER\"]");
        assertThat(me.path("partnerId").asString()).isEqualTo("p-haiyun");
        assertThat(atSite.get("/api/v1/statements?partnerId=p-other").statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoBeginsAtOneNodeOfTheSiteMayComeBackToAnother() {
        String back = path(authorize("finance"));
        try (Browser other = atSite.at(NODE.ledger().url())) {
            assertThat(Browser.location(other.get(back))).doesNotContain("error");
            assertThat(other.get("/api/v1/me").body()).contains("\"name\":\"finance\"");
        }
        assertThat(atSite.get("/api/v1/me").body()).contains("\"name\":\"finance\"", "FINANCE");
    }

    @Test
    void rolesDecideForWhoCameFromElsewhereAsForEverybody() {
        signIn("finance");

        assertThat(atSite.get("/api/v1/plans").statusCode()).isEqualTo(200);
        assertThat(atSite.get("/api/v1/users").statusCode()).isEqualTo(403);
    }

    @Test
    void anAnswerThatNobodyAskedForIsNotBelieved() {
        HttpResponse<String> forged = atSite.get("/login/oauth2/code/oidc?code=abc&state=def");

        assertThat(Browser.all(forged, "Location")).singleElement().asString().contains("/sign-in");
        assertThat(atSite.get("/api/v1/me").statusCode()).isNotEqualTo(200);
    }

    @Test
    void aCodeIsGoodForItsOwnSiteAndOnce() {
        String back = authorize("finance");
        String replayed = path(back);

        assertThat(Browser.all(atSite.get(replayed), "Location"))
                .singleElement()
                .asString()
                .doesNotContain("error");
        assertThat(atSite.get("/api/v1/me").body()).contains("finance");
        try (Browser thief = new Browser(SITE)) {
            thief.get("/oauth2/authorization/oidc");
            thief.get(replayed);
            assertThat(thief.get("/api/v1/me").statusCode()).isNotEqualTo(200);
        }
    }

    @Test
    void nobodyIsSentToAnAddressThatIsNotTheSites() {
        String asked = Browser.location(atSite.get("/oauth2/authorization/oidc"));
        atIssuer.signIn("finance", "demo");

        HttpResponse<String> answer =
                atIssuer.get(path(asked).replaceAll("redirect_uri=[^&]*", "redirect_uri=https://thief.example/"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(atIssuer.get(path(asked).replaceAll("&code_challenge=[^&]*", ""))
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .as("without proof of who began")
                .contains("error=invalid_request");
    }

    @Test
    void aPasswordThatWasGivenOutIsChangedBeforeOneSignsInElsewhere() {
        LEDGER.bean(JdbcClient.class)
                .sql("insert into ledger_user (name, password, roles, must_change)"
                        + " select 'new', password, roles, true from ledger_user where name = 'operator'")
                .update();
        String asked = Browser.location(atSite.get("/oauth2/authorization/oidc"));
        atIssuer.signIn("new", "demo");

        assertThat(Browser.location(atIssuer.get(path(asked)))).endsWith("/password");
    }

    @Test
    void theFormOfTheIssuerMayLeadOnToTheSiteAndNowhereElse() {
        assertThat(Browser.all(atIssuer.get("/sign-in"), "Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("form-action 'self' " + SITE + ";", "default-src 'none'");
        assertThat(Browser.all(atSite.get("/sign-in"), "Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("form-action 'self';");
    }

    @Test
    void aProgramsTokenCountsWhereverItsIssuerIsTrusted() {
        JsonNode client = Issuer.client(LEDGER, "\"roles\": [\"FINANCE\"]");
        String token = FactJson.MAPPER
                .readTree(atIssuer.send(
                                "POST",
                                "/oauth2/token",
                                "grant_type=client_credentials",
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        (client.path("clientId").asString() + ":"
                                                                        + client.path("secret")
                                                                                .asString())
                                                                .getBytes(UTF_8)),
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .body())
                .path("access_token")
                .asString();

        assertThat(atSite.send("GET", "/api/v1/plans", "", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(atSite.send("GET", "/api/v1/users", "", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(403);
        assertThat(atSite.send("GET", "/api/v1/plans", "", "Authorization", "Bearer " + token + "x")
                        .statusCode())
                .isEqualTo(401);
    }

    private void signIn(String name) {
        atSite.get(path(authorize(name)));
    }

    /** From the site to the issuer, through its form, and to where it sends the browser back. */
    private String authorize(String name) {
        String asked = Browser.location(atSite.get("/oauth2/authorization/oidc"));
        assertThat(asked).startsWith(ISSUER + "/oauth2/authorize?").contains("code_challenge=");
        assertThat(Browser.location(atIssuer.get(path(asked)))).endsWith("/sign-in");
        String on = Browser.location(atIssuer.signIn(name, "demo"));
        String back = Browser.location(atIssuer.get(path(on)));
        assertThat(back).startsWith(BACK + "?code=");
        return back;
    }

    private static String path(String url) {
        return url.replaceFirst("^https?://[^/]*", "");
    }
}
