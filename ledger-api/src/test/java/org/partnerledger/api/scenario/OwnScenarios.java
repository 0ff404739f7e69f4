package org.partnerledger.api.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The scenarios of the project, for tests that hold after each of them. */
public final class OwnScenarios {

    private static final Path FOLDER = Path.of("src", "test", "resources", "scenarios");

    private OwnScenarios() {}

    /** In the order of their names. */
    public static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    /** Every fact that one of them tells. */
    public static List<JsonNode> facts() throws IOException {
        List<JsonNode> facts = new ArrayList<>();
        for (Path file : files().toList()) {
            for (JsonNode step :
                    JsonMapper.shared().readTree(Files.readString(file)).path("steps")) {
                step.path("events").forEach(facts::add);
            }
        }
        return facts;
    }

    /** Plays one of them, which has to come out as it says. */
    public static void play(RunningLedger ledger, String name) throws IOException {
        try (LedgerClient client = ledger.client()) {
            assertThat(new ScenarioPlayer(client).play(Scenario.read(FOLDER.resolve(name + ".json"))))
                    .isEmpty();
        }
    }
}
