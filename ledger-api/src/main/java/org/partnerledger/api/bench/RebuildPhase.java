package org.partnerledger.api.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.partnerledger.api.bench.measured.Stopwatch;
import org.partnerledger.api.client.LedgerClient;
import tools.jackson.databind.JsonNode;

/** How fast all read models are built again from the events. */
final class RebuildPhase {

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Measuring bench;

    RebuildPhase(Measuring bench) {
        this.bench = bench;
    }

    void rebuild() throws IOException, SQLException {
        LedgerClient client = bench.ledger().client();
        long lines = lines();
        var watch = new Stopwatch(bench.ledger());
        JsonNode started =
                Measuring.require(client.post("/api/v1/read-models/rebuild")).body();
        String path = "/api/v1/jobs/" + started.path("jobId").asString();
        JsonNode job = client.get(path).body();
        while (job.path("state").asString("").equals("RUNNING")) {
            if (watch.seconds() > LONGEST.toSeconds()) {
                throw new IOException("The rebuild does not end.");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            job = client.get(path).body();
        }
        double seconds = watch.seconds();
        if (!job.path("state").asString("").equals("DONE") || lines() != lines) {
            throw new IOException("The rebuild failed: " + job);
        }
        bench.figures().add("phases.rebuild.linesPerSecond", lines / seconds);
        bench.figures().add("phases.rebuild.seconds", seconds);
        bench.progress().say("rebuild: %,d lines in %.1f s, %,.0f/s", lines, seconds, lines / seconds);
    }

    private long lines() throws IOException, SQLException {
        try (Connection connection = bench.ledger().connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from line")) {
            count.next();
            return count.getLong(1);
        }
    }
}
