package org.partnerledger.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.bench.Bench;
import org.partnerledger.api.bench.BenchPlan;
import org.partnerledger.api.feed.FactJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code bench}: measures a ledger that it starts itself. */
@Command(
        name = "bench",
        description = {
            "Starts a ledger of its own, feeds it generated months and measures it; nothing of it is kept.",
            "What the figures mean is in docs/performance.md. LEDGER_JAVA_OPTS are the options of the ledger."
        },
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--lines", paramLabel = "N", description = "Lines of a month (${DEFAULT-VALUE}).")
    private long lines = 1_000_000;

    @Option(names = "--partners", paramLabel = "P", description = "Each with a hundred customers (${DEFAULT-VALUE}).")
    private int partners = 200;

    @Option(names = "--seed", paramLabel = "S", description = "The same seed, the same months (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--repeat", paramLabel = "R", description = "Months, one after the other (${DEFAULT-VALUE}).")
    private int repeat = 1;

    @Option(names = "--json", paramLabel = "FILE", description = "Where all figures are written, with their samples.")
    private @Nullable Path json;

    @Option(
            names = "--phases",
            split = ",",
            paramLabel = "PHASE",
            description =
                    "Only some of start, intakeHttp, intakeCli, freshness, estimate, close, read, finance, rebuild,"
                            + " verify, recalculation.")
    private Set<String> phases = new LinkedHashSet<>();

    @Override
    public Integer call() throws IOException, SQLException {
        PrintWriter out = Home.out(spec);
        ObjectNode report = new Bench(plan(), out).run(YearMonth.now(ZoneOffset.UTC));
        if (json != null) {
            Files.writeString(
                    json, FactJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
            out.println("All figures are in " + json);
        }
        return 0;
    }

    private BenchPlan plan() {
        try {
            return new BenchPlan(lines, partners, seed, repeat, phases, javaOptions());
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), String.valueOf(wrong.getMessage()));
        }
    }

    private static List<String> javaOptions() {
        var options = new ArrayList<>(
                List.of(System.getenv().getOrDefault("LEDGER_JAVA_OPTS", "").split(" +", -1)));
        options.removeIf(String::isBlank);
        return options;
    }
}
