package org.partnerledger.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.feed.FactJson;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import tools.jackson.databind.JsonNode;

/** Programs get tokens of OAuth2 for their secret, and what a token opens is what its roles may. */
class TokensTest {

    private static final String MASTER = Issuer.MASTER;
    private static final int PORT = RunningLedger.freePort();
    private static final String ISSUER = "http://127.0.0.1:" + PORT;

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in(
                    "issuer", "ledger.access.key=" + MASTER, "ledger.issuer.url=" + ISSUER)
            .at(PORT);

    private final LedgerClient operator = LEDGER.client(MASTER);
    private final Browser program = new Browser(LEDGER.url());

    @AfterEach
    void close() {
        operator.close();
        program.close();
    }

    @Test
    void aTokenOpensWhatItsRolesMay() {
        String token = token(client("\"roles\": [\"FEED\"]"), "");

        assertThat(status(token, "/api/v1/quarantine")).isEqualTo(200);
        assertThat(status(token, "/api/v1/plans")).as("not for feeds").isEqualTo(403);
        assertThat(get(token, "/api/v1/me").body()).contains("client lc_", "FEED");
    }

    @Test
    void aScopeNarrowsATokenAndNeverWidensIt() {
        JsonNode client = client("\"roles\": [\"FEED\", \"FINANCE\"]");

        assertThat(status(token(client, ""), "/api/v1/plans")).isEqualTo(200);
        assertThat(status(token(client, "finance"), "/api/v1/plans")).isEqualTo(200);
        assertThat(status(token(client, "feed"), "/api/v1/plans")).isEqualTo(403);
        assertThat(ask(client, "approver").body()).contains("invalid_scope");
    }

    @Test
    void aPartnersTokenSeesThatPartnerAlone() {
        String token = token(client("\"roles\": [\"PARTNER\"], \"partnerId\": \"p-own\""), "");

        assertThat(status(token, "/api/v1/partners/p-own/timeline")).isNotIn(401, 403);
        assertThat(status(token, "/api/v1/partners/p-other/timeline")).isEqualTo(403);
        assertThat(status(token, "/api/v1/statements?partnerId=p-own")).isEqualTo(200);
        assertThat(status(token, "/api/v1/statements?partnerId=p-other")).isEqualTo(403);
        assertThat(get(token, "/api/v1/me").body()).contains("\"partnerId\":\"p-own\"");
    }

