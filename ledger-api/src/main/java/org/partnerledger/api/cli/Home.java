package org.partnerledger.api.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where the embedded database lives, for commands that need no running ledger. */
final class Home {

    private Home() {}

    /** {@code LEDGER_HOME}, by default {@code ./data}. */
    static Path path() {
        return Path.of(Objects.requireNonNullElse(System.getenv("LEDGER_HOME"), "data"))
                .toAbsolutePath()
                .normalize();
    }

    static PrintWriter out(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
