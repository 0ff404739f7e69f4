package org.partnerledger.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import tools.jackson.databind.JsonNode;

/** Lets a running ledger hold its store against its seals, and waits for what comes of it. */
final class StoreCheck {

    private StoreCheck() {}

    /**
     * @return holds, closes, months, events and findings
     * @throws IOException where the ledger refuses, or cannot end
     */
    static JsonNode report(LedgerClient ledger) throws IOException {
        Answer started = ledger.post("/api/v1/seals/verification");
        if (!started.isGood()) {
            throw new IOException(started.explain());
        }
        JsonNode job = ledger.followJob(started);
        if (!job.path("state").asString("").equals("DONE")) {
            throw new IOException(
                    "The verification failed: " + job.path("message").asString(""));
        }
        return job.get("result");
    }

    static void print(PrintWriter out, JsonNode report) {
        out.println(report.get("closes").asLong() + " closes, "
                + report.get("months").asLong() + " months of partners, "
                + report.get("events").asLong() + " events");
        for (JsonNode it : report.get("findings")) {
            out.println(it.get("code").asString() + " " + it.get("pointer").asString() + ": "
                    + it.get("detail").asString());
        }
        out.println(
                report.get("holds").asBoolean()
                        ? "Holds: events, tables and documents are what was sealed."
                        : report.get("findings").size() + " findings.");
    }
}
