package org.partnerledger.api.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.scenario.FocusProof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code focus FILE}: proves that the bills are what a FOCUS file adds up to. */
@Command(
        name = "focus",
        description = {
            "Imports a FOCUS file into a running ledger in the simulation profile, which it empties first, "
                    + "closes its months"
                    + " and compares every customer's month with the file added up by itself.",
            "Ends with 'N passed, M failed', and with 1 when a figure differs."
        },
        mixinStandardHelpOptions = true)
final class FocusCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable LedgerCommand ledgerCommand;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A FOCUS 1.0–1.2 Cost and Usage CSV file.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        Path path = requireNonNull(file);
        if (!Files.isReadable(path)) {
            throw new IOException("There is no file " + path + " that can be read.");
        }
        try (var ledger = requireNonNull(ledgerCommand).client()) {
            var proof = new FocusProof(ledger);
            proof.prove(path);
            proof.seen().stream().filter(line -> !line.contains(" of ")).forEach(out::println);
            proof.differences().forEach(line -> out.println("DIFFERS " + line));
            out.println(proof.seen().size() + " passed, " + proof.differences().size() + " failed");
            out.flush();
            return proof.differences().isEmpty() ? 0 : LedgerCommand.REFUSED;
        }
    }
}
