package org.partnerledger.api.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.feed.FactJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Two nodes behind one address: whoever signed in at one goes on at the other, and is out on both at once. */
class SessionsOfNodesTest {

    private static final String MASTER = Issuer.MASTER;

    @RegisterExtension
    @Order(1)
    static final RunningLedger ONE =
            RunningLedger.in("default", "ledger.access.well-known-users=true", "ledger.access.key=" + MASTER);

    @RegisterExtension
    @Order(2)
    static final RunningLedger TWO = RunningLedger.nextTo(ONE);

    private final Browser atOne = new Browser(ONE.url());
    private final Browser atTwo = atOne.at(TWO.url());
    private final LedgerClient operator = ONE.client(MASTER);
    private final JdbcClient jdbc = ONE.bean(JdbcClient.class);

    @BeforeEach
    void nobodyIsSignedIn() {
        int _ = jdbc.sql("delete from ledger_session").update();
        int _ = jdbc.sql("delete from sign_in_failure").update();
    }

    @AfterEach
    void close() {
        atOne.close();
        atTwo.close();
        operator.close();
    }

    @Test
    void aSignInAtOneNodeIsGoodAtTheOther() {
        String token = atOne.token("/sign-in");

        assertThat(atTwo.submitWith(token, "/sign-in", "name", "finance", "password", "demo")
                        .headers()
                        .firstValue("Location"))
                .as("the form came from the other node")
                .hasValueSatisfying(it -> assertThat(it).doesNotContain("failed"));

        assertThat(me(atOne)).isEqualTo("finance");
        assertThat(me(atTwo)).isEqualTo("finance");
    }

    @Test
    void guessingIsSlowedDownOnAllNodesTogetherAndARestartForgetsNothing() {
        for (int guess = 0; guess < 3; guess++) {
            atOne.signIn("auditor", "guess" + guess);
        }
        atTwo.signIn("auditor", "guess3");
        atTwo.signIn("auditor", "guess4");

        atOne.signIn("auditor", "demo");
        assertThat(me(atOne)).as("the right password after five wrong ones").isEmpty();
        assertThat(jdbc.sql("select string_agg(subject, ' ') from sign_in_failure")
                        .query(String.class)
                        .single())
                .as("names and addresses that could be read")
                .matches("[0-9a-f ]+");

        int _ = jdbc.sql("update sign_in_failure set full_at = full_at - interval '1 minute'")
                .update();
        atTwo.signIn("auditor", "demo");
        assertThat(me(atTwo)).as("a minute later").isEqualTo("auditor");
    }

    @Test
    void ofManyGuessesAtOnceNoneIsMadeMoreThanOfManyOneAfterTheOther() throws Exception {
        String basic = "Basic " + Base64.getEncoder().encodeToString("approver:guess".getBytes(UTF_8));
        try (ExecutorService guessers = Executors.newFixedThreadPool(12)) {
            List<Future<Integer>> guesses = IntStream.range(0, 24)
                    .mapToObj(_ -> guessers.submit(() -> atOne.send("GET", "/api/v1/me", "", "Authorization", basic)
                            .statusCode()))
                    .toList();
            for (Future<Integer> guess : guesses) {
                assertThat(guess.get()).isEqualTo(401);
            }
        }

        assertThat(failures()).as("passwords that were looked at").isEqualTo(5);
    }

    /** Of the address, for each of which it takes ten seconds until all are free again. */
    private int failures() {
        return jdbc.sql("select round(extract(epoch from min(full_at) - clock_timestamp()) / 10)::int"
                        + " from sign_in_failure")
                .query(Integer.class)
                .single();
    }

    @Test
    void theWayToAPageIsKeptWhereverOneSignsIn() {
        assertThat(Browser.location(atOne.get("/finance"))).endsWith("/sign-in");

        assertThat(Browser.location(atTwo.signIn("finance", "demo"))).contains("/finance");
    }

