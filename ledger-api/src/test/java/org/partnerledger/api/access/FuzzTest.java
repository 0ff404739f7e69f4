package org.partnerledger.api.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Malformed requests by the thousand, the same from the same seed: no fault of the ledger, no inside of it in an
 * answer, nothing stored. {@code -Dledger.fuzz.requests=1000000 -Dledger.fuzz.seconds=600} for a long run.
 */
class FuzzTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation", "logging.level.org.partnerledger=error");

    private static final int REQUESTS = Integer.getInteger("ledger.fuzz.requests", 200_000);
    private static final Duration LONGEST = Duration.ofSeconds(Integer.getInteger("ledger.fuzz.seconds", 30));
    private static final long SEED = Long.getLong("ledger.fuzz.seed", 5);

    private static final List<String> VALUES = List.of(
            "",
            "0",
            "-1",
            "2026-13",
            "2026-01",
            "9999999999999999999",
            "%00",
            "%2F",
            "%2e%2e%2f",
            "..",
            "%",
            "%zz",
            "%C3%28",
            "a;b=c",
            "\\",
            "'",
            "\"",
            "<script>",
            "p",
            "1e999",
            "%F0%9F%92%A9",
            "%E2%80%A8",
            "true",
            "null",
            "[]",
            "{}");
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "[",
            "[]",
            "{}",
            "null",
            "\"\"",
            "0",
            "1e400000",
            "{\"a\":",
            "[[[[[[[[[[",
            "\u0000",
            "{\"roles\":1}",
            "{\"specversion\":\"1.0\"",
            "[{\"id\":1}]",
            "\"\\ud800\"",
            "{\"\":{}}",
            "-",
            "NaN",
            "\u00ff\u00fe");
    private static final List<String> TYPES = List.of(
            "application/json",
            "text/plain",
            "",
            "application/json;charset=\u00ff",
            "multipart/form-data",
            "application/x-www-form-urlencoded",
            "application/cloudevents+json",
            "*/*",
            "a/b/c");
    private static final List<String> HEADERS = List.of(
            "Accept: */*",
            "Accept: ;;;",
            "Range: bytes=5-1",
            "If-None-Match: \"",
            "Authorization: Bearer",
            "Authorization: Basic ====",
            "Authorization: Bearer lk_000000000000_x",
            "Cookie: JSESSIONID=../../x",
            "X-Forwarded-For: '",
            "Accept-Language: \u00e9",
            "Expect: nothing",
            "Origin: null",
            "Content-Encoding: gzip");

    private final Random random = new Random(SEED);

    @Test
    void malformedRequestsAreRefusedAndLeaveNothing() throws IOException {
        List<String[]> endpoints = endpoints();
        String before = stored();
        int sent = 0;
        long end = System.nanoTime() + LONGEST.toNanos();
        Connection connection = new Connection();
        try {
            while (sent < REQUESTS && System.nanoTime() < end) {
                String[] endpoint = endpoints.get(random.nextInt(endpoints.size()));
                String request = request(endpoint[0], endpoint[1]);
                String answer = connection.ask(request);
                sent++;
                assertThat(answer.startsWith("HTTP/1.1 5"))
                        .as(request + "\n\n" + answer)
                        .isFalse();
                assertThat(answer.contains("\tat ") || answer.contains("Exception"))
                        .as(request + "\n\n" + answer)
                        .isFalse();
                if (connection.isOver()) {
                    connection.close();
                    connection = new Connection();
                }
            }
        } finally {
            connection.close();
        }
        assertThat(sent).as("requests in the time there was").isGreaterThan(5_000);
        assertThat(stored()).isEqualTo(before);
    }

    /** Without those that need no body to do something, and so cannot be malformed. */
    private static List<String[]> endpoints() {
        var found = new ArrayList<String[]>();
        try (LedgerClient client = LEDGER.client()) {
            client.get("/v3/api-docs")
                    .body()
                    .path("paths")
                    .forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> {
                        boolean reads = method.equals("get");
                        boolean doesNothingWithoutBody = operation.has("requestBody");
                        if (reads || doesNothingWithoutBody) {
                            found.add(new String[] {method.toUpperCase(Locale.ROOT), path});
                        }
                    }));
        }
        assertThat(found).hasSizeGreaterThan(50);
        return found;
    }

    private String request(String method, String path) {
        String filled = path;
        while (filled.contains("{")) {
            filled = filled.replaceFirst(
                    "\\{[^}]*}", Matcher.quoteReplacement(any(VALUES).replace("{", "%7B")));
        }
        if (random.nextInt(3) == 0) {
            filled += "?" + any(List.of("limit", "cursor", "asOf", "partnerId", "state", "due", "%", "source")) + "="
                    + any(VALUES);
        }
        if (random.nextInt(50) == 0) {
            filled = filled.substring(0, random.nextInt(filled.length())) + (char) random.nextInt(256);
        }
        boolean body = !method.equals("GET");
        String text = body ? any(BODIES) : "";
        String type = any(TYPES);
        return method + " " + filled.replaceAll("[\r\n ]", "%20") + " HTTP/1.1\r\nHost: x\r\n"
                + (random.nextBoolean() ? any(HEADERS) + "\r\n" : "")
                + (body && !type.isEmpty() ? "Content-Type: " + type + "\r\n" : "")
                + (body ? "Content-Length: " + text.length() + "\r\n" : "")
                + "\r\n"
                + text;
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Counts of everything that a request could store. */
    private static String stored() {
        return LEDGER.bean(JdbcClient.class)
                .sql("select concat_ws(' ', (select count(*) from domain_event), (select count(*) from fact_key),"
                        + " (select count(*) from job), (select count(*) from api_key), (select count(*) from"
                        + " ledger_user))")
                .query(String.class)
                .single();
    }

    /** One connection that is used as long as the server keeps it. */
    private static final class Connection {

        private final Socket socket;
        private final OutputStream out;
        private final InputStream in;
        private boolean over;

        Connection() throws IOException {
            URI uri = URI.create(LEDGER.url());
            socket = new Socket(uri.getHost(), uri.getPort());
            socket.setSoTimeout(20_000);
            socket.setTcpNoDelay(true);
            out = socket.getOutputStream();
            in = new BufferedInputStream(socket.getInputStream());
        }

        boolean isOver() {
            return over;
        }

        /** The head of the answer and its body. */
        String ask(String request) throws IOException {
            try {
                out.write(request.getBytes(ISO_8859_1));
                out.flush();
                return read();
            } catch (SocketException closed) {
                over = true; // The server hung up on what is no HTTP, before all of it was sent.
                return "";
            }
        }

        private String read() throws IOException {
            String head = head();
            String lower = head.toLowerCase(Locale.ROOT);
            if (head.isEmpty() || lower.contains("connection: close")) {
                over = true;
            }
            if (lower.contains("transfer-encoding: chunked")) {
                return head + chunks();
            }
            int at = lower.indexOf("content-length: ");
            int length = at < 0 ? 0 : Integer.parseInt(head.substring(at + 16, head.indexOf("\r\n", at)));
            return head + new String(in.readNBytes(length), ISO_8859_1);
        }

        private String head() throws IOException {
            var head = new StringBuilder();
            while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
                int next = in.read();
                if (next < 0) {
                    over = true;
                    break;
                }
                head.append((char) next);
            }
            return head.toString();
        }

        private String chunks() throws IOException {
            var body = new StringBuilder();
            while (true) {
                int size = Integer.parseInt(line(), 16);
                body.append(new String(in.readNBytes(size), ISO_8859_1));
                String _ = line();
                if (size == 0) {
                    return body.toString();
                }
            }
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            int next = in.read();
            while (next >= 0 && next != '\n') {
                line.append((char) next);
                next = in.read();
            }
            return line.toString().strip();
        }

        void close() throws IOException {
            socket.close();
        }
    }
}
