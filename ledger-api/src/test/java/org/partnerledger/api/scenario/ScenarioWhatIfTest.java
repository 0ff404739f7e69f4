package org.partnerledger.api.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.comparison.Comparisons;
import tools.jackson.databind.JsonNode;

/** The rules in force make nothing else of any month of any scenario than what was published or is estimated. */
class ScenarioWhatIfTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.partnerledger.api.scenario.OwnScenarios#files")
    void isZeroEverywhere(Path file) throws IOException {
        Scenario scenario = Scenario.read(file);
        try (LedgerClient client = LEDGER.client()) {
            assertThat(new ScenarioPlayer(client).play(scenario)).isEmpty();
            JsonNode run = Comparisons.ofRulesInForce(LEDGER, client, months(scenario));

            assertThat(run.get("months").asInt()).as("months looked at").isPositive();
            assertThat(run.get("totals")).isEmpty();
        }
    }

    /** Those that are closed or looked at, and the one after them. */
    private static SortedSet<String> months(Scenario scenario) {
        var months = new TreeSet<String>();
        for (JsonNode step : scenario.steps()) {
            Stream.of("/close", "/expect/statement/period", "/expect/bill/period")
                    .map(place -> step.at(place).asString(""))
                    .filter(month -> !month.isEmpty())
                    .forEach(months::add);
        }
        months.add(YearMonth.parse(months.last()).plusMonths(1).toString());
        return months;
    }
}
