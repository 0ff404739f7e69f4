package org.partnerledger.api.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What finance is answered, held against bills, statements, explanations and the trial balance of closed months. */
final class Answers {

    private final RunningLedger ledger;
    private final LedgerClient client;

    Answers(RunningLedger ledger, LedgerClient client) {
        this.ledger = ledger;
        this.client = client;
    }

    /** A closed month with its documents. */
    private record Month(String partner, String period, JsonNode bill, JsonNode statement, JsonNode rows) {}

    /** @return how many closed months were compared */
    int equalTheDocuments() {
        List<Month> months = months();
        for (Month month : months) {
            assertSpend(month);
            assertCarryOver(month);
            assertExclusions(month);
            assertTakenBack(month);
            assertDeductions(month);
            assertFacts(month);
        }
        months.stream().map(Month::partner).distinct().forEach(partner -> {
            List<Month> own =
                    months.stream().filter(it -> it.partner().equals(partner)).toList();
            assertFrozen(partner, own);
            assertLiabilities(partner);
        });
        return months.size();
    }

    private List<Month> months() {
        return ledger
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

    private JsonNode ask(String question, String partner, String more) {
        var answer = client.get("/api/v1/finance/" + question + "?partnerId=" + LedgerClient.segment(partner) + more);
        assertThat(answer.isGood()).as(answer.explain()).isTrue();
        return answer.body();
    }

    private void assertSpend(Month month) {
        BigDecimal incentive = sum(month.statement().get("plans"), it -> true, it -> it.get("incentive"));
        String of = "&limit=1000&from=" + month.period() + "&to=" + month.period() + "&by=";
        for (String by : List.of("PARTNER", "PERIOD", "CUSTOMER", "PRODUCT", "PARTNER,PERIOD,CUSTOMER,PRODUCT")) {
            JsonNode rows = ask("spend", month.partner(), of + by).get("items");
            assertThat(sum(rows, it -> true, it -> it.get("spend")))
                    .as("spend of %s by %s", month, by)
                    .isEqualByComparingTo(amount(month.bill().get("total")));
            assertThat(sum(rows, it -> true, it -> it.get("incentive")))
                    .as("incentive of %s by %s", month, by)
                    .isEqualByComparingTo(incentive);
            assertThat(sum(rows, it -> true, it -> it.get("openSpend"))).isEqualByComparingTo("0");
        }
    }

    private void assertCarryOver(Month month) {
        JsonNode out = ask("carry-over", month.partner(), "&from=" + month.period() + "&to=" + month.period());
        assertThat(sums(out.get("cells"), it -> text(it, "cause") + " " + text(it, "to")))
                .as("carried out of %s", month)
                .isEqualTo(
                        negated(sums(rows(month, "CARRIED_OUT"), it -> text(it, "cause") + " " + text(it, "period"))));
        JsonNode all = ask("carry-over", month.partner(), "");
        assertThat(sum(all.get("carriedIn"), it -> text(it, "period").equals(month.period()), it -> it.get("amount")))
                .as("carried into %s", month)
                .isEqualByComparingTo(sum(rows(month, "CARRIED_IN"), it -> true, it -> it.get("amount")));
        assertThat(sum(all.get("carriedOut"), it -> text(it, "period").equals(month.period()), it -> it.get("amount")))
                .isEqualByComparingTo(sum(rows(month, "CARRIED_OUT"), it -> true, it -> it.get("amount"))
                        .negate());
    }

    private void assertExclusions(Month month) {
        JsonNode answer = ask("exclusions", month.partner(), "&from=" + month.period() + "&to=" + month.period());
        Map<String, BigDecimal> expected = new TreeMap<>();
        for (String code : List.of("EXCLUDED", "NO_INCENTIVE", "CLAWED_BACK_REFUNDS")) {
            expected.putAll(negated(
                    sums(rows(month, code), it -> code + " " + it.path("reason").asString(""))));
        }
        Function<JsonNode, String> key = it -> text(it, "account") + " " + text(it, "reason");
        assertThat(sums(answer.get("items"), key)).as("excluded in %s", month).isEqualTo(expected);
        assertThat(sums(answer.get("totals"), key)).isEqualTo(expected);
    }

    /** Of subsidies the adjustments are, too. */
    private void assertTakenBack(Month month) {
        String of = "&limit=1000&from=" + month.period() + "&to=" + month.period();
        JsonNode answer = ask("clawbacks", month.partner(), of);
        Function<JsonNode, String> key = it -> text(it, "lineId") + " " + text(it, "baseLineId");
        List<JsonNode> refunds = answer.get("items")
                .valueStream()
                .filter(it -> !it.get("lineId").isNull())
                .toList();
        assertThat(sums(refunds, key))
                .as("taken back by %s", month)
                .isEqualTo(sums(month.statement().get("clawbacks"), key));
        assertThat(refunds).extracting(it -> text(it, "cause")).allMatch(cause -> cause.startsWith("REFUND_"));
        List<JsonNode> subsidies = rows(month, "ADJUSTMENT").stream()
                .filter(it -> text(it, "reason").startsWith("SUBSIDY_"))
                .toList();
        assertThat(sum(answer.get("totals"), it -> true, it -> it.get("amount")))
                .isEqualByComparingTo(sum(rows(month, "CLAWBACK"), it -> true, it -> it.get("amount"))
                        .add(sum(subsidies, it -> true, it -> it.get("amount"))));
    }

    private void assertDeductions(Month month) {
        JsonNode answer =
                ask("deductions", month.partner(), "&limit=1000&from=" + month.period() + "&to=" + month.period());
        BigDecimal deducted = sum(rows(month, "DEDUCTION"), it -> true, it -> it.get("amount"))
                .negate();
        assertThat(sum(answer.get("totals"), it -> true, it -> it.get("deduction")))
                .as("deducted by %s", month)
                .isEqualByComparingTo(deducted);
        assertThat(sum(answer.get("items"), it -> true, it -> it.at("/subsidy/deduction")))
                .isEqualByComparingTo(deducted);
    }

    private void assertFacts(Month month) {
        for (int row = 0; row < month.rows().size(); row++) {
            JsonNode shown = month.rows().get(row);
            JsonNode answer = ask("facts", month.partner(), "&limit=1000&period=" + month.period() + "&row=" + row);
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

    private void assertFrozen(String partner, List<Month> months) {
        BigDecimal frozen = months.stream()
                .map(it -> amount(it.statement().get("frozen"))
                        .subtract(amount(it.statement().get("released"))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        JsonNode rows = ask("frozen", partner, "").get("items");
        assertThat(sum(rows, it -> true, it -> it.get("amount")))
                .as("frozen of " + partner)
                .isEqualByComparingTo(frozen);
        JsonNode lines = ask("frozen/lines", partner, "&limit=1000").get("items");
        assertThat(sum(lines, it -> true, it -> it.get("amount")))
                .as("frozen lines of " + partner)
                .isEqualByComparingTo(
                        sum(rows, it -> !text(it, "reason").equals("OVERDUE_BILL"), it -> it.get("amount")));
    }

    private void assertLiabilities(String partner) {
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
        JsonNode answer = ask("liabilities", partner, "&limit=1000");
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
