package org.partnerledger.api.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.partnerledger.api.bench.measured.MeasuredLedger;
import org.partnerledger.api.bench.measured.Stopwatch;
import org.partnerledger.api.bench.month.MarketRules;
import org.partnerledger.api.bench.month.MonthOfSpend;
import org.partnerledger.api.client.LedgerClient;
import tools.jackson.databind.JsonNode;

/** How fast facts are taken for good: the market that has to be there first, then the lines of a month. */
final class IntakePhases {

    private static final int LONGEST_IMPORT_MINUTES = 15;

    private final Measuring bench;
    private final Path events;
    private final Path rows;

    IntakePhases(Measuring bench) {
        this.bench = bench;
        this.events = bench.folder().resolve("month.ndjson");
        this.rows = bench.folder().resolve("month.tsv");
    }

    /** Rules, partners and links, once. */
    void market(YearMonth first) throws IOException {
        LedgerClient client = bench.ledger().client();
        Measuring.require(client.put("/api/v1/rules/catalogue/" + first, MarketRules.catalogue()));
        for (JsonNode plan : MarketRules.plans(first)) {
            Measuring.require(client.post("/api/v1/plans", "application/json", plan));
            Measuring.require(client.post("/api/v1/plans/" + plan.path("planId").asString() + "/versions/"
                    + plan.path("version").asInt() + "/publish"));
        }
        int facts;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(events))) {
            facts = MarketRules.writeFacts(bench.market(), first, out);
        }
        var watch = new Stopwatch(bench.ledger());
        send(facts);
        bench.figures().add("phases.partners.factsPerSecond", facts / watch.seconds());
        bench.progress().say("%,d partners and links in %.1f s", facts, watch.seconds());
    }

    /** The part of the month that comes as one request. */
    MonthOfSpend.Written http(MonthOfSpend month) throws IOException, SQLException {
        MonthOfSpend.Written written = month.write(bench.plan().linesByHttp(), events, rows);
        var watch = new Stopwatch(bench.ledger());
        JsonNode report = send(written.events());
        if (report.path("accepted").asLong() != written.fresh()) {
            throw new IOException(
                    "The ledger accepted " + report.path("accepted").asLong() + " of " + written.fresh() + " lines: "
                            + report.path("problems").path(0));
        }
        report("intakeHttp", written, watch);
        return written;
    }

    /** The part that comes through a client of its own, from its start to its end. */
    void cli(MonthOfSpend month) throws IOException, SQLException {
        MonthOfSpend.Written written = month.write(bench.plan().linesByCli(), events, rows);
        ProcessBuilder builder = MeasuredLedger.java(List.of("-Xmx256m"), "import", events.toString());
        builder.environment().put("LEDGER_URL", bench.ledger().client().url());
        builder.environment().put("LEDGER_API_KEY", MeasuredLedger.KEY);
        Path output = bench.folder().resolve("import.txt");
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        var watch = new Stopwatch(bench.ledger());
        Process process = builder.start();
        try {
            if (!process.waitFor(LONGEST_IMPORT_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException("An import of " + written.events() + " lines does not end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while importing.");
        } finally {
            process.destroyForcibly();
        }
        // 1 says that something was quarantined, which it was.
        if (process.exitValue() > 1 || !Files.readString(output).contains(written.events() + " received")) {
            throw new IOException("The import failed: " + Files.readString(output));
        }
        report("intakeCli", written, watch);
    }

    private void report(String phase, MonthOfSpend.Written written, Stopwatch watch) throws IOException, SQLException {
        double seconds = watch.seconds();
        double application = watch.applicationMicros() / written.events();
        double database = watch.databaseMicros() / written.events();
        double linesPerSecond = written.events() / seconds;
        double copied;
        try (Connection connection = bench.ledger().connect()) {
            copied = written.fresh() / CopyBaseline.seconds(connection, rows);
        }
        Figures figures = bench.figures();
        String name = "phases." + phase;
        figures.add(name + ".linesPerSecond", linesPerSecond);
        figures.add(name + ".ratioToCopy", linesPerSecond / copied);
        figures.add(name + ".cpuMicrosPerLine", application + database);
        figures.add(name + ".applicationMicrosPerLine", application);
        figures.add(name + ".databaseMicrosPerLine", database);
        figures.add(name + ".copyLinesPerSecond", copied);
        bench.progress()
                .say(
                        "%s: %,d lines in %.1f s, %,.0f/s, %.2f of COPY (%,.0f/s), %.0f + %.0f us CPU a line",
                        phase,
                        written.events(),
                        seconds,
                        linesPerSecond,
                        linesPerSecond / copied,
                        copied,
                        application,
                        database);
    }

    private JsonNode send(long expected) throws IOException {
        JsonNode report = Measuring.require(bench.ledger()
                        .client()
                        .send("POST", "/api/v1/events", Measuring.NDJSON, BodyPublishers.ofFile(events)))
                .body();
        if (report.path("received").asLong() != expected) {
            throw new IOException(
                    "The ledger received " + report.path("received").asLong() + " of " + expected);
        }
        return report;
    }
}
