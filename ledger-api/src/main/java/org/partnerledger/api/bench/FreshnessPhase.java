package org.partnerledger.api.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.partnerledger.api.bench.measured.Stopwatch;
import org.partnerledger.api.bench.month.Market;
import org.partnerledger.api.bench.month.MonthOfSpend;
import org.partnerledger.api.client.LedgerClient;

/**
 * How long after its acceptance a fact stands on the bill, while 5,000 lines a second come in: every 100 ms a body of
 * 500, then the bill of one of the partners in it, until it has the new line.
 */
final class FreshnessPhase {

    private static final int LINES_A_SECOND = 5_000;
    private static final int BODY = 500;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int PROBED_PARTNERS = 10;

    private final Measuring bench;
    private final Map<Integer, Long> linesOnBill = new HashMap<>();

    FreshnessPhase(Measuring bench) {
        this.bench = bench;
    }

    void run(MonthOfSpend spend, YearMonth month) throws IOException {
        long bodies = Math.max(1, bench.plan().linesForFreshness() / BODY);
        int probed = Math.min(PROBED_PARTNERS, bench.plan().partners());
        for (int partner = 0; partner < probed; partner++) {
            linesOnBill.put(partner, lines(partner, month));
        }
        var accepted = new ArrayList<Double>();
        var visible = new ArrayList<Double>();
        long begun = System.nanoTime();
        for (long i = 0; i < bodies; i++) {
            long due = begun + i * BODY * Duration.ofSeconds(1).toNanos() / LINES_A_SECOND;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int partner = (int) (i % probed);
            byte[] body = body(spend, partner);
            long sent = System.nanoTime();
            Measuring.require(bench.ledger()
                    .client()
                    .send("POST", "/api/v1/events", Measuring.NDJSON, BodyPublishers.ofByteArray(body)));
            long taken = System.nanoTime();
            accepted.add(Stopwatch.millisSince(sent));
            awaitLine(partner, month, taken);
            visible.add(Stopwatch.millisSince(taken));
        }
        double rate = bodies * BODY / (Stopwatch.millisSince(begun) / 1_000);
        bench.figures().addTimes("phases.freshness", visible);
        bench.figures().addTimes("phases.freshness.accepted", accepted);
        bench.figures().add("phases.freshness.linesPerSecond", rate);
        bench.progress()
                .say(
                        "freshness at %,.0f lines/s: accepted p99 %.1f ms, then on the bill p50 %.1f ms, p99 %.1f ms",
                        rate,
                        Figures.percentile(accepted, 99),
                        Figures.percentile(visible, 50),
                        Figures.percentile(visible, 99));
    }

    /** Lines of anybody, the last one of the probed partner. */
    private byte[] body(MonthOfSpend spend, int partner) throws IOException {
        var body = new ByteArrayOutputStream();
        for (int i = 0; i < BODY; i++) {
            int of = i == BODY - 1 ? partner : spend.anyPartner();
            body.write(spend.lineOf(of));
            linesOnBill.computeIfPresent(of, (_, lines) -> lines + 1);
        }
        return body.toByteArray();
    }

    private void awaitLine(int partner, YearMonth month, long since) throws IOException {
        long expected = linesOnBill.getOrDefault(partner, 0L);
        while (lines(partner, month) < expected) {
            if (System.nanoTime() - since > LONGEST.toNanos()) {
                throw new IOException("A line is not on the bill after " + LONGEST.toSeconds() + " s.");
            }
        }
    }

    private long lines(int partner, YearMonth month) throws IOException {
        LedgerClient client = bench.ledger().client();
        return Measuring.require(client.get("/api/v1/partners/" + Market.partnerId(partner) + "/bills/" + month))
                .body()
                .path("lines")
                .asLong();
    }
}
