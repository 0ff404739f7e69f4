package org.partnerledger.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.access.machine.ApiKeys;
import org.partnerledger.api.access.rule.AccessRule;
import org.partnerledger.api.access.rule.AccessTable;
import org.partnerledger.api.access.rule.Role;
import org.partnerledger.api.client.LedgerClient;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every change and every refused access is written down: who, what, when, from where, and how it ended. */
class AuditTest {

    private static final String MASTER = Issuer.MASTER;
    private static final Set<String> READING = Set.of("GET", "HEAD", "*");

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in(
            "simulation",
            "ledger.access.key=" + MASTER,
            "ledger.access.well-known-users=true",
            "ledger.access.requests-per-second=0");

    private final JdbcClient jdbc = LEDGER.bean(JdbcClient.class);

    /** As the log has it. */
    private record Written(String who, String address, String method, String target, int status) {}

    @Test
    void everyChangeOfTheTableIsWrittenDownWhoeverAsksAndHoweverItEnds() {
        List<AccessRule> changing = LEDGER.bean(AccessTable.class).all().stream()
                .filter(it -> !READING.contains(it.method()))
                .toList();
        assertThat(changing).hasSizeGreaterThan(60);
        Instant begin = Instant.now();
        List<Written> expected = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        ApiKeys.Shown auditor = LEDGER.bean(ApiKeys.class)
                .create(new CurrentUser("test", Set.of(Role.AUDITOR), null), "reads all", Duration.ofHours(1));
        String auditorName = "key " + auditor.key().keyId() + " (reads all)";
        for (AccessRule rule : changing) {
            String path = rule.pattern().replaceAll("\\{[^}]*}", "a" + expected.size());
            expected.add(asked("", null, rule, path));
            Written byAuditor = asked(auditorName, auditor.token(), rule, path);
            expected.add(byAuditor);
            boolean may = rule.isPublic() || rule.roles().contains(Role.AUDITOR);
            assertThat(byAuditor.status() == 403).as(path).isNotEqualTo(may);
            Written byAll = asked("LEDGER_API_KEY", MASTER, rule, path);
            expected.add(byAll);
            seen.add(byAll.status());
        }

        assertThat(expected.stream().filter(it -> it.who().isEmpty()))
                .as("nobody, or a browser without the token of a form")
                .allMatch(it -> it.status() == 401 || it.status() == 403);
        assertThat(seen).as("done and not done").contains(400, 404).containsAnyOf(200, 201, 202, 204);
        assertThat(written()).containsAll(expected);
        assertThat(jdbc.sql("select count(*) from audit_entry where at < ? or at > ?")
                        .param(Timestamp.from(begin.minusSeconds(1)))
                        .param(Timestamp.from(Instant.now().plusSeconds(1)))
                        .query(Integer.class)
                        .single())
                .as("of another time")
                .isZero();
    }

    @Test
    void everyRefusedReadIsWrittenDown() {
        List<Written> expected = new ArrayList<>();
        ApiKeys.Shown feed = LEDGER.bean(ApiKeys.class)
                .create(new CurrentUser("test", Set.of(Role.FEED), null), "feeds", Duration.ofHours(1));
        for (AccessRule rule : LEDGER.bean(AccessTable.class).all()) {
            boolean refused = rule.method().equals("GET")
                    && !rule.isPublic()
                    && !rule.roles().contains(Role.FEED)
                    && !rule.pattern().contains("*")
                    && !rule.pattern().startsWith("/actuator");
            if (refused) {
                String path = rule.pattern().replaceAll("\\{[^}]*}", "r" + expected.size());
                expected.add(asked("key " + feed.key().keyId() + " (feeds)", feed.token(), rule, path));
                expected.add(asked("", "lk_no_key", rule, path));
            }
        }

        assertThat(expected).hasSizeGreaterThan(100).allMatch(it -> it.status() == 401 || it.status() == 403);
        assertThat(written()).containsAll(expected);
    }

    @Test
    void whoSignsInOrOutOrIsRefusedAtTheFormIsWrittenDown() {
        try (Browser browser = new Browser(LEDGER.url())) {
            browser.signIn("finance", "wrong");
            browser.signIn("finance", "demo");
            browser.submitWith("forged", "/password", "current", "x", "chosen", "y", "again", "y");
            browser.submit("/password", "/sign-out");
        }

        assertThat(written())
                .contains(
                        new Written("", "127.0.0.1", "POST", "/sign-in", 401),
                        new Written("finance", "127.0.0.1", "POST", "/sign-in", 302),
                        new Written("finance", "127.0.0.1", "POST", "/password", 403),
                        new Written("finance", "127.0.0.1", "POST", "/sign-out", 302));
    }

    private static Written asked(String who, @Nullable String key, AccessRule rule, String path) {
        String mediaType = path.equals("/api/v1/events") ? "application/cloudevents-batch+json" : "application/json";
        try (LedgerClient client = key == null ? LEDGER.client() : LEDGER.client(key)) {
            int status = client.send(
                            rule.method(),
                            path,
                            mediaType,
                            rule.method().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
                    .status();
            return new Written(who, "127.0.0.1", rule.method(), path, status);
        }
    }

    /** Asking for the log waits for what is still to be written. */
    private Set<Written> written() {
        try (LedgerClient operator = LEDGER.client(MASTER)) {
            assertThat(operator.get("/api/v1/audit?limit=1").isGood()).isTrue();
        }
        return new HashSet<>(jdbc.sql("select who, address, method, target, status from audit_entry")
                .query((row, _) -> new Written(
                        row.getString("who"),
                        row.getString("address"),
                        row.getString("method"),
                        row.getString("target"),
                        row.getInt("status")))
                .list());
    }
}