    @Test
    void signingOutAtOneNodeEndsTheSessionAtTheOther() {
        atOne.signIn("finance", "demo");
        assertThat(me(atTwo)).isEqualTo("finance");

        atTwo.submit("/password", "/sign-out");

        assertThat(atOne.send("GET", "/api/v1/me", "").statusCode()).isEqualTo(401);
        assertThat(sessionsOf("finance")).isZero();
    }

    @Test
    void aUserWhoIsLockedIsOutOnBothNodes() {
        JsonNode made = put("{\"roles\": [\"FINANCE\"]}");
        atTwo.signIn("wang", made.path("password").asString());
        assertThat(me(atTwo)).isEqualTo("wang");
        assertThat(me(atOne)).isEqualTo("wang");

        var _ = put("{\"roles\": [\"FINANCE\"], \"disabled\": true}");

        assertThat(atTwo.send("GET", "/api/v1/me", "").statusCode()).isEqualTo(401);
        assertThat(atOne.send("GET", "/api/v1/me", "").statusCode()).isEqualTo(401);
    }

    @Test
    void aPartnersUserGoesOnAtTheOtherNodeBehindItsWall() {
        atOne.signIn("haiyun", "demo");

        assertThat(atTwo.get("/api/v1/statements?partnerId=p-haiyun").statusCode())
                .isEqualTo(200);
        assertThat(atTwo.get("/api/v1/statements?partnerId=p-other").statusCode())
                .isEqualTo(403);
        assertThat(atTwo.get("/partner").statusCode()).isNotEqualTo(500);
        assertThat(me(atOne)).isEqualTo("haiyun");
    }

    @Test
    void theDatabaseKeepsNothingThatLetsAnybodyIn() {
        atOne.signIn("finance", "a wrong secret");
        atOne.signIn("finance", "demo");
        String cookie = atOne.session().replaceFirst("^[^=]*=", "");

        assertThat(texts("select session_id from ledger_session"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it).hasSize(64).isNotEqualTo(cookie));
        assertThat(texts("select encode(attribute_bytes, 'escape') from ledger_session_attributes"))
                .isNotEmpty()
                .noneMatch(it -> it.contains("finance") || it.contains("FINANCE") || it.contains("springframework"));
    }

    @Test
    void aSessionThatWasChangedInTheDatabaseIsNobodys() {
        atOne.signIn("finance", "demo");
        int changed = jdbc.sql("""
                        update ledger_session_attributes
                        set attribute_bytes = set_byte(attribute_bytes, 30, get_byte(attribute_bytes, 30) # 1)
                        where attribute_name = 'SPRING_SECURITY_CONTEXT'""").update();
        assertThat(changed).isEqualTo(1);

        assertThat(atOne.send("GET", "/api/v1/me", "").statusCode()).isEqualTo(401);
        atOne.signIn("finance", "demo");
        assertThat(me(atTwo)).as("and signs in again").isEqualTo("finance");
    }

    @Test
    void aSessionIsOverOnceNobodyHasUsedItForLong() {
        atOne.signIn("finance", "demo");
        int _ = jdbc.sql("update ledger_session set last_access_time = last_access_time - 31 * 60 * 1000")
                .update();

        assertThat(atTwo.send("GET", "/api/v1/me", "").statusCode()).isEqualTo(401);
    }

    @Test
    void aCookieThatNobodyWasGivenIsNobodys() {
        for (String id : List.of("AAAA", "AAAAAAAA", "%00", "x", "../../x", "-".repeat(4_000), "\u00e9")) {
            try (Browser stranger = new Browser(ONE.url())) {
                assertThat(stranger.send("GET", "/api/v1/me", "", "Cookie", "SESSION=" + id)
                                .statusCode())
                        .as(id)
                        .isEqualTo(401);
            }
        }
    }

    private JsonNode put(String body) {
        return operator.put("/api/v1/users/wang", FactJson.MAPPER.readTree(body))
                .body();
    }

    private int sessionsOf(String name) {
        return jdbc.sql("select count(*) from ledger_session where principal_name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getString(1)).list();
    }

    private static String me(Browser browser) {
        return FactJson.MAPPER
                .readTree(browser.send("GET", "/api/v1/me", "").body().getBytes(UTF_8))
                .path("name")
                .asString("");
    }
}
