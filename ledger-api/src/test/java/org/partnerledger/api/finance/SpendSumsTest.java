package org.partnerledger.api.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.Lines;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.comparison.Comparisons;
import org.partnerledger.api.comparison.SpendTold;
import org.partnerledger.api.recalculation.Corrections;
import org.partnerledger.projections.finance.SpendViews.By;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Sums of published months are kept, and are at any time what the lines and their shares add up to. */
class SpendSumsTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private static final String PARTS = """
            select partner_id, bill as period, customer_id, service_type, coalesce(product_id, '') as product_id,
                   amount, 0::bigint as share
            from line where bill is not null and partner_id is not null
             union all
            select s.partner_id, s.period, l.customer_id, l.service_type, coalesce(l.product_id, ''), 0, u.share
            from line_share s, unnest(line_nos, shares) u (line_no, share) join line l using (line_no)""";

    private static final String PUBLISHED = """
            select partner_id, month as period from partner_period, generate_series(first_covered, period) month
            where state = 'CLOSED' order by 1, 2""";

    @Test
    void areThoseOfTheLinesWheneverTheyAreAskedFor() {
        try (Story story = Story.at(LEDGER, "2026-03-02T09:00:00+08:00")) {
            var told = new SpendTold(story.enrolled("p-1").enrolled("p-2"))
                    .customer("c-1", "p-1")
                    .customer("c-2", "p-1")
                    .customer("c-3", "p-2");
            told.draft("BASE", 1, "2026-01", "0.05").published("BASE", 1);
            told.line("a", "c-1", "ecs", "2026-03-10", "\"cash\": \"100.00\"")
                    .line("b", "c-2", "obs", "2026-03-11", "\"cash\": \"50.00\"")
                    .line("c", "c-3", "ecs", "2026-03-12", "\"cash\": \"70.00\", \"coupon\": \"30.00\"")
                    .line("nobody's", "c-4", "ecs", "2026-03-12", "\"cash\": \"9.00\"");
            story.told(
                    "spend.recorded",
                    Lines.line("late", "{\"tradedAt\": \"2026-04-02T10:00:00+08:00\"}"),
                    Lines.line("cents", "{\"paid\": {\"cash\": \"0.333333\"}}"));
            assertEqualLines(story, "nothing is published");
            assertThat(keptMonths()).isEmpty();

            story.clock("2026-04-02T12:00:00+08:00").closed("2026-03");
            assertEqualLines(story, "March is published");
            assertThat(keptMonths()).hasSize(2).isEqualTo(published());

            told.customer("c-4", "p-2")
                    .refund("refund", "a", "2026-04-12", "-30.00")
                    .line("d", "c-1", "obs", "2026-04-13", "\"cash\": \"10.00\"");
            assertEqualLines(story, "March is kept, April is open");
            story.clock("2026-05-03T12:00:00+08:00").closed("2026-04");
            assertEqualLines(story, "April is published");
            told.line("e", "c-1", "ecs", "2026-06-13", "\"cash\": \"20.00\"");
            story.clock("2026-07-03T12:00:00+08:00").closed("2026-06");
            assertEqualLines(story, "May was closed with June");
            Map<String, String> kept = rows();
            assertThat(keptMonths()).isEqualTo(published()).hasSizeGreaterThan(4);

            assertThat(story.rebuilt()).isSameAs(story);
            assertThat(keptMonths()).isEmpty();
            assertEqualLines(story, "everything was built again");
            assertThat(rows()).isEqualTo(kept);
        }
    }

    /** The lines of a closed month, and what they earned, stay; what is learned later stands on an open one. */
    @Test
    void stayThoseOfTheLinesWhateverComesAfterAClose() {
        try (Story story = Story.at(LEDGER, "2026-03-10T09:00:00+08:00")) {
            var told = new SpendTold(story.enrolled("p-1").enrolled("p-2"))
                    .customer("c-1", "p-1")
                    .customer("c-2", "p-1");
            told.draft("BASE", 1, "2026-01", "0.05").published("BASE", 1);
            told.line("a", "c-1", "ecs", "2026-03-02", "\"cash\": \"100.00\"")
                    .line("b", "c-1", "ecs", "2026-03-03", "\"cash\": \"200.00\"")
                    .line("moved", "c-2", "obs", "2026-03-09", "\"cash\": \"50.00\"")
                    .line("owed", "c-1", "obs", "2026-03-04", "\"credit\": \"40.00\"");
            String ofMarch = story.lastFactId();
            story.told("spend.recorded", Lines.line("late", "{\"tradedAt\": \"2026-04-02T10:00:00+08:00\"}"));
            story.clock("2026-04-05T09:00:00+08:00").closed("2026-03");
            assertEqualLines(story, "March is published");
            Map<String, String> kept = rows();
            assertThat(kept).isNotEmpty();

            afterTheClose(story, told, ofMarch).forEach((what, happens) -> {
                happens.run();
                assertEqualLines(story, what);
                assertThat(rows()).as(what).containsAllEntriesOf(kept);
            });

            Map<String, String> all = rows();
            assertThat(all).hasSizeGreaterThan(kept.size());
            assertThat(story.rebuilt()).isSameAs(story);
            assertEqualLines(story, "everything was built again");
            assertThat(rows()).isEqualTo(all);
        }
    }

    /** @param ofMarch a fact of the closed month */
    private static Map<String, Runnable> afterTheClose(Story story, SpendTold told, String ofMarch) {
        Map<String, Runnable> later = new LinkedHashMap<>();
        later.put("another rate is corrected", () -> {
            SpendTold _ = told.draft("BASE", 2, "2026-03", "0.08");
            corrected(story, """
                        {"reason": "r", "periods": ["2026-03"], "plans": [{"planId": "BASE", "version": 2}]}""");
        });
        later.put("a certificate ended earlier", () -> {
            story.told("partner.certification", """
                    {"partnerId": "p-1", "validFrom": "2025-01-01", "validTo": "2026-03-02"}""");
            corrected(story, "{\"reason\": \"r\", \"periods\": [\"2026-03\"], \"knownFacts\": true}");
        });
        later.put(
                "a customer was somebody else's",
                () -> story.told("customer.unlinked", """
                        {"customerId": "c-2", "to": "2026-03-05"}""").told("customer.linked", """
                        {"customerId": "c-2", "partnerId": "p-2", "association": "RESALE", "from": "2026-03-05"}"""));
        later.put("a refund", () -> told.refund("refund", "b", "2026-04-04", "-200.00"));
        later.put(
                "lines are decided again",
                () -> assertThat(story.put("/api/v1/rules/parameters", "{\"cutoffHours\": 72}")
                                .isGood())
                        .isTrue());
        later.put("a line of April is taken back", () -> {
            told.line("wrong", "c-1", "ecs", "2026-04-04", "\"cash\": \"9.00\"");
            story.told("fact.withdrawn", withdrawal(story.lastFactId()));
        });
        later.put(
                "a line of March cannot be",
                () -> assertThat(story.fact("fact.withdrawn", withdrawal(ofMarch)))
                        .isEqualTo("OUT_OF_ORDER"));
        later.put("what was owed is paid", () -> story.told("spend.paid", """
                        {"tradeId": "t-owed", "paidAt": "2026-04-05T10:00:00+08:00", "amount": "40.00"}"""));
        later.put(
                "April releases it",
                () -> assertThat(story.clock("2026-05-05T09:00:00+08:00")
                                .closed("2026-04")
                                .get("/api/v1/partners/p-1/statements/2026-04")
                                .get("released")
                                .asString())
                        .isNotEqualTo("0.00"));
        return later;
    }

    private static void corrected(Story story, String request) {
        String _ = new Corrections(LEDGER, new Comparisons(LEDGER, story)).corrected(request);
    }

    private static String withdrawal(String fact) {
        return """
                {"source": "feed/story", "id": "%s", "reason": "wrong"}""".formatted(fact);
    }

    /** @param when for the message of a failure */
    private static void assertEqualLines(Story story, String when) {
        for (Set<By> by : List.of(
                EnumSet.of(By.PARTNER, By.PERIOD),
                EnumSet.of(By.CUSTOMER),
                EnumSet.of(By.PRODUCT),
                EnumSet.of(By.CUSTOMER, By.PRODUCT),
                EnumSet.of(By.PARTNER, By.PRODUCT),
                EnumSet.of(By.PERIOD, By.CUSTOMER),
                EnumSet.of(By.PARTNER, By.PERIOD, By.PRODUCT),
                EnumSet.allOf(By.class))) {
            String query = "/api/v1/finance/spend?from=2026-01&to=2026-06&by="
                    + by.stream().map(By::name).collect(Collectors.joining(","));
            Map<String, List<BigDecimal>> expected = expected(by);
            for (String limit : List.of("&limit=1000", "&limit=1")) {
                assertThat(answered(story, query + limit))
                        .as("%s, by %s%s", when, by, limit)
                        .isEqualTo(expected);
            }
        }
    }

    /** Spend, spend that is not published, and incentive by what they are split by, page after page. */
    private static Map<String, List<BigDecimal>> answered(Story story, String query) {
        Map<String, List<BigDecimal>> answered = new TreeMap<>();
        String cursor = "";
        do {
            JsonNode page = story.get(query + cursor);
            for (JsonNode row : page.get("items")) {
                var key = new ArrayList<String>();
                List.of("partnerId", "period", "customerId", "serviceType", "productId")
                        .forEach(it -> key.add(row.path(it).asString("")));
                assertThat(answered).doesNotContainKey(key.toString());
                answered.put(
                        key.toString(), List.of(plain(row, "spend"), plain(row, "openSpend"), plain(row, "incentive")));
            }
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").asString();
        } while (!cursor.isEmpty());
        return answered;
    }

    private static BigDecimal plain(JsonNode row, String member) {
        return new BigDecimal(row.get(member).asString()).stripTrailingZeros();
    }

    private static Map<String, List<BigDecimal>> expected(Set<By> by) {
        Set<String> published = Set.copyOf(published());
        Map<String, List<BigDecimal>> expected = new TreeMap<>();
        var _ = LEDGER.bean(JdbcClient.class)
                .sql(PARTS)
                .query((row, _) -> {
                    int period = row.getInt("period");
                    BigDecimal spend = row.getBigDecimal("amount");
                    boolean open = !published.contains(row.getString("partner_id") + " " + period);
                    List<String> key = List.of(
                            by.contains(By.PARTNER) ? row.getString("partner_id") : "",
                            by.contains(By.PERIOD) ? "%d-%02d".formatted(period / 12, period % 12 + 1) : "",
                            by.contains(By.CUSTOMER) ? row.getString("customer_id") : "",
                            by.contains(By.PRODUCT) ? row.getString("service_type") : "",
                            by.contains(By.PRODUCT) ? row.getString("product_id") : "");
                    List<BigDecimal> sums =
                            List.of(spend, open ? spend : BigDecimal.ZERO, BigDecimal.valueOf(row.getLong("share"), 2));
                    return expected.merge(key.toString(), sums, SpendSumsTest::sum);
                })
                .list();
        expected.replaceAll(
                (_, it) -> it.stream().map(BigDecimal::stripTrailingZeros).toList());
        return expected;
    }

    private static List<BigDecimal> sum(List<BigDecimal> one, List<BigDecimal> other) {
        var sum = new ArrayList<BigDecimal>();
        for (int i = 0; i < one.size(); i++) {
            sum.add(one.get(i).add(other.get(i)));
        }
        return sum;
    }

    private static List<String> published() {
        return months(PUBLISHED);
    }

    private static List<String> keptMonths() {
        return months("select partner_id, period from spend_month order by 1, 2");
    }

    private static List<String> months(String sql) {
        return LEDGER.bean(JdbcClient.class)
                .sql(sql)
                .query((row, _) -> row.getString("partner_id") + " " + row.getInt("period"))
                .list();
    }

    /** Everything that is kept, but for the order in which products of a customer are. */
    private static Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        LEDGER.bean(JdbcClient.class)
                .sql("select partner_id, period, customer_id as about, '' as product, spend, incentive"
                        + " from spend_by_customer union all"
                        + " select partner_id, period, service_type, product_id, spend, incentive"
                        + " from spend_by_product")
                .query()
                .listOfRows()
                .forEach(row -> rows.put(
                        row.get("partner_id") + " " + row.get("period") + " " + row.get("about") + " "
                                + row.get("product"),
                        row.get("spend") + " " + row.get("incentive")));
        return rows;
    }
}
