package org.partnerledger.api.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.feed.FactJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Two nodes of an issuer behind one address: the browser is led to one, and the site asks the other. */
class IssuerNodesTest {

    private static final String BACK = "https://site.example/back";
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123456789";

    @RegisterExtension
    @Order(1)
    static final RunningLedger ONE = Issuer.at("http://127.0.0.1:1");

    @RegisterExtension
    @Order(2)
    static final RunningLedger TWO = RunningLedger.nextTo(ONE);

    private final Browser atOne = new Browser(ONE.url());
    private final Browser atTwo = atOne.at(TWO.url());
    private final Browser site = new Browser(TWO.url());

    @AfterEach
    void close() {
        atOne.close();
        atTwo.close();
        site.close();
    }

    @Test
    void everyStepOfASignInMayReachAnotherNode() throws Exception {
        JsonNode client = Issuer.client(ONE, "\"redirectUris\": [\"" + BACK + "\"]");
        String authorize = "/oauth2/authorize?response_type=code&scope=openid%20profile&state=s&client_id="
                + client.path("clientId").asString() + "&redirect_uri=" + URLEncoder.encode(BACK, UTF_8)
                + "&code_challenge_method=S256&code_challenge=" + challenge();
        assertThat(Browser.location(atOne.get(authorize))).endsWith("/sign-in");
        assertThat(Browser.location(atTwo.signIn("finance", "demo"))).contains("/oauth2/authorize");

        String back = Browser.location(atOne.get(authorize));
        assertThat(back).startsWith(BACK + "?code=");
        String code = back.replaceAll(".*[?&]code=([^&]*).*", "$1");
        assertThat(ONE.bean(JdbcClient.class)
                        .sql("select encode(locked, 'escape') || tokens::text from oauth_sign_in")
                        .query(String.class)
                        .single())
                .doesNotContain(code, "finance");

        HttpResponse<String> given = exchange(client, code);
        assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
        JsonNode tokens = FactJson.MAPPER.readTree(given.body());
        String[] identity = tokens.path("id_token").asString().split("\\.", -1);
        assertThat(new String(Base64.getUrlDecoder().decode(identity[1]), UTF_8))
                .contains("\"preferred_username\":\"finance\"", "\"roles\":[\"finance\"]");
        try (Browser other = new Browser(ONE.url())) {
            String bearer = "Bearer " + tokens.path("access_token").asString();
            assertThat(other.send("GET", "/userinfo", "", "Authorization", bearer)
                            .statusCode())
                    .as("asked at the node that did not give the token")
                    .isEqualTo(200);
        }
        assertThat(exchange(client, code).statusCode())
                .as("a code is good once")
                .isEqualTo(400);
    }

    @Test
    void aRevokedClientsTokenOpensNothingAtTheOtherNode() {
        JsonNode client = Issuer.client(ONE, "\"roles\": [\"FEED\"]");
        String token = FactJson.MAPPER
                .readTree(ask(client, "grant_type=client_credentials").body())
                .path("access_token")
                .asString();
        try (Browser program = new Browser(TWO.url());
                LedgerClient operator = ONE.client(Issuer.MASTER)) {
            assertThat(status(program, token)).isEqualTo(200);
            String path = "/api/v1/clients/" + client.path("clientId").asString();
            assertThat(operator.send("DELETE", path, null, BodyPublishers.noBody())
                            .status())
                    .isEqualTo(200);
            assertThat(status(program, token)).isEqualTo(401);
        }
    }

    @Test
    void aRevokedKeyOpensNothingAtTheOtherNode() {
        try (Browser program = new Browser(TWO.url());
                LedgerClient operator = ONE.client(Issuer.MASTER)) {
            JsonNode made = operator.send(
                            "POST",
                            "/api/v1/keys",
                            "application/json",
                            BodyPublishers.ofString("{\"label\": \"l\", \"roles\": [\"FEED\"]}"))
                    .body();
            String key = made.path("key").asString();
            assertThat(status(program, key)).isEqualTo(200);
            String path = "/api/v1/keys/" + made.path("keyId").asString();
            assertThat(operator.send("DELETE", path, null, BodyPublishers.noBody())
                            .status())
                    .isEqualTo(200);
            assertThat(status(program, key)).isEqualTo(401);
        }
    }

    private static int status(Browser program, String token) {
        return program.send("GET", "/api/v1/quarantine", "", "Authorization", "Bearer " + token)
                .statusCode();
    }

    private HttpResponse<String> exchange(JsonNode client, String code) {
        return ask(
                client,
                "grant_type=authorization_code&code=" + code + "&redirect_uri=" + URLEncoder.encode(BACK, UTF_8)
                        + "&code_verifier=" + VERIFIER);
    }

    private HttpResponse<String> ask(JsonNode client, String form) {
        String both =
                client.path("clientId").asString() + ":" + client.path("secret").asString();
        return site.send(
                "POST",
                "/oauth2/token",
                form,
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8)),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private static String challenge() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
