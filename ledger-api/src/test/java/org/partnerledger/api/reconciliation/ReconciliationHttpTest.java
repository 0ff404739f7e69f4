package org.partnerledger.api.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.Lines;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.core.reconciliation.Cause;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A list with a difference of every kind planted among 10,000 good lines, as docs/reconciliation.md has it. */
class ReconciliationHttpTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private static final int GOOD = 10_000;
    private static final String MAPPING = """
            {"keys": ["lineId"], "columns": {"lineId": "Line", "amount": "Amount"}, "zone": "UTC"}""";
    private static final String AT = "/api/v1/reconciliations?partnerId=p-1&period=2026-03&mapping=list";

    private Story story;

    @BeforeEach
    void tell() {
        story = Story.at(LEDGER, "2026-04-03T00:00:00+08:00");
        partner("p-1", "c-1");
        partner("p-2", "c-2");
        try (LedgerClient client = LEDGER.client()) {
            assertThat(client.put("/api/v1/reconciliation-mappings/list", json(MAPPING))
                            .status())
                    .isEqualTo(200);
            assertThat(client.put(
                                    "/api/v1/reconciliation-mappings/tolerant",
                                    json(MAPPING.replace("{\"keys\"", "{\"tolerance\": \"0.000001\", \"keys\"")))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void everyPlantedDifferenceIsFoundAndNamedAndNoneIsInvented() throws Exception {
        story.planned(Lines.plan("BASE", 1, "2026-01"));
        plantFebruary();
        story.closed("2026-02");
        tellGoodLines();
        plant();
        plantForIncentives();
        JsonNode run =
                new Reconciled(LEDGER).run(AT.replace("=list", "=tolerant") + "&measure=INCENTIVE_BASE", theirList());

        try (LedgerClient client = LEDGER.client()) {
            assertThat(causes(client, run))
                    .containsExactlyInAnyOrderEntriesOf(new TreeMap<>(Map.ofEntries(
                            Map.entry("carried", "CARRIED_OUT LATE_CHARGE 2026-04"),
                            Map.entry("excluded", "EXCLUDED MARKETPLACE_EXCLUDED"),
                            Map.entry("coupon", "MEANS_NOT_COUNTING PAID_BY_COUPON"),
                            Map.entry("zone-theirs", "TIME_ZONE 2026-04"),
                            Map.entry("zone-ours", "TIME_ZONE 2026-02"),
                            Map.entry("other-month", "OTHER_PERIOD 2026-02"),
                            Map.entry("other-partner", "OTHER_PARTNER p-2"),
                            Map.entry("nobody", "UNATTRIBUTED"),
                            Map.entry("twice", "DUPLICATE"),
                            Map.entry("rounded", "ROUNDING"),
                            Map.entry("unknown", "UNKNOWN_LINE"),
                            Map.entry("missing", "NOT_ON_THEIR_LIST"),
                            Map.entry("carried-in", "CARRIED_IN LATE_CHARGE 2026-02"),
                            Map.entry("clawed-back", "CLAWED_BACK_REFUND"),
                            Map.entry("no-plan", "NO_INCENTIVE NO_PLAN"),
                            Map.entry("late", "LATE 2026-02"),
                            Map.entry("withdrawn", "WITHDRAWN"),
                            Map.entry("wrong", "UNEXPLAINED"))));
            assertThat(count(run, "AGREES")).isEqualTo(GOOD + 2); // With "halves" and "tolerated".
            assertThat(count(run, "CANNOT_BE_COMPARED")).isEqualTo(3);
            assertThat(run.get("openItems").asInt()).isEqualTo(18);
            assertBridgeAddsUp(run);
            assertThat(run.at("/bridge/rows")
                            .valueStream()
                            .map(it -> Cause.valueOf(it.get("cause").asString())))
                    .as("every cause; a quarter's end is in SkippedMonthReconciliationHttpTest")
                    .hasSameElementsAs(EnumSet.complementOf(EnumSet.of(Cause.QUARTER_BASE)));
            assertThat(run.get("ours").asString()).isEqualTo(incentiveBase(client));
        }
    }

    @Test
    void nothingSaidIsNoDifference() throws Exception {
        story.fact("spend.recorded", Lines.line("l-1"));

        for (String nothing : List.of("", "Line,Amount\n")) {
            JsonNode run = new Reconciled(LEDGER).run(AT, nothing);

            assertThat(count(run, "DIFFERS")).isZero();
            assertThat(count(run, "CANNOT_BE_COMPARED")).isEqualTo(1);
            assertThat(run.get("theirs").isNull()).isTrue();
            assertThat(run.get("bridge").isNull()).isTrue();
            assertThat(run.get("openItems").asInt()).isZero();
        }
    }

    @Test
    void aWorkbookIsReadAsItsCsvWouldBe() throws Exception {
        story.fact("spend.recorded", Lines.line("l-1"));
        story.fact("spend.recorded", Lines.line("l-2"));
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("list");
            sheet.value(0, 0, "Line");
            sheet.value(0, 1, "Amount");
            sheet.value(1, 0, "l-1");
            sheet.value(1, 1, new BigDecimal("100.00"));
            sheet.value(2, 0, "l-2");
            sheet.value(2, 1, "99.00");
        }
        JsonNode run = new Reconciled(LEDGER).run(AT, "application/octet-stream", bytes.toByteArray());

        assertThat(count(run, "AGREES")).isEqualTo(1);
        assertThat(count(run, "DIFFERS")).isEqualTo(1);
        assertBridgeAddsUp(run);
    }

    @Test
    void oneRowOfATradeIsHeldAgainstAllItsLines() throws Exception {
        story.fact("spend.recorded", Lines.line("l-1", "{\"tradeId\": \"t\"}"));
        story.fact("spend.recorded", Lines.line("l-2", "{\"tradeId\": \"t\", \"paid\": {\"cash\": \"7.00\"}}"));
        try (LedgerClient client = LEDGER.client()) {
            Answer _ = client.put("/api/v1/reconciliation-mappings/trades", json("""
                    {"keys": ["tradeId"], "columns": {"tradeId": "Trade", "amount": "Sum"}, "separator": ";",
                     "decimalMark": ","}"""));
        }
        String at = AT.replace("mapping=list", "mapping=trades");

        assertThat(count(new Reconciled(LEDGER).run(at, "Trade;Sum\nt;107,00\n"), "AGREES"))
                .isEqualTo(1);
        assertThat(new Reconciled(LEDGER)
                        .run(at, "Trade;Sum\nt;100,00\n")
                        .get("bridge")
                        .get("rows")
                        .get(0)
                        .get("detail")
                        .asString())
                .isEqualTo("l-2");
    }

    @Test
    void itemsAreCarriedAssignedCommentedAndSettled() throws Exception {
        story.fact("spend.recorded", Lines.line("l-1"));
        story.fact("spend.recorded", Lines.line("l-2"));
        try (LedgerClient client = LEDGER.client()) {
            Answer _ = client.post("/api/v1/periods/2026-02/close?wait=true");
            assertThat(client.post("/api/v1/periods/2026-03/close?wait=true").status())
                    .isEqualTo(200);
            JsonNode _ = new Reconciled(LEDGER).run(AT, "Line,Amount\nl-1,90.00\nl-2,95.00\n");
            JsonNode again = new Reconciled(LEDGER).run(AT, "Line,Amount\nl-1,90.00\nl-2,100.00\n");

            assertThat(again.get("openItems").asInt()).isEqualTo(1);
            JsonNode items = client.get("/api/v1/reconciliation-items?partnerId=p-1")
                    .body()
                    .get("items");
            assertThat(items).extracting(it -> it.get("state").asString()).containsExactly("OPEN", "RESOLVED");
            String item =
                    "/api/v1/reconciliation-items/" + items.get(0).get("item").asLong();
            assertThat(post(client, item + "/assign", "{\"to\": \"li\"}")
                            .get("assignedTo")
                            .asString())
                    .isEqualTo("li");
            JsonNode _ = post(client, item + "/comments", "{\"text\": \"they forgot the fee\"}");
            assertThat(client.get(item + "/comments").body().get("items")).hasSize(1);
            JsonNode settled = post(client, item + "/settle", "{\"reason\": \"THEIR_ERROR\"}");
            assertThat(settled.get("state").asString()).isEqualTo("SETTLED");
            assertThat(client.post(item + "/settle", "application/json", json("{\"reason\": \"AGAIN\"}"))
                            .status())
                    .isEqualTo(409);
            assertThat(new Reconciled(LEDGER)
                            .run(AT, "Line,Amount\nl-1,90.00\nl-2,100.00\n")
                            .get("openItems")
                            .asInt())
                    .isZero();
        }
    }

    @Test
    void whatCannotBeReadIsRefused() {
        story.fact("spend.recorded", Lines.line("l-1"));
        try (LedgerClient client = LEDGER.client()) {
            assertRefused(client, AT, "Line,Other\nl-1,1\n", 422, "UNREADABLE");
            assertRefused(client, AT.replace("=list", "=none"), "Line,Amount\n", 404, "UNKNOWN_MAPPING");
            assertRefused(client, AT.replace("p-1", "p-9"), "Line,Amount\n", 404, "NOT_FOUND");
            assertRefused(client, AT, "PK\u0003\u0004no workbook", 422, "UNREADABLE");
            assertThat(client.put("/api/v1/reconciliation-mappings/bad", json("{\"keys\": [], \"columns\": {}}"))
                            .status())
                    .isEqualTo(400);
            assertThat(client.get("/api/v1/reconciliations/none").status()).isEqualTo(404);
        }
    }

    private void partner(String partner, String customer) {
        story.enrolled(partner);
        assertThat(story.fact("customer.linked", Lines.link(customer, partner))).isEmpty();
    }

    private void tellGoodLines() {
        for (int chunk = 0; chunk < 4; chunk++) {
            var good = new ArrayList<String>();
            for (int i = 0; i < GOOD / 4; i++) {
                good.add(Lines.line("g-" + (chunk * GOOD / 4 + i), "{\"paid\": {\"cash\": \"1.25\"}}"));
            }
            assertThat(story.facts("spend.recorded", good)).containsOnly("");
        }
    }

    private static String theirList() {
        var list = new StringBuilder("Line,Amount\n");
        for (int i = 0; i < GOOD; i++) {
            list.append("g-").append(i).append(",1.25\n");
        }
        list.append("""
                carried,100.00
                excluded,100.00
                coupon,100.00
                zone-theirs,100.00
                other-month,100.00
                other-partner,100.00
                nobody,100.00
                twice,100.00
                twice,100.00
                rounded,33.33
                unknown,7.00
                halves,40.00
                halves,60.00
                no-amount,
                odd,n/a
                ,5.00
                wrong,90.00
                tolerated,100.000001
                no-plan,100.00
                withdrawn,100.00
                clawed-back,-30.00
                """);
        return list.toString();
    }

    private static String incentiveBase(LedgerClient client) {
        return client.get("/api/v1/partners/p-1/statements/2026-03/explanation")
                .body()
                .get("rows")
                .valueStream()
                .filter(row -> row.get("code").asString().equals("INCENTIVE_BASE"))
                .map(row -> row.get("amount").asString())
                .findFirst()
                .orElseThrow();
    }

    private void plantFebruary() {
        story.told(
                "spend.recorded",
                Lines.line("base", at("2026-02-09T03:00:00+08:00")),
                Lines.line("other-month", at("2026-02-10T03:00:00+08:00")),
                Lines.line(
                        "carried-in",
                        "{\"consumedFrom\": \"2026-02-27T03:00:00+08:00\","
                                + "\"tradedAt\": \"2026-03-03T03:00:00+08:00\"}"));
    }

    private void plantForIncentives() {
        story.told("customer.linked", Lines.link("c-3", "p-1").replace("RESALE", "REFERRAL"));
        story.told("spend.recorded", Lines.line("withdrawn"));
        story.told("fact.withdrawn", """
                {"source": "feed/story", "id": "%s", "reason": "sent by mistake"}""".formatted(story.lastFactId()));
        story.told(
                "spend.recorded",
                Lines.line("tolerated"),
                Lines.line("no-plan", "{\"customerId\": \"c-3\"}"),
                Lines.line("late", at("2026-02-11T03:00:00+08:00")),
                Lines.refund("clawed-back", "base", "{}"));
    }

    private void plant() {
        String late = "\"tradedAt\": \"2026-04-02T10:00:00+08:00\"";
        assertThat(story.facts(
                        "spend.recorded",
                        List.of(
                                Lines.line("carried", "{" + late + "}"),
                                Lines.line("excluded", "{\"provider\": \"MARKETPLACE\"}"),
                                Lines.line("coupon", "{\"paid\": {\"cash\": \"70.00\", \"coupon\": \"30.00\"}}"),
                                Lines.line("zone-theirs", at("2026-04-01T03:00:00+08:00")),
                                Lines.line("zone-ours", at("2026-03-01T03:00:00+08:00")),
                                Lines.line("other-partner", "{\"customerId\": \"c-2\"}"),
                                Lines.line("nobody", "{\"customerId\": \"c-9\"}"),
                                Lines.line("twice"),
                                Lines.line("rounded", "{\"paid\": {\"cash\": \"33.3333\"}}"),
                                Lines.line("missing"),
                                Lines.line("halves"),
                                Lines.line("no-amount"),
                                Lines.line("odd"),
                                Lines.line("wrong"))))
                .containsOnly("");
    }

    private static String at(String instant) {
        return "{\"consumedFrom\": \"" + instant + "\", \"tradedAt\": \"" + instant + "\"}";
    }

    private static void assertRefused(LedgerClient client, String at, String file, int status, String code) {
        Answer answer = client.send("POST", at, "text/csv", BodyPublishers.ofString(file));
        assertThat(answer.status()).as(answer.explain()).isEqualTo(status);
        assertThat(answer.body().get("code").asString()).isEqualTo(code);
    }

    private static Map<String, String> causes(LedgerClient client, JsonNode run) {
        Map<String, String> causes = new TreeMap<>();
        client.get(Reconciled.path(run) + "/results?result=DIFFERS")
                .body()
                .get("items")
                .forEach(it -> {
                    assertThat(it.get("steps")).as(String.valueOf(it)).hasSize(1);
                    JsonNode step = it.get("steps").get(0);
                    causes.put(
                            it.get("key").get(0).asString(),
                            (step.get("cause").asString() + " "
                                            + step.get("detail").asString())
                                    .strip());
                });
        return causes;
    }

    private static long count(JsonNode run, String result) {
        long count = 0;
        for (JsonNode it : run.get("results")) {
            count += it.get("result").asString().equals(result) ? it.get("keys").asLong() : 0;
        }
        return count;
    }

    private static void assertBridgeAddsUp(JsonNode run) {
        var sum = new BigDecimal(run.get("bridge").get("theirs").asString());
        for (JsonNode row : run.get("bridge").get("rows")) {
            sum = sum.add(new BigDecimal(row.get("amount").asString()));
        }
        assertThat(sum).isEqualByComparingTo(run.get("ours").asString());
    }

    private static JsonNode post(LedgerClient client, String path, String body) {
        Answer answer = client.post(path, "application/json", json(body));
        assertThat(answer.status()).as(answer.explain()).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }
}