    @Test
    void nobodyGetsATokenWithoutTheSecretOrOnceRevoked() {
        JsonNode client = client("\"roles\": [\"FEED\"]");
        String clientId = client.path("clientId").asString();

        assertThat(ask(clientId, "guessed", "").statusCode()).isEqualTo(401);
        assertThat(ask("lc_000000000000", client.path("secret").asString(), "").statusCode())
                .isEqualTo(401);
        assertThat(ask("\0", "x", "").statusCode()).isIn(400, 401);
        assertThat(ask(client, "").statusCode()).isEqualTo(200);
        assertThat(operator.send("DELETE", "/api/v1/clients/" + clientId, null, BodyPublishers.noBody())
                        .status())
                .isEqualTo(200);
        assertThat(ask(client, "").statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenOpensNothingFromTheMomentItsClientIsRevoked() {
        JsonNode client = client("\"roles\": [\"FEED\"]");
        String token = token(client, "");
        String others = token(client("\"roles\": [\"FEED\"]"), "");
        assertThat(status(token, "/api/v1/quarantine")).isEqualTo(200);

        String path = "/api/v1/clients/" + client.path("clientId").asString();
        assertThat(operator.send("DELETE", path, null, BodyPublishers.noBody()).status())
                .isEqualTo(200);

        assertThat(status(token, "/api/v1/quarantine")).isEqualTo(401);
        assertThat(status(others, "/api/v1/quarantine")).isEqualTo(200);
    }

    @Test
    void everyTokenThatIsGivenOrRefusedIsWrittenDown() {
        JsonNode client = client("\"roles\": [\"FEED\"]");
        ask(client, "");
        ask(client.path("clientId").asString(), "guessed", "");

        JsonNode entries = operator.get("/api/v1/audit").body().path("items");
        assertThat(entries.get(0).path("target").asString()).isEqualTo("/oauth2/token");
        assertThat(entries.get(0).path("status").asInt()).isEqualTo(401);
        assertThat(entries.get(0).path("who").asString()).isEmpty();
        assertThat(entries.get(1).path("status").asInt()).isEqualTo(200);
        assertThat(entries.get(1).path("who").asString())
                .isEqualTo("client " + client.path("clientId").asString());
    }

    @Test
    void aTokenOfTheSameClaimsOpensUntilOneOfThemIsWrong() {
        JwtEncoder own = LEDGER.bean(JwtEncoder.class);

        assertThat(status(encoded(own, claims()), "/api/v1/plans")).isEqualTo(200);
        assertRefused("expired", encoded(own, claims().expiresAt(Instant.now().minus(Duration.ofMinutes(2)))));
        assertRefused("not yet", encoded(own, claims().notBefore(Instant.now().plus(Duration.ofMinutes(5)))));
        assertRefused("another issuer", encoded(own, claims().issuer("https://issuer.example")));
        assertRefused("another audience", encoded(own, claims().audience(List.of("warehouse"))));
        assertRefused("no audience", encoded(own, claims().claims(all -> all.remove("aud"))));
        assertRefused("another key", encoded(foreign(), claims()));
        assertRefused("no client of this ledger", encoded(own, claims().subject("lc_test")));
    }

    @Test
    void aTokenThatWasChangedOrIsNotSignedOpensNothing() {
        String token = encoded(LEDGER.bean(JwtEncoder.class), claims());
        String[] parts = token.split("\\.", -1);
        String none = base64("{\"alg\":\"none\"}");

        assertRefused("no signature", none + "." + parts[1] + ".");
        assertRefused("signature left out", parts[0] + "." + parts[1] + ".");
        assertRefused("other claims", parts[0] + "." + base64("{\"roles\":[\"OPERATOR\"]}") + "." + parts[2]);
        assertRefused("no token", "lc_000000000000");
    }

    @Test
    void aTokenWhoseClaimsContradictEachOtherMayNothing() {
        JwtEncoder own = LEDGER.bean(JwtEncoder.class);

        assertThat(status(encoded(own, claims().claim("roles", List.of("partner"))), "/api/v1/statements"))
                .as("a partner's token without partner")
                .isIn(401, 403);
        assertThat(status(encoded(own, claims().claim("roles", List.of("emperor"))), "/api/v1/me"))
                .as("a role that is none")
                .isIn(401, 403);
    }

    @Test
    void aSecretIsShownOnce() {
        String secret = client("\"roles\": [\"AUDITOR\"]").path("secret").asString();

        assertThat(secret).hasSizeGreaterThan(40);
        assertThat(operator.get("/api/v1/clients?limit=500").body().toString())
                .contains("lc_")
                .doesNotContain(secret);
    }

    @Test
    void aClientIsAProgramOrASiteAndComesBackToASafeAddress() {
        for (String rest : List.of(
                "\"days\": 1",
                "\"roles\": [\"PARTNER\"]",
                "\"roles\": [\"FEED\"], \"partnerId\": \"p\"",
                "\"roles\": [\"FEED\"], \"redirectUris\": [\"https://site.example/back\"]",
                "\"redirectUris\": [\"http://site.example/back\"]",
                "\"redirectUris\": [\"https://site.example/back#x\"]",
                "\"redirectUris\": [\"javascript:alert(1)\"]")) {
            assertThat(post(rest).status()).as(rest).isEqualTo(400);
        }
        assertThat(post("\"redirectUris\": [\"https://site.example/back\"]").status())
                .isEqualTo(201);
    }

    @Test
    void theKeyIsKeptWhereNobodyElseReadsIt() {
        JsonNode published =
                FactJson.MAPPER.readTree(program.get("/oauth2/jwks").body());

        assertThat(published.path("keys").get(0).has("n")).isTrue();
        assertThat(published.path("keys").get(0).has("d"))
                .as("the private half")
                .isFalse();
    }

    private static void assertRefused(String why, String token) {
        assertThat(status(token, "/api/v1/plans")).as(why).isEqualTo(401);
    }

    private JwtClaimsSet.Builder claims() {
        return JwtClaimsSet.builder()
                .subject(client("\"roles\": [\"FINANCE\"]").path("clientId").asString())
                .issuer(ISSUER)
                .audience(List.of("partner-ledger"))
                .claim("roles", List.of("finance"))
                .issuedAt(Instant.now().minus(Duration.ofMinutes(10)))
                .expiresAt(Instant.now().plus(Duration.ofMinutes(5)));
    }

    private static String encoded(JwtEncoder encoder, JwtClaimsSet.Builder claims) {
        return encoder.encode(JwtEncoderParameters.from(claims.build())).getTokenValue();
    }

    private static JwtEncoder foreign() {
        try {
            return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(
                    new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate())));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static int status(String token, String path) {
        return get(token, path).statusCode();
    }

    private static HttpResponse<String> get(String token, String path) {
        try (Browser fresh = new Browser(LEDGER.url())) {
            return fresh.send("GET", path, "", "Authorization", "Bearer " + token);
        }
    }

    private static JsonNode client(String members) {
        return Issuer.client(LEDGER, members);
    }

    private Answer post(String members) {
        return Issuer.post(operator, members);
    }

    private String token(JsonNode client, String scope) {
        return FactJson.MAPPER
                .readTree(ask(client, scope).body())
                .path("access_token")
                .asString();
    }

    private HttpResponse<String> ask(JsonNode client, String scope) {
        return ask(client.path("clientId").asString(), client.path("secret").asString(), scope);
    }

    private HttpResponse<String> ask(String clientId, String secret, String scope) {
        String basic = Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return program.send(
                "POST",
                "/oauth2/token",
                "grant_type=client_credentials" + (scope.isEmpty() ? "" : "&scope=" + scope),
                "Authorization",
                "Basic " + basic,
                "Content-Type",
                "application/x-www-form-urlencoded");
    }
}
