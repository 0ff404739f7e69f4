package org.partnerledger.api.cli;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.feed.FeedFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code import FILE…}: sends files to a running ledger and follows each import to its end. */
@Command(
        name = "import",
        description = {
            "Sends files to a running ledger and waits until they are taken.",
            "A file may be sent again at any time: what is there already is a duplicate.",
            "Ends with 1 when something was quarantined or a file could not be read."
        },
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    private static final int ACCEPTED = 202;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final long KIBIBYTE = 1024;
    private static final int SHOWN_PROBLEMS = 10;

    @ParentCommand
    private @Nullable LedgerCommand ledgerCommand;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV or NDJSON files.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "spend, focus or events; without it .ndjson, .jsonl and .json are events, and a CSV file is"
                    + " FOCUS where its header has BilledCost, else spend.")
    private @Nullable String format;

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            description = "Source of the facts made from rows; without it import/FORMAT.")
    private @Nullable String source;

    @Override
    public Integer call() throws IOException {
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new IOException("There is no file " + file + " that can be read.");
            }
        }
        boolean allTaken = true;
        try (var ledger = requireNonNull(ledgerCommand).client()) {
            for (Path file : files) {
                allTaken &= importFile(ledger, file);
            }
        }
        return allTaken ? 0 : LedgerCommand.REFUSED;
    }

    private boolean importFile(LedgerClient ledger, Path file) throws IOException {
        String word = format == null ? guessed(file).word() : format;
        String path = "/api/v1/imports?format=" + LedgerClient.segment(word)
                + (source == null ? "" : "&source=" + LedgerClient.segment(source));
        Answer answer = send(ledger, file, path);
        if (answer.status() != ACCEPTED) {
            out().println(file + ": " + answer.explain());
            return false;
        }
        JsonNode ended = follow(ledger, file, answer.body().path("importId").asString());
        return report(file, ended);
    }

    private static Answer send(LedgerClient ledger, Path file, String path) throws IOException {
        long length = Files.size(file);
        BodyPublisher body = BodyPublishers.ofInputStream(
                () -> ProgressBar.wrap(opened(file), bar("Sending  " + file.getFileName(), length)));
        return ledger.send(
                "POST",
                path,
                "application/octet-stream",
                length == 0 ? BodyPublishers.noBody() : BodyPublishers.fromPublisher(body, length));
    }

    private static InputStream opened(Path file) {
        try {
            return new BufferedInputStream(Files.newInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode follow(LedgerClient ledger, Path file, String importId) {
        try (ProgressBar bar = bar("Taking   " + file.getFileName(), -1).build()) {
            return ledger.follow("/api/v1/imports/" + LedgerClient.segment(importId), BETWEEN_LOOKS, state -> {
                bar.maxHint(state.path("bytesTotal").asLong(-1));
                bar.stepTo(state.path("bytesRead").asLong(0));
            });
        }
    }

    private boolean report(Path file, JsonNode ended) {
        PrintWriter out = out();
        out.println(file + ": " + ended.path("received").asLong(0) + " received, "
                + ended.path("accepted").asLong(0) + " accepted, "
                + ended.path("duplicates").asLong(0) + " duplicates, "
                + ended.path("quarantined").asLong(0) + " quarantined");
        int shown = 0;
        for (JsonNode problem : ended.path("problems")) {
            if (shown++ == SHOWN_PROBLEMS) {
                out.println("  … the rest is in GET /api/v1/quarantine");
                break;
            }
            out.println("  " + problem.path("index").asString() + " "
                    + problem.path("id").asString("") + " "
                    + problem.path("code").asString("") + " "
                    + problem.path("detail").asString(""));
        }
        boolean done = ended.path("state").asString("").equals("DONE");
        if (!done) {
            out.println("  the import failed: " + ended.path("message").asString(""));
        }
        out.flush();
        return done && ended.path("quarantined").asLong(0) == 0;
    }

    private static FeedFormat guessed(Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".ndjson") || name.endsWith(".jsonl") || name.endsWith(".json")) {
            return FeedFormat.EVENTS;
        }
        try (var reader = Files.newBufferedReader(file)) {
            String header = reader.readLine();
            return header != null && header.contains("BilledCost") ? FeedFormat.FOCUS : FeedFormat.SPEND;
        }
    }

    private static ProgressBarBuilder bar(String task, long length) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(length)
                .setUnit(" KiB", KIBIBYTE)
                .setStyle(ProgressBarStyle.ASCII);
    }

    private PrintWriter out() {
        return requireNonNull(spec).commandLine().getOut();
    }
}
