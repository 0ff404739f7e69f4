package org.partnerledger.api.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.scenario.Scenario;
import org.partnerledger.api.scenario.ScenarioPlayer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What finance is answered after every scenario of the project, held against bills, statements and explanations. */
class AnswersTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "scenarios"))) {
            return files.sorted().toList().stream();
        }
    }

    /** A closed month with its documents. */
    private record Month(String partner, String period, JsonNode bill, JsonNode statement, JsonNode rows) {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void equalTheDocuments(Path file) throws Exception {
        try (LedgerClient client = LEDGER.client()) {
            assertThat(new ScenarioPlayer(client).play(Scenario.read(file))).isEmpty();
            List<Month> months = months(client);
            assertThat(months).as("closed months").isNotEmpty();
            months.forEach(month -> {
                assertSpend(client, month);
                assertCarryOver(client, month);
                assertExclusions(client, month);
                assertTakenBack(client, month);
                assertFacts(client, month);
            });
            months.stream().map(Month::partner).distinct().forEach(partner -> {
                List<Month> own = months.stream()
                        .filter(it -> it.partner().equals(partner))
                        .toList();
                assertFrozen(client, partner, own);
                assertLiabilities(client, partner);
            });
        }
    }

    private static List<Month> months(LedgerClient client) {
        return LEDGER
                .bean(JdbcClient.class)
                .sql("select partner_id, to_char(make_date(period / 12, period % 12 + 1, 1), 'YYYY-MM') as month"
                        + " from partner_period where state = 'CLOSED' order by 1, 2")
                .query((row, _) -> new String[] {row.getString(1), row.getString(2)})
                .list()
                .stream()
                .map(it -> {
                    String base = "/api/v1/partners/" + LedgerClient.segment(it[0]);
                    return new Month(
                            it[0],
                            it[1],
                            client.get(base + "/bills/" + it[1]).body(),
                            client.get(base + "/statements/" + it[1]).body(),
                            client.get(base + "/statements/" + it[1] + "/explanation")
                                    .body()
                                    .get("rows"));
                })
                .toList();
    }

    private static JsonNode ask(LedgerClient client, String question, String partner, String more) {
        var answer = client.get("/api/v1/finance/" + question + "?partnerId=" + LedgerClient.segment(partner) + more);
        assertThat(answer.isGood()).as(answer.explain()).isTrue();
        return answer.body();
    }

    private static void assertSpend(LedgerClient client, Month month) {
        BigDecimal incentive = sum(month.statement().get("plans"), it -> true, it -> it.get("incentive"));
        String of = "&limit=1000&from=" + month.period() + "&to=" + month.period() + "&by=";
        for (String by : List.of("PARTNER", "PERIOD", "CUSTOMER", "PRODUCT", "PARTNER,PERIOD,CUSTOMER,PRODUCT")) {
            JsonNode rows = ask(client, "spend", month.partner(), of + by).get("items");
            assertThat(sum(rows, it -> true, it -> it.get("spend")))
                    .as("spend of %s by %s", month, by)
                    .isEqualByComparingTo(amount(month.bill().get("total")));
            assertThat(sum(rows, it -> true, it -> it.get("incentive")))
                    .as("incentive of %s by %s", month, by)
                    .isEqualByComparingTo(incentive);
            assertThat(sum(rows, it -> true, it -> it.get("openSpend"))).isEqualByComparingTo("0");
        }
    }

    private static void assertCarryOver(LedgerClient client, Month month) {
        JsonNode out = ask(client, "carry-over", month.partner(), "&from=" + month.period() + "&to=" + month.period());
        assertThat(sums(out.get("cells"), it -> text(it, "cause") + " " + text(it, "to")))
                .as("carried out of %s", month)
                .isEqualTo(
                        negated(sums(rows(month, "CARRIED_OUT"), it -> text(it, "cause") + " " + text(it, "period"))));
        JsonNode all = ask(client, "carry-over", month.partner(), "");
        assertThat(sum(all.get("carriedIn"), it -> text(it, "period").equals(month.period()), it -> it.get("amount")))
                .as("carried into %s", month)
                .isEqualByComparingTo(sum(rows(month, "CARRIED_IN"), it -> true, it -> it.get("amount")));
        assertThat(sum(all.get("carriedOut"), it -> text(it, "period").equals(month.period()), it -> it.get("amount")))
                .isEqualByComparingTo(sum(rows(month, "CARRIED_OUT"), it -> true, it -> it.get("amount"))
                        .negate());
    }

    private static void assertExclusions(LedgerClient client, Month month) {
        JsonNode answer =
                ask(client, "exclusions", month.partner(), "&from=" + month.period() + "&to=" + month.period());
        Map<String, BigDecimal> expected = new TreeMap<>();
        for (String code : List.of("EXCLUDED", "NO_INCENTIVE", "CLAWED_BACK_REFUNDS")) {
            expected.putAll(negated(
                    sums(rows(month, code), it -> code + " " + it.path("reason").asString(""))));
        }
        Function<JsonNode, String> key = it -> text(it, "account") + " " + text(it, "reason");
        assertThat(sums(answer.get("items"), key)).as("excluded in %s", month).isEqualTo(expected);
        assertThat(sums(answer.get("totals"), key)).isEqualTo(expected);
    }

    /** No scenario has subsidies that are taken back: what it has are refunds. */
    private static void assertTakenBack(LedgerClient client, Month month) {
        String of = "&limit=1000&from=" + month.period() + "&to=" + month.period();
        JsonNode answer = ask(client, "clawbacks", month.partner(), of);
        Function<JsonNode, String> key = it -> text(it, "lineId") + " " + text(it, "baseLineId");
        assertThat(sums(answer.get("items"), key))
                .as("taken back by %s", month)
                .isEqualTo(sums(month.statement().get("clawbacks"), key));
        assertThat(answer.get("items").valueStream().map(it -> text(it, "cause")))
                .allMatch(cause -> cause.startsWith("REFUND_"));
        assertThat(sum(answer.get("totals"), it -> true, it -> it.get("amount")))
                .isEqualByComparingTo(sum(rows(month, "CLAWBACK"), it -> true, it -> it.get("amount")));
    }

    private static void assertFacts(LedgerClient client, Month month) {
        for (int row = 0; row < month.rows().size(); row++) {
            JsonNode shown = month.rows().get(row);
            JsonNode answer =
                    ask(client, "facts", month.partner(), "&limit=1000&period=" + month.period() + "&row=" + row);
            assertThat(text(answer, "amount")).isEqualTo(text(shown, "amount"));
            if (shown.hasNonNull("lines")) {
                assertThat(answer.get("items"))
                        .as("facts of %s", shown)
                        .hasSize(shown.get("lines").asInt());
                assertThat(sum(answer.get("items"), it -> true, it -> it.get("contribution"))
                                .abs())
                        .as("facts of %s", shown)
                        .isEqualByComparingTo(amount(shown.get("amount")).abs());
            }
        }
    }

    private static void assertFrozen(LedgerClient client, String partner, List<Month> months) {
        BigDecimal frozen = months.stream()
                .map(it -> amount(it.statement().get("frozen"))
                        .subtract(amount(it.statement().get("released"))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        JsonNode rows = ask(client, "frozen", partner, "").get("items");
        assertThat(sum(rows, it -> true, it -> it.get("amount")))
                .as("frozen of " + partner)
                .isEqualByComparingTo(frozen);
        JsonNode lines = ask(client, "frozen/lines", partner, "&limit=1000").get("items");
        assertThat(sum(lines, it -> true, it -> it.get("amount")))
                .as("frozen lines of " + partner)
                .isEqualByComparingTo(
                        sum(rows, it -> !text(it, "reason").equals("OVERDUE_BILL"), it -> it.get("amount")));
    }

    private static void assertLiabilities(LedgerClient client, String partner) {
        JsonNode balances = client.get("/api/v1/partners/" + LedgerClient.segment(partner) + "/journal/trial-balance")
                .body()
                .get("accounts");
        Map<String, BigDecimal> expected = new TreeMap<>();
        List<String> owed = List.of("BALANCE", "FROZEN", "PAYABLE", "CONFIRMED", "ISSUING", "SETTLEMENT");
        balances.forEach(it -> {
            if (owed.contains(text(it, "account")) && amount(it.get("balance")).signum() != 0) {
                expected.put(
                        text(it, "account"), amount(it.get("balance")).negate().stripTrailingZeros());
            }
        });
        JsonNode answer = ask(client, "liabilities", partner, "&limit=1000");
        assertThat(sums(answer.get("items"), it -> text(it, "account")))
                .as("owed to " + partner)
                .isEqualTo(expected);
        assertThat(sums(answer.get("totals"), it -> text(it, "account"))).isEqualTo(expected);
    }

    private static List<JsonNode> rows(Month month, String code) {
        return month.rows()
                .valueStream()
                .filter(row -> text(row, "code").equals(code))
                .toList();
    }

    private static Map<String, BigDecimal> sums(Iterable<JsonNode> rows, Function<JsonNode, String> key) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        rows.forEach(row -> sums.merge(key.apply(row), amount(row.get("amount")), BigDecimal::add));
        sums.values().removeIf(it -> it.signum() == 0);
        sums.replaceAll((_, it) -> it.stripTrailingZeros());
        return sums;
    }

    private static Map<String, BigDecimal> negated(Map<String, BigDecimal> sums) {
        sums.replaceAll((_, it) -> it.negate());
        return sums;
    }

    private static BigDecimal sum(
            Iterable<JsonNode> rows, Function<JsonNode, Boolean> chosen, Function<JsonNode, JsonNode> amount) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : rows) {
            if (chosen.apply(row)) {
                sum = sum.add(amount(amount.apply(row)));
            }
        }
        return sum;
    }

    private static BigDecimal amount(JsonNode text) {
        return new BigDecimal(text.asString());
    }

    private static String text(JsonNode row, String member) {
        return row.get(member).asString();
    }
}
