package org.partnerledger.api.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.scenario.Scenario;
import org.partnerledger.api.scenario.ScenarioPlayer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code scenarios FILE…}: plays scenarios against a running ledger and says which of them it fulfils. */
@Command(
        name = "scenarios",
        description = {
            "Plays scenarios against a running ledger in the simulation profile. Every scenario empties it first.",
            "Ends with 'N passed, M failed', and with 1 when one failed."
        },
        mixinStandardHelpOptions = true)
final class ScenariosCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable LedgerCommand ledgerCommand;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenario files, or folders of them.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--except",
            split = ",",
            paramLabel = "NAME",
            description = "Scenarios that are left out, by the beginning of their file's name: --except 02,06.")
    private List<String> except = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        List<Path> chosen = chosen();
        int failed = 0;
        try (var ledger = requireNonNull(ledgerCommand).client()) {
            var player = new ScenarioPlayer(ledger);
            for (Path file : chosen) {
                failed += play(player, file, out) ? 0 : 1;
            }
        }
        out.println((chosen.size() - failed) + " passed, " + failed + " failed");
        out.flush();
        return failed == 0 ? 0 : LedgerCommand.REFUSED;
    }

    private static boolean play(ScenarioPlayer player, Path file, PrintWriter out) throws IOException {
        Scenario scenario = Scenario.read(file);
        List<String> failures = player.play(scenario);
        out.println((failures.isEmpty() ? "ok      " : "FAILED  ") + scenario.name() + ": " + scenario.title());
        failures.forEach(line -> out.println("        " + line));
        out.flush();
        return failures.isEmpty();
    }

    private List<Path> chosen() throws IOException {
        var chosen = new ArrayList<Path>();
        for (Path path : files) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.list(path)) {
                    inside.filter(file -> file.toString().endsWith(".json"))
                            .sorted()
                            .forEach(chosen::add);
                }
            } else if (Files.isReadable(path)) {
                chosen.add(path);
            } else {
                throw new IOException("There is no file " + path + " that can be read.");
            }
        }
        chosen.removeIf(file ->
                except.stream().anyMatch(name -> file.getFileName().toString().startsWith(name)));
        return chosen;
    }
}
