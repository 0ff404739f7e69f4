package org.partnerledger.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.feed.FactJson;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Operators make keys and users, take them back, and every step of it is written down. */
@ExtendWith(OutputCaptureExtension.class)
class KeysAndUsersTest {

    private static final String MASTER = Issuer.MASTER;

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in(
            "simulation",
            "ledger.access.key=" + MASTER,
            "ledger.access.requests-per-second=20",
            "logging.level.org.springframework.security=trace");

    private final LedgerClient operator = LEDGER.client(MASTER);

    @AfterEach
    void close() {
        operator.close();
    }

    @Test
    void aKeyOpensWhatItsRolesMayUntilItIsRevoked() {
        Answer made = post("/api/v1/keys", "{\"label\": \"feed of the cloud\", \"roles\": [\"FEED\"]}");
        assertThat(made.status()).isEqualTo(201);
        try (LedgerClient feed = LEDGER.client(made.body().path("key").asString())) {
            assertThat(feed.get("/api/v1/quarantine").status()).isEqualTo(200);
            assertThat(feed.get("/api/v1/plans").status()).isEqualTo(403);

            String path = "/api/v1/keys/" + made.body().path("keyId").asString();
            assertThat(operator.send("DELETE", path, null, BodyPublishers.noBody())
                            .status())
                    .isEqualTo(200);
            assertThat(feed.get("/api/v1/quarantine").status()).isEqualTo(401);
        }
    }

    @Test
    void aKeyIsShownOnceAndNeverWrittenToALog(CapturedOutput output) {
        String key = post("/api/v1/keys", "{\"label\": \"l\", \"roles\": [\"AUDITOR\"]}")
                .body()
                .path("key")
                .asString();
        try (LedgerClient auditor = LEDGER.client(key);
                Browser browser = new Browser(LEDGER.url())) {
            assertThat(auditor.get("/api/v1/keys").body().toString()).doesNotContain(key);
            browser.signIn("nobody", "a secret password");
        }

        assertThat(output.getAll()).contains("/api/v1/keys").doesNotContain(key, MASTER, "a secret password");
    }

    @Test
    void whoAsksTooOftenHasToWaitAndNobodyElse() {
        try (LedgerClient eager = LEDGER.client(newKey());
                LedgerClient other = LEDGER.client(newKey())) {
            int answered = 0;
            Answer answer = eager.get("/api/v1/me");
            while (answer.status() == 200) {
                answered++;
                assertThat(answered).as("requests by one key").isLessThan(2_000);
                answer = eager.get("/api/v1/me");
            }

            assertThat(answered).as("ten times as often for a moment").isGreaterThanOrEqualTo(200);
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.body().path("code").asString()).isEqualTo("TOO_MANY_REQUESTS");
            assertThat(other.get("/api/v1/me").status()).isEqualTo(200);
        }
    }

    @Test
    void ofRequestsThatAreTooManyOneAMinuteIsWrittenDown() {
        JsonNode made = post("/api/v1/keys", "{\"label\": \"flood\", \"roles\": [\"AUDITOR\"]}")
                .body();
        try (LedgerClient eager = LEDGER.client(made.path("key").asString())) {
            int refused = 0;
            for (int asked = 0; refused < 5; asked++) {
                assertThat(asked).as("requests by one key").isLessThan(2_000);
                refused += eager.get("/api/v1/me").status() == 429 ? 1 : 0;
            }
        }

        List<JsonNode> written = operator.get("/api/v1/audit?limit=1000")
                .body()
                .get("items")
                .valueStream()
                .filter(it -> it.get("status").asInt() == 429)
                .filter(it -> it.get("who")
                        .asString()
                        .equals("key " + made.path("keyId").asString() + " (flood)"))
                .toList();
        assertThat(written)
                .singleElement()
                .satisfies(it -> assertThat(it.get("target").asString()).isEqualTo("/api/v1/me"));
    }

    private String newKey() {
        return post("/api/v1/keys", "{\"label\": \"l\", \"roles\": [\"AUDITOR\"]}")
                .body()
                .path("key")
                .asString();
    }

    @Test
    void aKeyWithoutRoleOrOfAPartnerWithoutPartnerIsNotMade() {
        for (String body : new String[] {
            "{\"label\": \"l\", \"roles\": []}",
            "{\"label\": \"l\", \"roles\": [\"PARTNER\"]}",
            "{\"label\": \"l\", \"roles\": [\"FEED\"], \"partnerId\": \"p\"}",
            "{\"label\": \"l\", \"roles\": [\"PARTNER\", \"FEED\"], \"partnerId\": \"p\"}"
        }) {
            assertThat(post("/api/v1/keys", body).status()).as(body).isEqualTo(400);
        }
    }

    @Test
    void aUserSignsInWithTheGivenPasswordAndIsOutOnceDisabled() {
        JsonNode user = operator.put("/api/v1/users/wang", FactJson.MAPPER.readTree("{\"roles\": [\"FINANCE\"]}"))
                .body();
        try (Browser browser = new Browser(LEDGER.url())) {
            browser.signIn("wang", user.path("password").asString());
            assertThat(browser.get("/api/v1/me").body()).contains("wang");

            operator.put(
                    "/api/v1/users/wang", FactJson.MAPPER.readTree("{\"roles\": [\"FINANCE\"], \"disabled\": true}"));

            assertThat(browser.get("/api/v1/me").body()).doesNotContain("wang");
        }
    }

    @Test
    void everyChangeAndEveryRefusalIsWrittenDown() {
        post("/api/v1/keys", "{\"label\": \"written down\", \"roles\": [\"AUDITOR\"]}");
        String key = post("/api/v1/keys", "{\"label\": \"refused\", \"roles\": [\"FEED\"]}")
                .body()
                .path("key")
                .asString();
        try (LedgerClient feed = LEDGER.client(key)) {
            assertThat(feed.get("/api/v1/audit").status()).isEqualTo(403);
        }

        JsonNode entries = operator.get("/api/v1/audit").body().path("items");

        assertThat(entries.get(0).path("target").asString()).isEqualTo("/api/v1/audit");
        assertThat(entries.get(0).path("who").asString()).contains("refused");
        assertThat(entries.get(0).path("status").asInt()).isEqualTo(403);
        assertThat(entries.get(1).path("method").asString()).isEqualTo("POST");
        assertThat(entries.get(1).path("address").asString()).isEqualTo("127.0.0.1");
    }

    private Answer post(String path, String body) {
        return operator.send("POST", path, "application/json", BodyPublishers.ofString(body));
    }
}
