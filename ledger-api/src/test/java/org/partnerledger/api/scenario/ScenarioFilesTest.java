package org.partnerledger.api.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The figures in the scenarios are worked out by hand: here each file is added up before a ledger is judged by it. */
class ScenarioFilesTest {

    @Test
    void thereAreSome() throws IOException {
        assertThat(OwnScenarios.files()).hasSizeGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.partnerledger.api.scenario.OwnScenarios#files")
    void isNamedLikeItsFile(Path file) throws IOException {
        assertThat(Scenario.read(file).name() + ".json")
                .isEqualTo(file.getFileName().toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.partnerledger.api.scenario.OwnScenarios#files")
    void explainsTheArithmeticOfWhatItExpects(Path file) throws IOException {
        assertThat(Scenario.read(file).steps())
                .filteredOn(step -> step.has("expect"))
                .isNotEmpty()
                .allMatch(step -> step.path("why").isString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.partnerledger.api.scenario.OwnScenarios#files")
    void hasExplanationsThatAddUp(Path file) throws IOException {
        for (JsonNode step : Scenario.read(file).steps()) {
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode row : step.at("/expect/explanation/rows")) {
                BigDecimal amount = amount(row, "amount");
                if (row.has("subtotal")) {
                    assertThat(amount).as("%s", row).isEqualByComparingTo(sum);
                } else {
                    sum = sum.add(amount);
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.partnerledger.api.scenario.OwnScenarios#files")
    void hasStatementsThatAddUp(Path file) throws IOException {
        for (JsonNode step : Scenario.read(file).steps()) {
            JsonNode statement = step.at("/expect/statement");
            if (!statement.has("payable")) {
                continue; // Nothing, or a part that an explanation beside it adds up.
            }
            BigDecimal gross = sum(statement.path("plans"), "incentive");
            BigDecimal earned = gross.add(sum(statement.path("clawbacks"), "amount"));
            BigDecimal net = earned.subtract(amount(statement, "frozen"))
                    .add(amount(statement, "released"))
                    .add(amount(statement, "openingBalance"));
            var figures = Map.of(
                    "gross", gross,
                    "earned", earned,
                    "net", net,
                    "closingBalance", net.subtract(amount(statement, "payable")));
            figures.forEach((name, figure) -> assertThat(amount(statement, name))
                    .as("%s of %s", name, step.path("why"))
                    .isEqualByComparingTo(figure));
        }
    }

    private static BigDecimal sum(JsonNode list, String member) {
        return Stream.iterate(0, i -> i < list.size(), i -> i + 1)
                .map(i -> amount(list.path(i), member))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(JsonNode node, String member) {
        return new BigDecimal(node.path(member).asString());
    }
}
