package org.partnerledger.api.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.feed.FactJson;
import org.partnerledger.api.store.StoreProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Every way to sign in, with everything that the ledger and Spring Security can say in the log: no secret is in it. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsInLogsTest {

    private static final String MASTER = Issuer.MASTER;

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in(
            "issuer",
            "ledger.access.key=" + MASTER,
            "ledger.access.well-known-users=true",
            "ledger.issuer.url=http://127.0.0.1:1",
            "logging.level.org.partnerledger=trace",
            "logging.level.org.springframework.security=trace",
            "logging.level.org.springframework.session=trace",
            "logging.level.org.springframework.web=debug");

    private final List<String> secrets = new ArrayList<>(List.of(MASTER));
    private final List<String> sessions = new ArrayList<>();

    @Test
    void noSecretOfAnyKindIsWrittenToTheLogOrTheAuditLog(CapturedOutput output) throws IOException {
        try (LedgerClient operator = LEDGER.client(MASTER);
                Browser browser = new Browser(LEDGER.url());
                Browser program = new Browser(LEDGER.url())) {
            person(operator, browser);
            key(operator, program);
            client(operator, program);
            webhook(operator);
            assertThat(operator.get("/api/v1/audit?limit=500").body().toString())
                    .contains("/oauth2/token", "/sign-in")
                    .doesNotContain(secrets);
        }
        Path home = LEDGER.bean(StoreProperties.class).home();
        secrets.add(Files.readString(home.resolve("safe.key")).strip());
        secrets.add(FactJson.MAPPER
                .readTree(Files.readString(home.resolve("issuer-key.json")))
                .path("d")
                .asString());

        assertThat(sessions).doesNotContain("").hasSize(2);
        assertThat(secrets).hasSizeGreaterThan(12).doesNotContain("").allMatch(it -> it.length() > 8);
        assertThat(output.getAll())
                .as("the log says much")
                .contains("/oauth2/token", "/sign-in", "/api/v1/keys", "/api/v1/webhooks");
        assertThat(output.getAll().lines().filter(it -> !it.contains(" TRACE ") && !it.contains(" DEBUG ")))
                .as("Spring Security names sessions, but only to whoever wants to know everything")
                .noneMatch(it -> sessions.stream().anyMatch(it::contains));
        for (String secret : secrets) {
            assertThat(output.getAll().indexOf(secret))
                    .as("where the log has the secret %s", secrets.indexOf(secret))
                    .isEqualTo(-1);
        }
    }

    /** Given out, wrong, chosen, right, and by name and password with a request. */
    private void person(LedgerClient operator, Browser browser) {
        JsonNode user = operator.put("/api/v1/users/wang", FactJson.MAPPER.readTree("{\"roles\": [\"FINANCE\"]}"))
                .body();
        String given = secret(user.path("password").asString());
        browser.signIn("wang", secret("a wrong password"));
        browser.signIn("wang", given);
        String chosen = secret("a chosen password");
        browser.submit("/password", "/password", "current", given, "chosen", chosen, "again", chosen);
        rememberSession(browser);
        browser.signIn("wang", chosen);
        assertThat(browser.get("/api/v1/me").body()).contains("wang");
        rememberSession(browser);
        String basic = base64("wang:" + chosen);
        assertThat(browser.send("GET", "/api/v1/me", "", "Authorization", "Basic " + basic)
                        .statusCode())
                .isEqualTo(200);
        browser.submit("/password", "/sign-out");
    }

    private void key(LedgerClient operator, Browser program) {
        String key = secret(post(operator, "/api/v1/keys", "{\"label\": \"l\", \"roles\": [\"FEED\"]}")
                .path("key")
                .asString());
        assertThat(quarantine(program, key)).isEqualTo(200);
        assertThat(quarantine(program, secret(key + "x"))).isEqualTo(401);
    }

    private void client(LedgerClient operator, Browser program) {
        JsonNode client = post(operator, "/api/v1/clients", "{\"label\": \"l\", \"roles\": [\"FEED\"]}");
        String id = client.path("clientId").asString();
        String secret = secret(client.path("secret").asString());
        String form = "application/x-www-form-urlencoded";
        String token = secret(FactJson.MAPPER
                .readTree(program.send(
                                "POST",
                                "/oauth2/token",
                                "grant_type=client_credentials",
                                "Authorization",
                                "Basic " + secret(base64(id + ":" + secret)),
                                "Content-Type",
                                form)
                        .body())
                .path("access_token")
                .asString());
        assertThat(quarantine(program, token)).isEqualTo(200);
        assertThat(quarantine(program, secret(token + "x"))).isEqualTo(401);
        String inForm = "grant_type=client_credentials&client_id=" + id + "&client_secret=";
        assertThat(program.send("POST", "/oauth2/token", inForm + secret, "Content-Type", form)
                        .statusCode())
                .isEqualTo(200);
        assertThat(program.send("POST", "/oauth2/token", inForm + secret("wrong-secret"), "Content-Type", form)
                        .statusCode())
                .isEqualTo(401);
    }

    private void webhook(LedgerClient operator) {
        JsonNode made =
                post(operator, "/api/v1/webhooks", "{\"url\": \"https://8.8.8.8/\", \"kinds\": [\"STATEMENT_PAID\"]}");
        assertThat(made.toString()).contains("publicKey");
        secrets.add(LEDGER.bean(JdbcClient.class)
                .sql("select private_key from webhook_secret")
                .query((row, _) -> row.getString("private_key"))
                .single());
    }

    private void rememberSession(Browser browser) {
        sessions.add(browser.session().replaceFirst("^[^=]*=", ""));
    }

    private String secret(String value) {
        secrets.add(value);
        return value;
    }

    private static int quarantine(Browser program, String bearer) {
        return program.send("GET", "/api/v1/quarantine", "", "Authorization", "Bearer " + bearer)
                .statusCode();
    }

    private static JsonNode post(LedgerClient operator, String path, String body) {
        var answer = operator.send("POST", path, "application/json", BodyPublishers.ofString(body));
        assertThat(answer.isGood()).as(answer.explain()).isTrue();
        return answer.body();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
