package org.partnerledger.api.finance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The requests of docs/finance.md, with the answers that stand there. */
class FinancePageTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private static final Path PAGE = Path.of("../docs/finance.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("```http\nGET (\\S+)\n```\n```json\n(.*?)\n```\n", Pattern.DOTALL);

    @Test
    void isAnsweredAsThePageSays() throws IOException {
        try (var quarter = new Quarter(LEDGER)) {
            quarter.tell();
            String page = Files.readString(PAGE, UTF_8);
            var written = new StringBuilder();
            var questions = new ArrayList<String>();
            Matcher example = EXAMPLE.matcher(page);
            while (example.find()) {
                questions.add(example.group(1));
                String answer = print(quarter.steady(quarter.story().get(example.group(1))), "");
                example.appendReplacement(
                        written,
                        Matcher.quoteReplacement(
                                "```http\nGET " + example.group(1) + "\n```\n```json\n" + answer + "\n```\n"));
            }
            example.appendTail(written);
            assertThat(questions).hasSizeGreaterThanOrEqualTo(10);
            if (!written.toString().equals(page)) {
                Files.writeString(PAGE, written, UTF_8);
            }
            assertThat(page)
                    .as("docs/finance.md has been written anew: look at it and commit it")
                    .isEqualTo(written.toString());
        }
    }

    @Test
    void takenBackAndDeductedIsWhatStatementsSay() {
        try (var quarter = new Quarter(LEDGER)) {
            quarter.tell();
            JsonNode april = quarter.story().get("/api/v1/partners/p-1/statements/2026-04");
            JsonNode may = quarter.story().get("/api/v1/partners/p-1/statements/2026-05");

            JsonNode deductions = quarter.story().get("/api/v1/finance/deductions");
            assertThat(deductions.at("/items/0/subsidy")).isEqualTo(april.at("/subsidies/0"));
            assertThat(deductions.at("/totals/0/deduction")).isEqualTo(april.at("/subsidies/0/deduction"));

            JsonNode takenBack = quarter.story()
                    .get("/api/v1/finance/clawbacks?from=2026-05&to=2026-05")
                    .get("items");
            assertThat(takenBack.get(0).get("amount")).isEqualTo(may.at("/clawbacks/0/amount"));
            assertThat(may.get("adjustments").valueStream())
                    .filteredOn(it -> it.get("reason").asString().equals("SUBSIDY_CLAWBACK"))
                    .extracting(it -> it.get("amount"))
                    .containsExactly(takenBack.get(1).get("amount"));
        }
    }

    @Test
    void isReadPageByPage() {
        try (var quarter = new Quarter(LEDGER)) {
            quarter.tell();
            for (String question : List.of(
                    "spend?by=CUSTOMER,PRODUCT,PERIOD&from=2026-03&to=2026-05&",
                    "exclusions?",
                    "frozen?",
                    "frozen/lines?",
                    "liabilities?",
                    "clawbacks?",
                    "deductions?",
                    "rule-changes?",
                    "facts?partnerId=p-1&period=2026-03&row=0&")) {
                String path = "/api/v1/finance/" + question;
                JsonNode whole = quarter.story().get(path).get("items");
                var items = new ArrayList<JsonNode>();
                JsonNode page = quarter.story().get(path + "limit=1");
                page.get("items").forEach(items::add);
                while (!page.get("next").isNull()) {
                    page = quarter.story()
                            .get(path + "limit=1&cursor=" + page.get("next").asString());
                    page.get("items").forEach(items::add);
                }
                assertThat(items)
                        .as(question)
                        .isNotEmpty()
                        .containsExactlyElementsOf(whole.valueStream().toList());
            }
        }
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        try (var quarter = new Quarter(LEDGER)) {
            quarter.tell();
            for (String question : List.of(
                    "spend?by=CUSTOMER",
                    "spend?by=CUSTOMER&from=2025-01&to=2026-01",
                    "spend?by=COLOUR",
                    "carry-over?from=2026-04&to=2026-03",
                    "exclusions?from=March",
                    "frozen?asOf=yesterday",
                    "liabilities?cursor=none",
                    "facts?partnerId=p-1&period=2026-03&row=first")) {
                Answer answer = quarter.story().ask("/api/v1/finance/" + question);
                assertThat(answer.status()).as(question).isEqualTo(400);
                assertThat(answer.body().get("code").asString()).isEqualTo("INVALID_PARAMETER");
            }
            assertThat(quarter.story()
                            .ask("/api/v1/finance/facts?partnerId=p-1&period=2026-03")
                            .status())
                    .isEqualTo(400);
            for (String question : List.of(
                    "facts?partnerId=p-1&period=2026-03&row=99",
                    "facts?partnerId=p-1&period=2026-03&row=-1",
                    "facts?partnerId=nobody&period=2026-03&row=0")) {
                assertThat(quarter.story().ask("/api/v1/finance/" + question).status())
                        .as(question)
                        .isEqualTo(404);
            }
        }
    }

    /** Short things on a line, the rest member by member. */
    private static String print(JsonNode node, String indent) {
        String line = compact(node);
        if (!node.isContainer() || node.isEmpty() || indent.length() + line.length() <= 128) {
            return line;
        }
        String deeper = indent + "  ";
        List<String> parts = node.isArray()
                ? node.valueStream().map(it -> print(it, deeper)).toList()
                : ((ObjectNode) node)
                        .properties().stream()
                                .map(it -> '"' + it.getKey() + "\": " + print(it.getValue(), deeper))
                                .toList();
        String between = ",\n" + deeper;
        return node.isArray()
                ? "[\n" + deeper + String.join(between, parts) + "\n" + indent + "]"
                : "{\n" + deeper + String.join(between, parts) + "\n" + indent + "}";
    }

    private static String compact(JsonNode node) {
        if (node.isArray()) {
            return "["
                    + String.join(
                            ", ",
                            node.valueStream().map(FinancePageTest::compact).toList()) + "]";
        }
        if (node.isObject()) {
            return "{"
                    + String.join(
                            ", ",
                            node.properties().stream()
                                    .map(it -> '"' + it.getKey() + "\": " + compact(it.getValue()))
                                    .toList())
                    + "}";
        }
        return node.toString();
    }
}
