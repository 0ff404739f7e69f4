package org.partnerledger.api.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.stream.Stream;
import org.partnerledger.api.bench.measured.MeasuredLedger;
import org.partnerledger.api.bench.measured.MeasuredProcess;
import org.partnerledger.api.bench.month.Market;
import org.partnerledger.api.bench.month.MonthOfSpend;
import tools.jackson.databind.node.ObjectNode;

/**
 * One run: starts a ledger in a folder of its own, feeds it month after month, closes each and reads it, and tells what
 * everything took. What is measured, and against what, is in docs/performance.md.
 */
public final class Bench {

    private final BenchPlan plan;
    private final Figures figures = new Figures();
    private final Progress progress;
    private double databaseMegabytes;

    /** @param out where progress and the table are printed */
    public Bench(BenchPlan plan, PrintWriter out) {
        this.plan = plan;
        this.progress = new Progress(out);
        BenchReport.announce(figures);
    }

    /**
     * @param now the current month; those that are measured lie before it
     * @return everything that was measured, as {@code --json} writes it
     * @throws IOException where the ledger does not start, refuses a step or does not do what it was asked to
     */
    public ObjectNode run(YearMonth now) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("ledger-bench");
        try {
            Path home = folder.resolve("home");
            MeasuredLedger ledger = MeasuredLedger.start(home, plan.javaOptions());
            try {
                progress.say("a new ledger is ready after %.1f s", ledger.readySeconds());
                figures.add("start.firstSeconds", ledger.readySeconds());
                ObjectNode report = BenchReport.about(plan, ledger);
                months(ledger, folder, plan.firstMonth(now));
                ledger = restarted(ledger, home);
                figures.writeInto(report);
                report.set("samples", figures.rawSamples());
                BenchReport.print(figures, progress);
                return report;
            } finally {
                ledger.close();
            }
        } finally {
            delete(folder);
        }
    }

    private void months(MeasuredLedger ledger, Path folder, YearMonth first) throws IOException, SQLException {
        var market = new Market(plan.partners(), plan.customers());
        var bench = new Measuring(plan, market, ledger, figures, progress, folder);
        new IntakePhases(bench).market(first);
        double before = databaseBytes(ledger);
        for (int i = 0; i < plan.repeat(); i++) {
            month(bench, first.plusMonths(i));
        }
        if (plan.has("finance")) {
            new ReadPhases(bench).finance(first, plan.repeat());
        }
        var jobs = new JobPhases(bench);
        for (int i = 0; i < plan.repeat(); i++) {
            if (plan.has("rebuild")) {
                jobs.rebuild();
            }
            if (plan.has("verify")) {
                jobs.verify();
            }
        }
        if (plan.has("recalculation")) {
            jobs.recalculation(first, plan.repeat());
        }
        lookAtDatabase(ledger);
        figures.add("disk.bytesPerLine", (databaseBytes(ledger) - before) / lines(ledger));
        figures.add("memory.applicationMb", MeasuredProcess.peakMegabytes(ledger.pid()));
        figures.add("memory.databaseMb", databaseMegabytes);
    }

    private void month(Measuring bench, YearMonth month) throws IOException, SQLException {
        progress.say("month %s: %,d lines", month, plan.lines());
        var spend = new MonthOfSpend(bench.market(), month, plan.seed());
        var intake = new IntakePhases(bench);
        MonthOfSpend.Written written = intake.http(spend);
        if (plan.has("intakeCli")) {
            intake.cli(spend);
        }
        if (plan.has("freshness")) {
            new FreshnessPhase(bench).run(spend, month);
        }
        var reads = new ReadPhases(bench);
        if (plan.has("estimate")) {
            reads.estimates(spend, month);
        }
        lookAtDatabase(bench.ledger());
        if (plan.needsClose()) {
            new ClosePhase(bench).close(month);
        }
        if (plan.has("read")) {
            reads.documents(spend, month, written.fresh());
        }
        lookAtDatabase(bench.ledger());
    }

    /** A start over the data that is there by now: what an operator waits for. */
    private MeasuredLedger restarted(MeasuredLedger ledger, Path home) throws IOException {
        if (!plan.has("start")) {
            figures.add("start.readySeconds", ledger.readySeconds());
            return ledger;
        }
        ledger.close();
        MeasuredLedger again = MeasuredLedger.start(home, plan.javaOptions());
        progress.say("started again, ready after %.1f s", again.readySeconds());
        figures.add("start.readySeconds", again.readySeconds());
        return again;
    }

    private void lookAtDatabase(MeasuredLedger ledger) {
        databaseMegabytes = Math.max(databaseMegabytes, MeasuredProcess.familyMegabytes(ledger.databasePid()));
    }

    private static double databaseBytes(MeasuredLedger ledger) throws IOException, SQLException {
        return number(ledger, "select pg_database_size(current_database())");
    }

    private static double lines(MeasuredLedger ledger) throws IOException, SQLException {
        return number(ledger, "select count(*) from line");
    }

    private static double number(MeasuredLedger ledger, String query) throws IOException, SQLException {
        try (Connection connection = ledger.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getDouble(1);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
