package org.partnerledger.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.access.machine.ApiKeys;
import org.partnerledger.api.access.rule.AccessRule;
import org.partnerledger.api.access.rule.AccessTable;
import org.partnerledger.api.access.rule.Role;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.core.kernel.PartnerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every endpoint of the description and every page of the router, with every role, with ids of its own and of another
 * partner: let in or not by the one table; and with the application's checks switched off the database alone shows
 * nothing of another partner.
 */
class CrossPartnerTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("demo", "ledger.access.requests-per-second=0");

    private static final String OWN = "p-haiyun";
    private static final List<String> OWNED_TABLES = List.of(
            "payout_id payout",
            "claim_id benefit_claim",
            "project_id project",
            "opportunity_id opportunity",
            "webhook_id webhook");

    private static final Map<String, LedgerClient> CLIENTS = new HashMap<>();
    private static final List<Operation> OPERATIONS = new ArrayList<>();
    private static String other = "";
    private static Ids own = new Ids(Map.of());
    private static Ids others = new Ids(Map.of());

    private record Operation(String method, String path) {

        /** Another one is refused by the router, before it is asked who may. */
        String mediaType() {
            return path.equals("/api/v1/events") ? "application/cloudevents+json" : "application/json";
        }

        boolean reads() {
            return method.equals("GET");
        }

        /** Without ids of partners in it, both sides ask the same. */
        String with(Ids ids) {
            String filled = path;
            for (Map.Entry<String, String> id : ids.byName().entrySet()) {
                filled = filled.replace("{" + id.getKey() + "}", id.getValue());
            }
            return filled;
        }
    }

    /** What a path's variables are filled with. */
    private record Ids(Map<String, String> byName) {}

    @BeforeAll
    static void load() throws InterruptedException {
        var _ = LEDGER.demonstrationLoaded();
        JdbcClient jdbc = LEDGER.bean(JdbcClient.class);
        other = text(
                jdbc,
                "select partner_id from line where partner_id <> '" + OWN
                        + "' and bill is not null and tier_two_id is null"
                        + " group by 1 order by count(*) desc, 1 limit 1");
        own = ids(jdbc, OWN);
        others = ids(jdbc, other);
        for (Role role : Role.values()) {
            CurrentUser user = role == Role.PARTNER
                    ? new CurrentUser("test", Set.of(role), new PartnerId(OWN))
                    : new CurrentUser("test", Set.of(role), null);
            String key = LEDGER.bean(ApiKeys.class)
                    .create(user, role.name(), Duration.ofHours(1))
                    .token();
            CLIENTS.put(role.name(), LEDGER.client(key));
        }
        client(Role.OPERATOR)
                .get("/v3/api-docs")
                .body()
                .path("paths")
                .forEachEntry((path, operations) -> operations.forEachEntry(
                        (method, _) -> OPERATIONS.add(new Operation(method.toUpperCase(Locale.ROOT), path))));
        pages().filter(page -> !OPERATIONS.contains(page)).forEach(OPERATIONS::add);
        OPERATIONS.removeIf(it -> it.path().equals("/error"));
        assertThat(OPERATIONS).hasSizeGreaterThan(60);
    }

    /** What the description of the API leaves out, from the router. */
    private static Stream<Operation> pages() {
        return LEDGER.beans(RequestMappingHandlerMapping.class).stream()
                .flatMap(router -> router.getHandlerMethods().keySet().stream())
                .flatMap(info -> info.getMethodsCondition().getMethods().stream()
                        .flatMap(method -> info.getPatternValues().stream()
                                .map(pattern -> new Operation(method.name(), pattern))));
    }

    @AfterEach
    void checkAgain() {
        LEDGER.bean(Gate.class).trustTheWall(false);
    }

    @Test
    void nobodyGetsAnywhereWithoutShowingWhoTheyAre() {
        try (LedgerClient nobody = LEDGER.client()) {
            for (Operation it : OPERATIONS) {
                if (!rule(it).isPublic()) {
                    assertThat(ask(nobody, it, it.with(own)).status())
                            .as(it.toString())
                            .isIn(401, 403);
                }
            }
        }
    }

    @Test
    void everyRoleIsLetInByTheTableAndNowhereElse() {
        for (Operation it : OPERATIONS) {
            for (Role role : Role.values()) {
                boolean may = rule(it).isPublic() || rule(it).roles().contains(role);
                // What would be done is not done here: that it is refused to all others is what counts.
                if (!may || it.reads()) {
                    int status = ask(client(role), it, it.with(own)).status();
                    if (may) {
                        assertThat(status).as("%s as %s", it, role).isNotIn(401, 403, 500);
                    } else {
                        assertThat(status).as("%s as %s", it, role).isEqualTo(403);
                    }
                }
            }
        }
    }

    @Test
    void aPartnerSeesItsOwnAndNothingOfAnother() {
        int refused = 0;
        for (Operation it : OPERATIONS) {
            if (rule(it).roles().contains(Role.PARTNER) && !it.with(own).equals(it.with(others))) {
                if (it.reads()) {
                    assertThat(ask(client(Role.PARTNER), it, it.with(own)).status())
                            .as("own %s", it)
                            .isEqualTo(200);
                }
                assertThat(ask(client(Role.PARTNER), it, it.with(others)).status())
                        .as("another's %s", it)
                        .isIn(403, 404);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(15);
    }

    @Test
    void listsOfAnotherPartnerAreRefusedAndWithoutOneMeanTheOwn() {
        for (String list :
                List.of("/api/v1/payouts", "/api/v1/benefits", "/api/v1/projects", "/api/v1/opportunities")) {
            Answer mine = client(Role.PARTNER).get(list);

            assertThat(mine.body().toString()).as(list).contains("x-" + OWN).doesNotContain("x-" + other);
            assertThat(client(Role.PARTNER).get(list + "?partnerId=" + other).status())
                    .as(list)
                    .isEqualTo(403);
            assertThat(client(Role.FINANCE).get(list).body().toString())
                    .as(list)
                    .contains("x-" + other);
        }
    }

    @Test
    void theDatabaseAloneShowsNothingOfAnotherPartner() {
        int seenByFinance = 0;
        for (Operation it : OPERATIONS) {
            if (it.reads()) {
                String path = it.with(others) + (it.path().contains("{partnerId}") ? "" : "?partnerId=" + other);
                boolean told = tellsOfOther(ask(client(Role.FINANCE), it, path));
                LEDGER.bean(Gate.class).trustTheWall(true);
                Answer behindTheWall = ask(client(Role.PARTNER), it, path);
                LEDGER.bean(Gate.class).trustTheWall(false);

                assertThat(behindTheWall.status()).as(it.toString()).isNotEqualTo(500);
                assertThat(tellsOfOther(behindTheWall))
                        .as("%s: %s", it, behindTheWall)
                        .isFalse();
                seenByFinance += told ? 1 : 0;
            }
        }
        assertThat(seenByFinance)
                .as("requests by which the test could have seen a leak")
                .isGreaterThan(8);
    }

    /** Ids that only this partner has; a refusal that repeats what was asked for tells nothing. */
    private static boolean tellsOfOther(Answer answer) {
        String body = answer.body().toString();
        return answer.status() == 200
                && (body.contains("x-" + other)
                        || body.contains('"' + others.byName().get("lineId") + '"')
                        || body.contains('>' + others.byName().get("lineId") + '<')
                        || body.contains('>' + others.byName().get("customer") + '<')
                        || body.contains('"' + others.byName().get("customer") + '"')
                        || (body.contains("\"partnerId\":\"" + other + '"') && body.contains("\"lines\"")));
    }

    private static Answer ask(LedgerClient client, Operation it, String path) {
        return it.reads() || it.method().equals("DELETE")
                ? client.send(it.method(), path, null, BodyPublishers.noBody())
                : client.send(it.method(), path, it.mediaType(), BodyPublishers.ofString("{}"));
    }

    private static AccessRule rule(Operation it) {
        return LEDGER.bean(AccessTable.class).find(it.method(), it.path()).orElseThrow();
    }

    private static LedgerClient client(Role role) {
        return Objects.requireNonNull(CLIENTS.get(role.name()));
    }

    /** Things of every kind that a partner can have, under ids that say whose they are. */
    private static Ids ids(JdbcClient jdbc, String partner) {
        String id = "x-" + partner;
        int _ = jdbc.sql("insert into payout (payout_id, partner_id, currency, state, payable)"
                        + " values (?, ?, 'CNY', 'TO_APPLY', 1)")
                .param(id)
                .param(partner)
                .update();
        int _ = jdbc.sql("insert into benefit_claim (claim_id, partner_id, kind, claimed_on, claimed, state)"
                        + " values (?, ?, 'FH', '2026-01-01', 1, 'APPLIED')")
                .param(id)
                .param(partner)
                .update();
        int _ = jdbc.sql("insert into project (project_id, partner_id, customer_id, scenario, filed_on, starts_on,"
                        + " ends_on, subsidy, currency, state) values (?, ?, 'c', 's', '2026-01-01', '2026-01-01',"
                        + " '2026-02-01', 1, 'CNY', 'FILED')")
                .param(id)
                .param(partner)
                .update();
        int _ = jdbc.sql("insert into opportunity (opportunity_id, direction, partner_id, title, shared_at, shared_on,"
                        + " answer_workdays, state) values (?, 'HO', ?, 't', now(), '2026-01-01', 3, 'SHARED')")
                .param(id)
                .param(partner)
                .update();
        int _ = jdbc.sql("insert into webhook (webhook_id, partner_id, url, kinds, state, key_id, public_key,"
                        + " created_by) values (?, ?, 'https://localhost/', '{}', 'DISABLED', 'k', '', 'test')")
                .param(id)
                .param(partner)
                .update();
        int month = Integer.parseInt(
                text(jdbc, "select min(period) from document where partner_id = '" + partner + "' and revision = 1"));
        String line = text(
                jdbc,
                "select line_id from line where partner_id = '" + partner + "' and tier_two_id is null and bill = "
                        + month + " order by line_no limit 1");
        var byName = new HashMap<String, String>();
        byName.put("partnerId", partner);
        byName.put("period", "%04d-%02d".formatted(month / 12, month % 12 + 1));
        byName.put("lineId", line);
        byName.put("customer", text(jdbc, "select customer_id from line where line_id = '" + line + "' limit 1"));
        OWNED_TABLES.forEach(it -> byName.put(variable(it), id));
        byName.putAll(Map.of("row", "0", "disputeId", "d", "country", "CN", "year", "2026", "month", "2026-01"));
        byName.putAll(Map.of("planId", "none", "version", "1", "jobId", "none", "importId", "none", "no", "1"));
        byName.put("number", "1");
        byName.put("exportId", "none");
        byName.putAll(Map.of("account", "PAYABLE", "entry", "1"));
        byName.putAll(Map.of("kind", "partner", "id", "none", "name", "none", "keyId", "none", "clientId", "none"));
        return new Ids(byName);
    }

    /** {@code payout_id payout} is {@code payoutId}. */
    private static String variable(String column) {
        String name = column.substring(0, column.indexOf('_'));
        return name + "Id";
    }

    private static String text(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
