package org.partnerledger.api.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.partnerledger.api.bench.measured.MeasuredLedger;
import org.partnerledger.api.bench.measured.Stopwatch;

/** Asks a ledger for one kind of thing again and again, as several clients at once, each waiting for its answer. */
final class Asking {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private final String url;
    private final Function<SplittableRandom, String> path;

    /** @param path of the next thing to ask for */
    Asking(String url, Function<SplittableRandom, String> path) {
        this.url = url;
        this.path = path;
    }

    /** @return milliseconds that each answer took */
    List<Double> during(Duration time, int clients) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService asking = Executors.newFixedThreadPool(clients)) {
            var asked = new ArrayList<Future<List<Double>>>();
            for (int i = 0; i < clients; i++) {
                var random = new SplittableRandom(i);
                Callable<List<Double>> client = () -> ask(http, random, end);
                asked.add(asking.submit(client));
            }
            var all = new ArrayList<Double>();
            for (Future<List<Double>> each : asked) {
                all.addAll(each.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IOException("Asking failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while asking.");
        }
    }

    private List<Double> ask(HttpClient http, SplittableRandom random, long end)
            throws IOException, InterruptedException {
        var millis = new ArrayList<Double>();
        do {
            String asked = url + path.apply(random);
            HttpRequest request = HttpRequest.newBuilder(URI.create(asked))
                    .header("Authorization", "Bearer " + MeasuredLedger.KEY)
                    .timeout(LONGEST_ANSWER)
                    .build();
            long begun = System.nanoTime();
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            millis.add(Stopwatch.millisSince(begun));
            if (answer.statusCode() != 200) {
                throw new IOException(asked + " answered " + answer.statusCode());
            }
        } while (System.nanoTime() < end);
        return millis;
    }
}
