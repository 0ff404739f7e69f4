package org.partnerledger.api.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;

/** Every scenario of the project, played over HTTP against the whole ledger. */
class ScenariosTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.partnerledger.api.scenario.OwnScenarios#files")
    void isFulfilled(Path file) throws IOException {
        try (LedgerClient client = LEDGER.client()) {
            assertThat(new ScenarioPlayer(client).play(Scenario.read(file))).isEmpty();
        }
    }
}
