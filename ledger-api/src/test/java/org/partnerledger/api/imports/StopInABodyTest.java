package org.partnerledger.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.client.NoAnswer;
import tools.jackson.databind.JsonNode;

/** SIGTERM while a body comes in whose sender never ends it: what was taken stays, and the rest can be sent again. */
class StopInABodyTest {

    private static final int LINES = 20_000;
    private static final String PATIENCE = "5s"; // with the sender; Spring's 30 would only make the test longer
    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void endsInTimeAndKeepsWhatItTook() throws Exception {
        Path home = folder.resolve("home");
        int taken;
        try (LedgerProcess ledger =
                        LedgerProcess.start(home, 512, Map.of("SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE", PATIENCE));
                var body = new PipedOutputStream();
                var received = new PipedInputStream(body, 1 << 16)) {
            assertThat(send(ledger.client(), BodyPublishers.ofString(enrolment()))
                            .status())
                    .isEqualTo(200);
            CompletableFuture<String> outcome = CompletableFuture.supplyAsync(
                    () -> outcome(ledger.client(), BodyPublishers.ofInputStream(() -> received)));
            body.write(lines().getBytes(StandardCharsets.UTF_8));
            body.flush();
            taken = awaitTaken(ledger.client());

            assertThat(ledger.stopsWithin(LONGEST_STOP)).isTrue();
            assertThat(outcome.get(1, TimeUnit.MINUTES)).isIn("cut", "400", "503");
        }

        try (LedgerProcess ledger = LedgerProcess.start(home)) {
            assertThat(linesOfBill(ledger.client())).isBetween(taken, LINES);

            JsonNode again =
                    send(ledger.client(), BodyPublishers.ofString(lines())).body();
            assertThat(again.path("duplicates").asInt()).isGreaterThanOrEqualTo(taken);
            assertThat(again.path("duplicates").asInt() + again.path("accepted").asInt())
                    .isEqualTo(LINES);
            assertThat(linesOfBill(ledger.client())).isEqualTo(LINES);
            assertThat(bill(ledger.client()).path("total").asString()).isEqualTo("200.00");
        }
    }

    /** Status of the answer, or {@code cut} where none came. */
    private static String outcome(LedgerClient client, BodyPublisher body) {
        try {
            return Integer.toString(send(client, body).status());
        } catch (NoAnswer e) {
            return "cut";
        }
    }

    private static Answer send(LedgerClient client, BodyPublisher body) {
        return client.send("POST", "/api/v1/events", "application/x-ndjson", body);
    }

    private static int awaitTaken(LedgerClient client) {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        int taken = linesOfBill(client);
        while (taken == 0) {
            assertThat(System.nanoTime()).as("no line is taken").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            taken = linesOfBill(client);
        }
        return taken;
    }

    private static int linesOfBill(LedgerClient client) {
        return bill(client).path("lines").asInt();
    }

    private static JsonNode bill(LedgerClient client) {
        return client.get("/api/v1/partners/p/bills/2026-05").body();
    }

    private static String enrolment() {
        return """
                {"specversion": "1.0", "id": "p", "source": "s", "type": "partner.enrolled.v1", \
                "time": "2026-01-01T00:00:00Z", \
                "data": {"partnerId": "p", "name": "p", "currency": "CNY", "memberFrom": "2026-01-01"}}
                {"specversion": "1.0", "id": "c", "source": "s", "type": "customer.linked.v1", \
                "time": "2026-01-01T00:00:00Z", \
                "data": {"customerId": "c", "partnerId": "p", "association": "RESALE", "from": "2026-01-01"}}
                """;
    }

    /** Of 0.01 each. */
    private static String lines() {
        return IntStream.range(0, LINES).mapToObj("""
                        {"specversion": "1.0", "id": "l-%1$d", "source": "s", "type": "spend.recorded.v1", \
                        "time": "2026-05-10T01:00:00Z", "data": {"lineId": "l-%1$d", "tradeId": "t-%1$d", \
                        "customerId": "c", "currency": "CNY", "product": {"serviceType": "ecs"}, \
                        "chargingMode": "ON_DEMAND", "lineType": "USAGE", "consumedFrom": "2026-05-10T00:00:00Z", \
                        "tradedAt": "2026-05-10T01:00:00Z", "paid": {"cash": "0.01"}}}
                        """::formatted).collect(Collectors.joining());
    }
}
