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

/** {@code restore FILE}: puts a backup into a folder that has no database yet. */
@Command(
        name = "restore",
        description = "Puts a backup back into LEDGER_HOME (./data), which must have no database yet.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A file that 'ledger backup' wrote.")
    private Path file = Path.of("ledger-backup.zip");

    @Override
    public Integer call() throws IOException {
        int files = ColdBackup.restore(file.toAbsolutePath(), Home.path());
        Home.out(spec).println(files + " files of " + file + " are in " + Home.path() + ".");
        return 0;
    }
}
