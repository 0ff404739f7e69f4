package org.partnerledger.api.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.partnerledger.api.bench.measured.MeasuredLedger;
import org.partnerledger.api.feed.FactJson;
import tools.jackson.databind.node.ObjectNode;

/** The form of what is told: which figures there are, on which machine and with which settings they were taken. */
final class BenchReport {

    private static final List<String> SERVER_SETTINGS = List.of(
            "server_version",
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "shared_buffers",
            "max_wal_size",
            "wal_compression",
            "work_mem",
            "jit");

    private BenchReport() {}

    /** Every figure that has a place in the report; what nobody measures stays null. */
    static void announce(Figures figures) {
        for (String intake : List.of("intakeHttp", "intakeCli")) {
            for (String figure : List.of("linesPerSecond", "ratioToCopy", "cpuMicrosPerLine")) {
                figures.announce("phases." + intake + "." + figure);
            }
        }
        announceTimes(figures, "phases.freshness");
        for (String estimates : ReadPhases.ESTIMATED) {
            announceTimes(figures, "phases.estimate." + estimates);
        }
        figures.announce("phases.close.seconds");
        figures.announce("phases.close.ratioToSql");
        for (String read : List.of("bill", "statement", "explanation", "line", "page")) {
            for (String answers : List.of("early", "c1", "c8", "c32")) {
                announceTimes(figures, "phases.read." + read + "." + answers);
            }
        }
        for (String question : ReadPhases.FINANCE) {
            announceTimes(figures, "phases.finance." + question + ".first");
            announceTimes(figures, "phases.finance." + question);
        }
        for (String phase : List.of("rebuild", "recalculation", "seal", "verify")) {
            figures.announce("phases." + phase + ".linesPerSecond");
        }
        figures.announce("start.readySeconds");
        figures.announce("memory.applicationMb");
        figures.announce("memory.databaseMb");
        figures.announce("disk.bytesPerLine");
    }

    private static void announceTimes(Figures figures, String name) {
        figures.announce(name + ".p50Ms");
        figures.announce(name + ".p99Ms");
    }

    /** Machine, versions and settings. */
    static ObjectNode about(BenchPlan plan, MeasuredLedger ledger) throws IOException, SQLException {
        ObjectNode report = FactJson.MAPPER.createObjectNode();
        report.put("takenAt", Instant.now().toString());
        report.putObject("run")
                .put("lines", plan.lines())
                .put("partners", plan.partners())
                .put("customers", plan.customers())
                .put("seed", plan.seed())
                .put("repeat", plan.repeat())
                .put("phases", String.join(",", plan.phases().stream().sorted().toList()));
        report.putObject("machine")
                .put("processor", firstOf("/proc/cpuinfo", "model name"))
                .put("cores", Runtime.getRuntime().availableProcessors())
                .put("memory", firstOf("/proc/meminfo", "MemTotal"))
                .put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        report.putObject("versions")
                .put("java", System.getProperty("java.runtime.version"))
                .put("database", setting(ledger, "server_version"));
        ObjectNode settings = report.putObject("settings");
        settings.put("javaOptions", String.join(" ", plan.javaOptions()));
        for (String name : SERVER_SETTINGS) {
            settings.put(name, setting(ledger, name));
        }
        return report;
    }

    /** The table of medians, with the smallest and largest sample where there is more than one. */
    static void print(Figures figures, Progress progress) {
        progress.say("%-42s %12s   %s", "figure", "median", "from … to");
        for (String name : figures.names()) {
            Double median = figures.median(name);
            if (median == null) {
                progress.say("%-42s %12s", name, "not run");
            } else {
                double[] spread = figures.spread(name);
                progress.say("%-42s %12s   %s … %s", name, shown(median), shown(spread[0]), shown(spread[1]));
            }
        }
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, value >= 1_000 ? "%,.0f" : "%.2f", value);
    }

    private static String setting(MeasuredLedger ledger, String name) throws IOException, SQLException {
        try (Connection connection = ledger.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String firstOf(String file, String name) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
