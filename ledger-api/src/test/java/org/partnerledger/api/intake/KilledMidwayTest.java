package org.partnerledger.api.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.partnerledger.api.LedgerApplication;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.client.NoAnswer;
import tools.jackson.databind.JsonNode;

/** Kills the ledger, or its database, in the middle of a feed; started again and sent again, every line is there once. */
class KilledMidwayTest {

    private static final int LINES = 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path home;

    private Process ledger = idle();
    private int port;

    /** What is killed, without a warning. */
    enum Victim {
        APPLICATION,
        DATABASE
    }

    @AfterEach
    void stop() throws InterruptedException {
        ledger.destroy();
        assertThat(ledger.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Victim.class)
    void everyAcceptedLineIsThereOnce(Victim victim) throws IOException, InterruptedException {
        start();
        try (LedgerClient client = client()) {
            assertThat(send(client, partner()).path("accepted").asInt()).isEqualTo(2);
        }
        var feed = CompletableFuture.runAsync(() -> {
            try (LedgerClient client = client()) {
                var _ = send(client, lines());
            } catch (NoAnswer | AssertionError broken) {
                // That is what the test is about.
            }
        });
        await(() -> linesOnBill() > 0);
        kill(victim);
        feed.join();

        start();
        long kept = linesOnBill();
        assertThat(kept).as("whole chunks, and not all of them").isPositive().isLessThanOrEqualTo(LINES);
        try (LedgerClient client = client()) {
            JsonNode again = send(client, lines());
            assertThat(again.path("duplicates").asLong()).isEqualTo(kept);
            assertThat(again.path("accepted").asLong()).isEqualTo(LINES - kept);
            JsonNode bill = client.get("/api/v1/partners/p-1/bills/2026-07").body();
            assertThat(bill.path("lines").asLong()).isEqualTo(LINES);
            assertThat(bill.path("total").asString()).isEqualTo("200.02"); // 20,000 × 0.010001
        }
    }

    private void kill(Victim victim) throws IOException, InterruptedException {
        if (victim == Victim.DATABASE) {
            String pid = Files.readString(home.resolve("pg18").resolve("postmaster.pid")).lines().findFirst().orElseThrow();
            assertThat(ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly()).isTrue();
        }
        ledger.destroyForcibly();
        assertThat(ledger.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    private void start() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                LedgerApplication.class.getName());
        builder.environment()
                .putAll(Map.of(
                        "LEDGER_HOME", home.toString(),
                        "LEDGER_PORT", Integer.toString(port),
                        "LEDGER_DATABASE_URL", "",
                        "SPRING_PROFILES_ACTIVE", "simulation"));
        builder.redirectErrorStream(true).redirectOutput(home.resolve("ledger.log").toFile());
        ledger = builder.start();
        await(this::isReady);
    }

    private boolean isReady() {
        assertThat(ledger.isAlive()).as("the ledger starts, see %s", home).isTrue();
        try (LedgerClient client = client()) {
            return client.get("/actuator/health/readiness").status() == 200;
        } catch (NoAnswer _) {
            return false;
        }
    }

    private long linesOnBill() {
        try (LedgerClient client = client()) {
            Answer bill = client.get("/api/v1/partners/p-1/bills/2026-07");
            return bill.isGood() ? bill.body().path("lines").asLong() : 0;
        }
    }

    private LedgerClient client() {
        return new LedgerClient("http://127.0.0.1:" + port, null);
    }

    private static JsonNode send(LedgerClient client, String ndjson) {
        Answer answer = client.send("POST", "/api/v1/events", "application/x-ndjson", BodyPublishers.ofString(ndjson));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private static String partner() {
        return event("p", "partner.enrolled.v1", """
                {"partnerId": "p-1", "name": "one", "currency": "CNY", "memberFrom": "2025-01-01"}""")
                + event("c", "customer.linked.v1", """
                {"customerId": "c-1", "partnerId": "p-1", "association": "RESALE", "from": "2025-01-01"}""");
    }

    private static String lines() {
        var feed = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            feed.append(event("l-" + i, "spend.recorded.v1", """
                    {"customerId": "c-1", "currency": "CNY", "product": {"serviceType": "ecs"}, \
                    "chargingMode": "ON_DEMAND", "lineType": "USAGE", "consumedFrom": "2026-07-05T10:00:00+08:00", \
                    "tradedAt": "2026-07-05T11:00:00+08:00", "tradeId": "t-%d", "paid": {"cash": "0.010001"}}"""
                    .formatted(i)));
        }
        return feed.toString();
    }

    private static String event(String id, String type, String data) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "feed", "type": "%s", "time": "2026-07-06T00:00:00Z", "data": %s}
                """.formatted(id, type, data);
    }

    private static void await(BooleanSupplier condition) {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("within %s", PATIENCE).isBefore(giveUp);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    /** Before the first start there is nothing to stop. */
    private static Process idle() {
        try {
            return new ProcessBuilder("true").start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
