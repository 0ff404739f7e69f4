package org.partnerledger.api.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import org.partnerledger.api.bench.measured.Stopwatch;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.period.PeriodCloser;

/** How long a close takes, against the one statement that comes nearest to it. */
final class ClosePhase {

    private final Measuring bench;

    ClosePhase(Measuring bench) {
        this.bench = bench;
    }

    void close(YearMonth month) throws IOException, SQLException {
        var watch = new Stopwatch(bench.ledger());
        Answer answer =
                Measuring.require(bench.ledger().client().post("/api/v1/periods/" + month + "/close?wait=true"));
        double seconds = watch.seconds();
        double application = watch.applicationMicros();
        double database = watch.databaseMicros();
        long lines = answer.body().path("lines").asLong();
        double sealing = Double.parseDouble(answer.body().path("sealSeconds").asString());
        double apart = seconds - sealing / PeriodCloser.WORKERS; // Each seals as a part of its work.
        double sql;
        try (Connection connection = bench.ledger().connect()) {
            sql = CloseBaseline.seconds(connection, month);
        }
        Figures figures = bench.figures();
        figures.add("phases.close.seconds", apart);
        figures.add("phases.close.ratioToSql", apart / sql);
        figures.add("phases.close.withSeals.seconds", seconds);
        figures.add("phases.close.withSeals.ratioToSql", seconds / sql);
        figures.add("phases.close.sqlSeconds", sql);
        figures.add("phases.close.sealWorkerSeconds", sealing);
        figures.add("phases.seal.linesPerSecond", lines / sealing);
        figures.add("phases.close.lines", (double) lines);
        figures.add("phases.close.applicationMicrosPerLine", application / lines);
        figures.add("phases.close.databaseMicrosPerLine", database / lines);
        bench.progress()
                .say(
                        "close: %,d lines in %.1f s, seals apart %.1f s, which is %.2f of SQL (%.1f s),"
                                + " %.1f s of workers for seals, %.0f + %.0f us CPU a line",
                        lines, seconds, apart, apart / sql, sql, sealing, application / lines, database / lines);
    }
}
