package org.partnerledger.api.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.partnerledger.api.bench.measured.Stopwatch;
import org.partnerledger.api.bench.month.Market;
import org.partnerledger.api.bench.month.MonthOfSpend;
import org.partnerledger.api.client.LedgerClient;

/**
 * How long after its acceptance a fact stands on the bill, while 5,000 lines a second come in: every 100 ms a body of
 * 500, whatever else goes on; beside it one client asks for the bill of a partner of the body that was accepted last,
 * until it has the new line, and then for the next one.
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

    /** A line that was accepted, and how many the bill has with it at least; nothing after the last one. */
    private record Accepted(int partner, long lines, long at) {

        static final Accepted NOTHING = new Accepted(-1, 0, 0);
    }

    void run(MonthOfSpend spend, YearMonth month) throws IOException {
        int probed = Math.min(PROBED_PARTNERS, bench.plan().partners());
        for (int partner = 0; partner < probed; partner++) {
            linesOnBill.put(partner, lines(partner, month));
        }
        // Nobody waits in it: a body that comes while a bill is asked for is not looked at.
        var latest = new SynchronousQueue<Accepted>();
        ExecutorService looking = Executors.newSingleThreadExecutor();
        try {
            Future<List<Double>> visible = looking.submit(() -> look(latest, month));
            List<Double> accepted = send(spend, probed, latest);
            if (!latest.offer(Accepted.NOTHING, LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("A line is not on the bill after " + LONGEST.toSeconds() + " s.");
            }
            said(accepted, visible.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while lines are sent");
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            looking.shutdownNow();
        }
    }

    private List<Double> send(MonthOfSpend spend, int probed, SynchronousQueue<Accepted> latest)
            throws IOException, InterruptedException {
        long bodies = Math.max(1, bench.plan().linesForFreshness() / BODY);
        var accepted = new ArrayList<Double>();
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
            accepted.add(Stopwatch.millisSince(sent));
            var it = new Accepted(partner, linesOnBill.getOrDefault(partner, 0L), System.nanoTime());
            long wait = i == 0 ? LONGEST.toSeconds() : 0; // The looking thread may not have come to look yet.
            boolean _ = latest.offer(it, wait, TimeUnit.SECONDS);
        }
        double seconds = Stopwatch.millisSince(begun) / 1_000;
        bench.figures().add("phases.freshness.linesPerSecond", bodies * BODY / seconds);
        return accepted;
    }

    private List<Double> look(SynchronousQueue<Accepted> latest, YearMonth month)
            throws InterruptedException, IOException {
        var visible = new ArrayList<Double>();
        for (Accepted it = latest.take(); it.partner() >= 0; it = latest.take()) {
            while (lines(it.partner(), month) < it.lines()) {
                if (System.nanoTime() - it.at() > LONGEST.toNanos()) {
                    throw new IOException("A line is not on the bill after " + LONGEST.toSeconds() + " s.");
                }
            }
            visible.add(Stopwatch.millisSince(it.at()));
        }
        return visible;
    }

    private void said(List<Double> accepted, List<Double> visible) {
        bench.figures().addTimes("phases.freshness", visible);
        bench.figures().addTimes("phases.freshness.accepted", accepted);
        bench.progress()
                .say(
                        "freshness: accepted p99 %.1f ms, then on the bill p50 %.1f ms, p99 %.1f ms, %,d looks",
                        Figures.percentile(accepted, 99),
                        Figures.percentile(visible, 50),
                        Figures.percentile(visible, 99),
                        visible.size());
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

    private long lines(int partner, YearMonth month) throws IOException {
        LedgerClient client = bench.ledger().client();
        return Measuring.require(client.get("/api/v1/partners/" + Market.partnerId(partner) + "/bills/" + month))
                .body()
                .path("lines")
                .asLong();
    }
}
