package org.partnerledger.api.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
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
        String authorize = authorize(client);
        assertThat(Browser.location(atOne.get(authorize))).endsWith("/sign-in");
        assertThat(Browser.location(atTwo.signIn("finance", "demo"))).contains("/oauth2/authorize");

        String back = Browser.location(atOne.get(authorize));
        assertThat(back).startsWith(BACK + "?code=");
        String code = code(back);
        assertThat(ONE.bean(JdbcClient.class)
                        .sql("select encode(locked, 'escape') || tokens::text from oauth_sign_in")
                        .query(String.class)
                        .single())
                .doesNotContain(code, "finance");

        HttpResponse<String> given = exchange(site, client, code);
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
        assertThat(exchange(site, client, code).statusCode())
                .as("a code is good once")
                .isEqualTo(400);
    }

    /** Both have read that the code is good, and wait for the row that a third transaction holds. */
    @Test
    void ofTwoNodesThatExchangeACodeAtTheSameInstantOneIsLetGoOn() throws Exception {
        JsonNode client = Issuer.client(ONE, "\"redirectUris\": [\"" + BACK + "\"]");
        atOne.get(authorize(client));
        atOne.signIn("finance", "demo");
        String code = code(Browser.location(atOne.get(authorize(client))));

        List<HttpResponse<String>> answers;
        try (Browser siteAtOne = new Browser(ONE.url());
                ExecutorService both = Executors.newFixedThreadPool(2);
                Connection holder = ONE.bean(DataSource.class).getConnection()) {
            holder.setAutoCommit(false);
            try (Statement statement = holder.createStatement()) {
                statement.execute("select * from oauth_sign_in for update");
                List<Future<HttpResponse<String>>> asked = Stream.of(site, siteAtOne)
                        .map(it -> both.submit(() -> exchange(it, client, code)))
                        .toList();
                awaitWaiting(statement, 2);
                holder.commit();
                answers = List.of(asked.get(0).get(), asked.get(1).get());
            } finally {
                holder.rollback();
                holder.setAutoCommit(true);
            }
        }

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 400);
        assertThat(answers)
                .filteredOn(it -> it.statusCode() == 400)
                .singleElement()
                .satisfies(it -> assertThat(it.body()).contains("invalid_grant"));
        String given = answers.stream()
                .filter(it -> it.statusCode() == 200)
                .map(it ->
                        FactJson.MAPPER.readTree(it.body()).path("access_token").asString())
                .findFirst()
                .orElseThrow();
        assertThat(site.send("GET", "/userinfo", "", "Authorization", "Bearer " + given)
                        .statusCode())
                .as("what the first was given, since nobody knows which of them should have the code")
                .isEqualTo(401);
    }

    private static void awaitWaiting(Statement statement, int wanted) throws SQLException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        int waiting = 0;
        while (waiting < wanted && System.nanoTime() < end) {
            try (ResultSet row = statement.executeQuery(
                    "select count(distinct pid) from pg_locks where not granted and pid <> pg_backend_pid()")) {
                row.next();
                waiting = row.getInt(1);
            }
        }
        assertThat(waiting).as("that wait for the row").isEqualTo(wanted);
    }

    @Test
    void aRevokedClientsTokenOpensNothingAtTheOtherNode() {
        JsonNode client = Issuer.client(ONE, "\"roles\": [\"FEED\"]");
        String token = FactJson.MAPPER
                .readTree(ask(site, client, "grant_type=client_credentials").body())
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

    private static String authorize(JsonNode client) throws Exception {
        return "/oauth2/authorize?response_type=code&scope=openid%20profile&state=s&client_id="
                + client.path("clientId").asString() + "&redirect_uri=" + URLEncoder.encode(BACK, UTF_8)
                + "&code_challenge_method=S256&code_challenge=" + challenge();
    }

    private static String code(String back) {
        return back.replaceAll(".*[?&]code=([^&]*).*", "$1");
    }

    private static HttpResponse<String> exchange(Browser site, JsonNode client, String code) {
        return ask(
                site,
                client,
                "grant_type=authorization_code&code=" + code + "&redirect_uri=" + URLEncoder.encode(BACK, UTF_8)
                        + "&code_verifier=" + VERIFIER);
    }

    private static HttpResponse<String> ask(Browser site, JsonNode client, String form) {
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
