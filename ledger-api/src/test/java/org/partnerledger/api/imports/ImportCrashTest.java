package org.partnerledger.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import tools.jackson.databind.JsonNode;

/** kill -9 of the application and of its database in the middle of an import: every line is there once. */
class ImportCrashTest {

    private static final int LINES = 60_000;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void losesAndDoublesNothing() throws Exception {
        Path home = folder.resolve("home");
        Path one = file("one");
        Path two = file("two");
        String first;
        try (LedgerProcess ledger = LedgerProcess.start(home)) {
            enrol(ledger.client());
            first = send(ledger.client(), one);
            assertThat(isRunning(await(ledger.client(), first, ImportCrashTest::isInTheMiddle)))
                    .isTrue();
            ledger.kill();
        }

        String second;
        try (LedgerProcess ledger = LedgerProcess.start(home)) {
            JsonNode ended = await(ledger.client(), first, import1 -> !isRunning(import1));
            assertThat(ended.path("state").asString()).isEqualTo("DONE");
            assertThat(ended.path("received").asInt()).isEqualTo(LINES);
            assertThat(ended.path("quarantined").asInt()).isZero();
            assertBill(ledger.client(), LINES, "600.00");

            second = send(ledger.client(), two);
            assertThat(isRunning(await(ledger.client(), second, ImportCrashTest::isInTheMiddle)))
                    .isTrue();
            ledger.killDatabase();
            ledger.kill();
        }

        try (LedgerProcess ledger = LedgerProcess.start(home)) {
            JsonNode ended = await(ledger.client(), second, import2 -> !isRunning(import2));
            if (!ended.path("state").asString().equals("DONE")) {
                // It noticed the death of its database before its own: then it is sent again.
                assertThat(await(ledger.client(), send(ledger.client(), two), again -> !isRunning(again))
                                .path("state")
                                .asString())
                        .isEqualTo("DONE");
            }
            assertBill(ledger.client(), 2 * LINES, "1200.00");

            JsonNode again = await(ledger.client(), send(ledger.client(), one), import3 -> !isRunning(import3));
            assertThat(again.path("duplicates").asInt()).isEqualTo(LINES);
            assertBill(ledger.client(), 2 * LINES, "1200.00");
        }
    }

    private static boolean isRunning(JsonNode state) {
        return state.path("state").asString().equals("RUNNING");
    }

    private static boolean isInTheMiddle(JsonNode state) {
        return state.path("accepted").asInt() > 0;
    }

    private static void assertBill(LedgerClient client, int lines, String total) {
        JsonNode bill = client.get("/api/v1/partners/p/bills/2026-05").body();

        assertThat(bill.path("lines").asInt()).isEqualTo(lines);
        assertThat(bill.path("total").asString()).isEqualTo(total);
    }

    private static void enrol(LedgerClient client) {
        String facts = """
                [{"specversion": "1.0", "id": "p", "source": "s", "type": "partner.enrolled.v1",
                  "time": "2026-01-01T00:00:00Z",
                  "data": {"partnerId": "p", "name": "p", "currency": "CNY", "memberFrom": "2026-01-01"}},
                 {"specversion": "1.0", "id": "c", "source": "s", "type": "customer.linked.v1",
                  "time": "2026-01-01T00:00:00Z",
                  "data": {"customerId": "c", "partnerId": "p", "association": "RESALE", "from": "2026-01-01"}}]""";
        Answer answer = client.send(
                "POST", "/api/v1/events", "application/cloudevents-batch+json", BodyPublishers.ofString(facts));
        assertThat(answer.status()).as(answer.explain()).isEqualTo(200);
    }

    private static String send(LedgerClient client, Path file) throws IOException {
        Answer answer = client.send("POST", "/api/v1/imports?format=spend", "text/csv", BodyPublishers.ofFile(file));
        assertThat(answer.status()).as(answer.explain()).isEqualTo(202);
        return answer.body().path("importId").asString();
    }

    private static JsonNode await(LedgerClient client, String importId, Predicate<JsonNode> until) {
        long end = System.nanoTime() + LONGEST.toNanos();
        JsonNode state = client.get("/api/v1/imports/" + importId).body();
        while (!until.test(state)) {
            assertThat(System.nanoTime()).as("waited for %s", state).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            state = client.get("/api/v1/imports/" + importId).body();
        }
        return state;
    }

    /** Lines of 0.01 each. */
    private Path file(String name) throws IOException {
        Path file = folder.resolve(name + ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("lineId,customerId,currency,product.serviceType,chargingMode,lineType,consumedFrom,"
                    + "tradedAt,tradeId,paid.cash\n");
            for (int i = 0; i < LINES; i++) {
                out.write(name + "-" + i + ",c,CNY,ecs,ON_DEMAND,USAGE,2026-05-10T00:00:00Z,2026-05-10T01:00:00Z,t-"
                        + name + "-" + i + ",0.01\n");
            }
        }
        return file;
    }
}
