package org.partnerledger.api.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

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
}
