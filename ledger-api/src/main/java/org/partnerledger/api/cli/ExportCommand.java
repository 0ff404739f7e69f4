package org.partnerledger.api.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code export KIND FILE}: lets a running ledger write a file, and fetches it. */
@Command(
        name = "export",
        description = {
            "Lets a running ledger write a file, and fetches it when it is ready.",
            "KIND is lines (csv, xlsx, parquet), events (csv, parquet) or focus (FOCUS 1.2 as a ZIP of CSV files)."
        },
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    private static final int ACCEPTED = 202;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    @ParentCommand
    private @Nullable LedgerCommand ledgerCommand;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "KIND", description = "lines, events or focus.")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "Where the file goes; what is there is replaced.")
    private Path file = Path.of("");

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "csv", description = "csv, xlsx or parquet.")
    private String format = "";

    @Option(names = "--partner", paramLabel = "ID", description = "One tier-1 partner; without it all.")
    private @Nullable String partner;

    @Option(names = "--from", paramLabel = "YYYY-MM", description = "First bill month.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "YYYY-MM", description = "Last bill month, included.")
    private @Nullable String to;

    @Override
    public Integer call() throws IOException {
        try (LedgerClient ledger = requireNonNull(ledgerCommand).client()) {
            Answer started = ledger.post("/api/v1/exports?kind=" + LedgerClient.segment(kind) + "&format="
                    + LedgerClient.segment(format) + query("partnerId", partner) + query("from", from)
                    + query("to", to));
            if (started.status() != ACCEPTED) {
                throw new IOException(started.explain());
            }
            JsonNode ended = follow(
                    ledger, "/api/v1/exports/" + started.body().get("exportId").asString());
            if (!ended.path("state").asString("").equals("DONE")) {
                throw new IOException(
                        "The export failed: " + ended.path("message").asString(""));
            }
            if (!ledger.download(ended.get("file").asString(), file)) {
                throw new IOException("The ledger no longer has the file: export it again.");
            }
            Home.out(spec)
                    .println(file + ": " + ended.get("rows").asLong() + " rows, "
                            + ended.get("bytes").asLong() + " bytes");
            return 0;
        }
    }

    private static JsonNode follow(LedgerClient ledger, String path) {
        var bar = new ProgressBarBuilder().setTaskName("export").setStyle(ProgressBarStyle.ASCII);
        try (ProgressBar progress = bar.build()) {
            return ledger.follow(path, BETWEEN_LOOKS, export -> {
                progress.maxHint(export.path("total").asLong(-1));
                progress.stepTo(export.path("done").asLong(0));
            });
        }
    }

    private static String query(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + LedgerClient.segment(value);
    }
}
