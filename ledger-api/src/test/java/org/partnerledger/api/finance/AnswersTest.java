package org.partnerledger.api.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.scenario.Scenario;
import org.partnerledger.api.scenario.ScenarioPlayer;

/** What finance is answered after every scenario of the project. */
class AnswersTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.partnerledger.api.scenario.OwnScenarios#files")
    void equalTheDocuments(Path file) throws Exception {
        try (LedgerClient client = LEDGER.client()) {
            assertThat(new ScenarioPlayer(client).play(Scenario.read(file))).isEmpty();

            assertThat(new Answers(LEDGER, client).equalTheDocuments()).isPositive();
        }
    }
}
