package org.partnerledger.api.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;

/**
 * Facts over real connections: statuses, streams that are slow, streams that break, and texts that no database takes.
 */
class EventsHttpTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String STREAM = "application/x-ndjson";
    private static final String BILL = "/api/v1/partners/p/bills/2026-05";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static LedgerClient client;

    @BeforeAll
    static void connect() {
        client = LEDGER.client();
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @BeforeEach
    void onePartnerWithOneCustomer() {
        assertThat(client.post("/api/v1/simulation/reset").status()).isEqualTo(204);
        Answer answer = send(BATCH, """
                [{"specversion": "1.0", "id": "p", "source": "s", "type": "partner.enrolled.v1",
                  "time": "2026-01-01T00:00:00Z",
                  "data": {"partnerId": "p", "name": "p", "currency": "CNY", "memberFrom": "2026-01-01"}},
                 {"specversion": "1.0", "id": "c", "source": "s", "type": "customer.linked.v1",
                  "time": "2026-01-01T00:00:00Z",
                  "data": {"customerId": "c", "partnerId": "p", "association": "RESALE", "from": "2026-01-01"}}]""");
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void answersProblemsWithACode() {
        Answer unreadable = send(BATCH, "[{]");
        Answer tooMany = send(BATCH, "[" + "{},".repeat(10_000) + "{}]");
        Answer otherType = send("text/plain", "[]");

        assertThat(unreadable.explain()).startsWith("400 MALFORMED_JSON").contains("line 1, column");
        assertThat(tooMany.explain()).startsWith("413 TOO_LARGE").contains("10000");
        assertThat(otherType.status()).isEqualTo(415);
        assertThat(client.get("/api/v1/events").status()).isEqualTo(405);
    }

    @Test
    void answers207ForALineThatCannotBeReadAndTakesTheOthers() {
        Answer answer = send(STREAM, line("a", "ecs") + "\n{\"id\n" + line("b", "ecs"));

        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.body().path("accepted").asInt()).isEqualTo(2);
        assertThat(answer.body().at("/problems/0/code").asString()).isEqualTo("SCHEMA");
        assertThat(answer.body().at("/problems/0/index").asInt()).isEqualTo(1);
    }

    @Test
    void showsWhatASlowSenderSentWhileItGoesOn() throws IOException {
        URI address = URI.create(LEDGER.url());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            write(out, """
                    POST /api/v1/events HTTP/1.1\r
                    Host: ledger\r
                    Content-Type: application/x-ndjson\r
                    Transfer-Encoding: chunked\r
                    Connection: close\r
                    \r
                    """);
            write(out, chunk(line("a", "ecs") + "\n"));

            assertThat(linesOnBill(1)).isEqualTo(1);

            write(out, chunk(line("b", "ecs")));
            write(out, "0\r\n\r\n");
            String answer = read(socket.getInputStream());
            assertThat(answer).startsWith("HTTP/1.1 200").contains("\"accepted\":2");
        }
    }

    @Test
    void keepsWhatCameBeforeTheConnectionBroke() throws IOException {
        URI address = URI.create(LEDGER.url());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            write(out, """
                    POST /api/v1/events HTTP/1.1\r
                    Host: ledger\r
                    Content-Type: application/x-ndjson\r
                    Content-Length: 100000\r
                    \r
                    """);
            write(
                    out,
                    line("a", "ecs") + "\n" + line("b", "ecs") + "\n"
                            + line("c", "ecs").substring(0, 40));
        }

        assertThat(linesOnBill(2)).isEqualTo(2);
        assertThat(send(STREAM, line("b", "ecs")).body().path("duplicates").asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud800", "\\udc00\\ud800", "\\ud83d"})
    void quarantinesTextsThatNoDatabaseTakes(String text) {
        Answer answer = send(STREAM, line("x", text));

        assertThat(answer.explain()).startsWith("207");
        assertThat(answer.body().at("/problems/0/code").asString()).isEqualTo("SCHEMA");
    }

    @Test
    void quarantinesALineWithANulByte() {
        assertThat(send(STREAM, line("x", "a\0b")).status()).isEqualTo(207);
        assertThat(send(BATCH, "[" + line("x", "a\0b") + "]").status()).isEqualTo(400);
    }

    private static Answer send(String mediaType, String body) {
        return client.send("POST", "/api/v1/events", mediaType, BodyPublishers.ofString(body));
    }

    private static String line(String id, String serviceType) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "s", "type": "spend.recorded.v1", \
                "time": "2026-05-01T00:00:00Z", "data": {"customerId": "c", "currency": "CNY", \
                "product": {"serviceType": "%s"}, "chargingMode": "ON_DEMAND", "lineType": "USAGE", \
                "consumedFrom": "2026-05-10T00:00:00Z", "tradedAt": "2026-05-10T00:00:00Z", "tradeId": "t-%s", \
                "paid": {"cash": "1"}}}""".formatted(id, serviceType, id);
    }

    /** Asks until there are so many, or patience ends. */
    private static int linesOnBill(int expected) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int lines = 0;
        while (lines < expected && System.nanoTime() < end) {
            lines = client.get(BILL).body().path("lines").asInt(0);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return lines;
    }

    private static String chunk(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return Integer.toHexString(bytes) + "\r\n" + text + "\r\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String read(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
