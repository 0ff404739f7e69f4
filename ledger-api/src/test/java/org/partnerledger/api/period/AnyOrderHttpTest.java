package org.partnerledger.api.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole ledger over facts grown from seeds: they may arrive in any order and twice while their month is open, and
 * what was read while they arrived is what a replay of the events makes.
 */
class AnyOrderHttpTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private static final int SEEDS = 6;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> PARTNERS = List.of("p-1", "p-2");
    private static final List<String> MONTHS = List.of("2026-07", "2026-08");
    private static final Duration LONGEST_REBUILD = Duration.ofMinutes(1);

    private static final String PLAN = """
            {"planId": "BASE", "version": 1, "name": "Base", "validFrom": "2026-01", "cadence": "MONTH",
             "associations": ["RESALE", "REFERRAL"], "productClasses": ["GENERAL", "SPECIFIC"], "tierMode": "SLAB",
             "factors": [{"when": {"serviceTypes": ["obs"]}, "factor": "0.5"}],
             "tiers": [{"from": "0", "rate": "0.05"}, {"from": "500", "rate": "0.08"}]}""";

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void makesTheSameOfTheSameFactsInAnyOrderTwiceAndReplayed(int seed) {
        var random = new Random(seed);
        try (LedgerClient client = LEDGER.client()) {
            List<ObjectNode> facts = facts(random);
            Map<String, JsonNode> inOrder = told(client, facts, facts.size());

            List<ObjectNode> mixed = new ArrayList<>(facts);
            mixed.addAll(facts.subList(0, facts.size() / 2));
            Collections.shuffle(mixed, random);
            Map<String, JsonNode> anyHow = told(client, mixed, 1 + random.nextInt(9));
            assertThat(anyHow)
                    .as("seed %d, in another order, half of it twice", seed)
                    .isEqualTo(inOrder);

            rebuild(client);
            assertThat(documents(client)).as("seed %d, replayed", seed).isEqualTo(anyHow);
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    /** Empties the ledger, tells the facts in bodies of that many, and closes the first month. */
    private static Map<String, JsonNode> told(LedgerClient client, List<ObjectNode> facts, int together) {
        good(client.post("/api/v1/simulation/reset"));
        good(client.put("/api/v1/simulation/clock", JSON.readTree("{\"now\": \"2026-08-03T01:00:00Z\"}")));
        good(client.post("/api/v1/plans", "application/json", JSON.readTree(PLAN)));
        good(client.post("/api/v1/plans/BASE/versions/1/publish"));
        for (String partner : PARTNERS) {
            tell(client, List.of(fact("enrolled-" + partner, "partner.enrolled", """
                    {"partnerId": "%s", "name": "n", "currency": "CNY", "memberFrom": "2025-01-01"}
                    """.formatted(partner))));
        }
        for (int from = 0; from < facts.size(); from += together) {
            tell(client, facts.subList(from, Math.min(facts.size(), from + together)));
            KeptAndRead.assertSame(LEDGER, PARTNERS, MONTHS, "fact " + from);
        }
        assertThat(client.get("/api/v1/quarantine").body().get("items"))
                .as("held facts are released when what they wait for arrives")
                .isEmpty();
        good(client.post("/api/v1/periods/2026-07/close?wait=true"));
        return documents(client);
    }

    private static void tell(LedgerClient client, List<ObjectNode> facts) {
        ArrayNode batch = JSON.createArrayNode();
        facts.forEach(batch::add);
        good(client.post("/api/v1/events", "application/cloudevents-batch+json", batch));
    }

    private static Map<String, JsonNode> documents(LedgerClient client) {
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        for (String partner : PARTNERS) {
            for (String month : MONTHS) {
                for (String document : List.of("bills/%s", "statements/%s", "statements/%s/explanation")) {
                    String path = "/api/v1/partners/" + partner + "/" + document.formatted(month);
                    documents.put(path, client.get(path).body());
                }
            }
        }
        return documents;
    }

    /** Two linked customers, lines of July and August, refunds of some of them, payments of others. */
    private static List<ObjectNode> facts(Random random) {
        var facts = new ArrayList<ObjectNode>();
        for (String partner : PARTNERS) {
            facts.add(fact("link-" + partner, "customer.linked", """
                    {"customerId": "c-%s", "partnerId": "%s", "association": "%s", "from": "2026-01-01"}
                    """.formatted(
                            partner, partner, random.nextBoolean() ? "RESALE" : "REFERRAL")));
        }
        for (int line = 0; line < 12; line++) {
            String id = "L" + line;
            String customer = "c-" + PARTNERS.get(random.nextInt(PARTNERS.size()));
            int credit = random.nextInt(100) < 40 ? 10 + random.nextInt(90) : 0;
            int cash = 1 + random.nextInt(400);
            facts.add(line(id, customer, "USAGE", random, cash + "." + random.nextInt(10), credit, ""));
            if (random.nextInt(100) < 30) {
                String base = "\"baseLineId\": \"" + id + "\", ";
                facts.add(line("R" + line, customer, "REFUND_CHANGE", random, "-" + random.nextInt(cash), 0, base));
            }
            if (credit > 0 && random.nextInt(100) < 60) {
                String amount =
                        random.nextInt(100) < 50 ? "" : ", \"amount\": \"" + (1 + random.nextInt(credit)) + "\"";
                facts.add(fact("paid-" + id, "spend.paid", """
                        {"tradeId": "t-%s", "paidAt": "2026-08-02T00:00:00Z"%s}""".formatted(id, amount)));
            }
        }
        return facts;
    }

    private static ObjectNode line(
            String id, String customer, String type, Random random, String cash, int credit, String base) {
        String at = "2026-0%d-%02dT03:00:00Z".formatted(random.nextInt(100) < 75 ? 7 : 8, 1 + random.nextInt(2));
        return fact(id, "spend.recorded", """
                {"lineId": "%s", "customerId": "%s", "currency": "CNY", "product": {"serviceType": "%s"},
                 "chargingMode": "ON_DEMAND", "lineType": "%s", "consumedFrom": "%s", "tradedAt": "%s",
                 "tradeId": "t-%s", %s"paid": {"cash": "%s", "credit": "%d"}}
                """.formatted(
                        id, customer, random.nextBoolean() ? "ecs" : "obs", type, at, at, id, base, cash, credit));
    }

    private static ObjectNode fact(String id, String type, String data) {
        return JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "feed/any")
                .put("type", type + ".v1")
                .put("time", "2026-08-01T00:00:00Z")
                .set("data", JSON.readTree(data));
    }

    private static void rebuild(LedgerClient client) {
        String job =
                client.post("/api/v1/read-models/rebuild").body().get("jobId").asString();
        Instant giveUp = Instant.now().plus(LONGEST_REBUILD);
        String state = "RUNNING";
        while (state.equals("RUNNING") && Instant.now().isBefore(giveUp)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            state = client.get("/api/v1/jobs/" + job).body().get("state").asString();
        }
        assertThat(state).isEqualTo("DONE");
    }

    private static void good(Answer answer) {
        assertThat(answer.isGood()).as(answer.explain()).isTrue();
    }
}
