package org.partnerledger.api.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.client.NoAnswer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The commands of {@code ledger-api.jar}.
 *
 * <p>They end with 0 when all went well, 1 when the ledger refused or found something wrong, 2 when the command line is
 * wrong, 3 when there is no ledger to ask.
 */
@Command(
        name = "ledger",
        description = {
            "The incentive and billing ledger. Without a command it serves on LEDGER_PORT (8080).",
            "The commands below are clients of a running ledger: LEDGER_URL names it (http://127.0.0.1:8080), "
                    + "LEDGER_API_KEY is sent to it as bearer token."
        },
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        subcommands = {
            ImportCommand.class,
            ExportCommand.class,
            ScenariosCommand.class,
            FocusCommand.class,
            BenchCommand.class,
            RebuildCommand.class,
            VerifyCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            CommandLine.HelpCommand.class
        })
public final class LedgerCommand {

    static final int REFUSED = 1;
    static final int WRONG_COMMAND_LINE = 2;
    static final int NO_LEDGER = 3;

    private final Map<String, String> environment;

    /** @param environment where LEDGER_URL and LEDGER_API_KEY are looked up */
    LedgerCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    LedgerClient client() {
        return LedgerClient.of(environment);
    }

    /** Whether these arguments ask for a command, or for help, rather than for serving with Spring's own options. */
    public static boolean isAskedFor(String[] args) {
        if (args.length == 0) {
            return false;
        }
        Set<String> commands = commandLine(Map.of()).getSubcommands().keySet();
        boolean option = args[0].startsWith("-");
        boolean help = Arrays.asList(args).contains("--help") || args[0].equals("-h") || args[0].equals("-V");
        return commands.contains(args[0]) || help || args[0].equals("--version") || !option;
    }

    /** Runs a command. @return its exit code */
    public static int run(String[] args) {
        return commandLine(System.getenv()).execute(args);
    }

    static CommandLine commandLine(Map<String, String> environment) {
        CommandLine commandLine = new CommandLine(new LedgerCommand(environment));
        commandLine.setParameterExceptionHandler(shortly());
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            PrintWriter err = command.getErr();
            err.println(failure.getMessage() == null ? failure.toString() : failure.getMessage());
            return failure instanceof NoAnswer ? NO_LEDGER : REFUSED;
        });
        return commandLine;
    }

    /** One sentence instead of the whole usage. */
    private static IParameterExceptionHandler shortly() {
        return (wrong, args) -> {
            CommandLine command = wrong.getCommandLine();
            PrintWriter err = command.getErr();
            err.println(wrong.getMessage() + ". See 'ledger "
                    + (command.getParent() == null ? "" : command.getCommandName() + " ") + "--help'.");
            UnmatchedArgumentException.printSuggestions(wrong, err);
            return WRONG_COMMAND_LINE;
        };
    }
}
