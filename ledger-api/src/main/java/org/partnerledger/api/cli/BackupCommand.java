package org.partnerledger.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.store.embedded.ColdBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backup FILE}: the embedded database of a stopped ledger as one file. */
@Command(
        name = "backup",
        description = {
            "Writes the embedded database in LEDGER_HOME (./data) to one file. The ledger has to be stopped.",
            "A PostgreSQL of your own is backed up with PostgreSQL's tools."
        },
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The backup; is not overwritten.")
    private Path file = Path.of("ledger-backup.zip");

    @Override
    public Integer call() throws IOException {
        int files = ColdBackup.write(Home.path(), file.toAbsolutePath());
        Home.out(spec).println(files + " files of " + Home.path() + " are in " + file + ".");
        return 0;
    }
}
