package org.partnerledger.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The questions that finance asks, as pages, against what the API answers. */
class QuestionPagesTest {

    @RegisterExtension
    static final Demo DEMO = new Demo();

    /** The pages, and the members of an answer's items that stand there as amounts. */
    private static final Map<String, List<String>> QUESTIONS = Map.of(
            "spend?by=PARTNER&by=PERIOD", List.of("spend", "openSpend", "incentive"),
            "exclusions", List.of("amount"),
            "frozen", List.of("amount"),
            "frozen/lines", List.of("amount"),
            "liabilities", List.of("amount"),
            "clawbacks", List.of("amount"),
            "rule-changes", List.of());

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void everyQuestionIsAnsweredAsTheApiAnswersIt(String language) {
        try (Reader reader = new Reader(DEMO.url(), language)) {
            reader.signIn("finance");
            reader.open("/finance");
            reader.picture("finance-questions");
            QUESTIONS.forEach((path, amounts) -> {
                reader.open("/finance/" + path);
                JsonNode answer = DEMO.get("/api/v1/finance/" + path);
                assertThat(answer.path("items")).as(path).isNotEmpty();
                var expected = new ArrayList<String>();
                answer.path("items")
                        .forEach(it -> amounts.forEach(amount -> {
                            expected.add(it.path(amount).asString());
                        }));
                if (!amounts.isEmpty()) {
                    assertThat(reader.find("main table >> nth=-1 >> .amount").allTextContents())
                            .as(path)
                            .isEqualTo(expected);
                }
                var sums = new ArrayList<String>();
                answer.path("totals").forEach(it -> sums.add(it.path("amount").asString()));
                assertThat(reader.find("#sums .amount").allTextContents())
                        .as("sums of " + path)
                        .isEqualTo(sums);
                reader.picture("finance-question-" + path.replaceAll("[^a-z].*", ""));
            });
            reader.open("/finance/deductions");
            JsonNode totals = DEMO.get("/api/v1/finance/deductions").path("totals");
            totals.forEach(it -> assertThat(reader.text("#sums"))
                    .contains(
                            it.path("subsidy").asString(), it.path("deduction").asString()));
            reader.picture("finance-question-deductions");
            reader.resize(360);
            QUESTIONS.keySet().forEach(path -> reader.open("/finance/" + path));
        }
    }

    @Test
    void aQuestionIsNarrowedAndSaysWhatItLacks() {
        try (Reader reader = new Reader(DEMO.url(), "zh-CN")) {
            reader.signIn("auditor");
            reader.open("/finance/spend");
            reader.page().uncheck("#by-PERIOD");
            reader.page().check("#by-CUSTOMER");
            reader.click("#ask");
            assertThat(reader.text(".fault")).contains("不符合要求", "12 months");
            reader.page().fill("#from", DEMO.closed());
            reader.page().fill("#to", DEMO.closed());
            reader.page().fill("#partnerId", "p-haiyun");
            reader.click("#ask");
            JsonNode answer = DEMO.get("/api/v1/finance/spend?by=PARTNER,CUSTOMER&partnerId=p-haiyun&from="
                    + DEMO.closed() + "&to=" + DEMO.closed());
            assertThat(reader.find("main table tbody tr").count())
                    .isEqualTo(answer.path("items").size());
            assertThat(reader.text("main table"))
                    .contains(
                            answer.at("/items/0/customerId").asString(),
                            answer.at("/items/0/spend").asString());
            reader.examine("spend by customer");
            reader.open("/finance/exclusions?partnerId=nobody");
            assertThat(reader.text(".empty")).contains("请选择其他月份");
        }
    }

    @Test
    void allFactsBehindANumberAreReachedFromItsStatement() {
        try (Reader reader = new Reader(DEMO.url(), "en")) {
            reader.signIn("finance");
            reader.open("/partners/p-haiyun/statements/" + DEMO.closed());
            reader.click("#row-1 a");
            reader.click("#behind-1 .note a");
            JsonNode facts = DEMO.get("/api/v1/finance/facts?partnerId=p-haiyun&row=1&period=" + DEMO.closed());
            assertThat(reader.text("#number")).isEqualTo(facts.path("amount").asString());
            assertThat(reader.text("main table"))
                    .contains(facts.at("/items/0/fact/eventId").asString());
            reader.examine("the facts behind a number");
            reader.picture("finance-facts");
            reader.open("/finance/facts");
        }
    }
}
