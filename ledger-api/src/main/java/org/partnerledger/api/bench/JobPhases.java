package org.partnerledger.api.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.bench.measured.Stopwatch;
import org.partnerledger.api.bench.month.MarketRules;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.client.NoAnswer;
import org.partnerledger.api.feed.FactJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How fast jobs over everything go: read models built again, seals verified, closed months recalculated. */
final class JobPhases {

    private static final String JSON = "application/json";
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Measuring bench;

    JobPhases(Measuring bench) {
        this.bench = bench;
    }

    /** All read models from the events. */
    void rebuild() throws IOException, SQLException {
        long lines = lines();
        JsonNode _ = measure("rebuild", lines, "/api/v1/read-models/rebuild", null);
        if (lines() != lines) {
            throw new IOException("The rebuild lost lines.");
        }
    }

    /** The whole store against its seals. */
    void verify() throws IOException, SQLException {
        JsonNode result = measure("verify", lines(), "/api/v1/seals/verification", null);
        if (!result.path("findings").isEmpty()) {
            throw new IOException("The seals do not hold: " + result.path("findings"));
        }
    }

    /**
     * The closed months by a raised rate, without correcting anything.
     *
     * @param first month of {@code months} that follow each other and are closed
     */
    void recalculation(YearMonth first, int months) throws IOException, SQLException {
        Measuring.require(bench.ledger().client().post("/api/v1/plans", JSON, MarketRules.raised(first)));
        ObjectNode asked = FactJson.MAPPER.createObjectNode().put("reason", "measured");
        ArrayNode periods = asked.putArray("periods");
        for (int i = 0; i < months; i++) {
            periods.add(first.plusMonths(i).toString());
        }
        asked.putArray("plans")
                .addObject()
                .put("planId", MarketRules.RAISED)
                .put("version", MarketRules.RAISED_VERSION);
        JsonNode _ = measure("recalculation", lines(), "/api/v1/recalculations", asked);
    }

    /** @return the result of the job */
    private JsonNode measure(String phase, long lines, String path, @Nullable JsonNode body)
            throws IOException, SQLException {
        LedgerClient client = bench.ledger().client();
        var watch = new Stopwatch(bench.ledger());
        JsonNode started = Measuring.require(body == null ? client.post(path) : client.post(path, JSON, body))
                .body();
        String job = "/api/v1/jobs/" + started.path("jobId").asString();
        JsonNode ended = client.follow(job, BETWEEN_LOOKS, _ -> {
            if (watch.seconds() > LONGEST.toSeconds()) {
                throw new NoAnswer("The " + phase + " does not end.");
            }
        });
        double seconds = watch.seconds();
        if (!ended.path("state").asString("").equals("DONE")) {
            throw new IOException("The " + phase + " failed: " + ended);
        }
        bench.figures().add("phases." + phase + ".linesPerSecond", lines / seconds);
        bench.figures().add("phases." + phase + ".seconds", seconds);
        bench.progress().say("%s: %,d lines in %.1f s, %,.0f/s", phase, lines, seconds, lines / seconds);
        return ended.path("result");
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
