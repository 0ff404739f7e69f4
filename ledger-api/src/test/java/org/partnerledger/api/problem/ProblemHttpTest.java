package org.partnerledger.api.problem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerledger.api.rules.RulesApplication;
import org.partnerledger.api.store.LedgerDatabase;

/** Whatever is sent, the answer is a problem of the contract and never a fault of the ledger. */
class ProblemHttpTest {

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    private static final String PARAMETERS = "/api/v1/rules/parameters";

    private static RulesApplication ledger;

    @BeforeAll
    static void start() {
        ledger = RulesApplication.start(LEDGER);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void saysWhereJsonIsMalformed() {
        HttpResponse<String> answer = ledger.send("PUT", PARAMETERS, "{\"zone\":\n  \"UTC\",}");

        assertProblem(answer, 400, "MALFORMED_JSON");
        assertThatJson(answer.body()).inPath("detail").asString().contains("line 2, column");
        assertThatJson(answer.body()).inPath("status").isEqualTo(400);
        assertThatJson(answer.body()).inPath("instance").isEqualTo(PARAMETERS);
    }

    @Test
    void refusesAnEmptyBody() {
        assertProblem(ledger.send("PUT", PARAMETERS, ""), 400, "MALFORMED_JSON");
    }

    @Test
    void refusesAnotherMediaType() {
        assertProblem(ledger.send("PUT", PARAMETERS, "text/plain", "{}"), 415, "UNSUPPORTED_MEDIA_TYPE");
        assertProblem(ledger.send("PUT", PARAMETERS, "no type", "{}"), 415, "UNSUPPORTED_MEDIA_TYPE");
        assertProblem(ledger.send("PUT", PARAMETERS, "*/*", ""), 415, "UNSUPPORTED_MEDIA_TYPE");
        assertProblem(ledger.send("PUT", PARAMETERS, "application/*", "{}"), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void refusesAnotherMethodAndSaysWhichThereAre() {
        HttpResponse<String> answer = ledger.send("DELETE", PARAMETERS, null);

        assertProblem(answer, 405, "METHOD_NOT_ALLOWED");
        assertThat(answer.headers().firstValue("Allow").orElseThrow())
                .contains("GET")
                .contains("PUT");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        String large = "[" + " ".repeat(16 * 1024 * 1024) + "]";

        assertProblem(ledger.send("PUT", "/api/v1/rules/catalogue/2026-07", large), 413, "TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/api/v1/rules/parameters/more", "/error", "/api/v1/%2F"})
    void knowsNoOtherPath(String path) {
        assertProblem(ledger.send("GET", path, null), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[[[[[[[[[[[[[[[[[[[",
                "{\"a\":1e99999999999}",
                "\u0000",
                "\"\\ud800\"",
                "{\"zone\": {\"a\": []}}",
                "{\"minPayout\": 1e-2147483647}",
                "{\"minPayout\": {\"\": 1}}",
                "{\"tax\": []}",
                "{\"calendar\": \"\\u0000\\u0000\"}",
                "{\"rebindCooldownFrom\": \"+999999999-12-31T00:00:00+18:00\"}",
                "{\"billDueDays\": 99999999999999999999999999}"
            })
    void answersNonsenseWith400(String body) {
        assertThat(ledger.send("PUT", PARAMETERS, body).statusCode()).isEqualTo(400);
    }

    @Test
    void answersNestingWithoutEnd() {
        assertProblem(ledger.send("PUT", PARAMETERS, "[".repeat(100_000)), 400, "MALFORMED_JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/pl|ans HTTP/1.1",
                "GET /api/v1/plans/%zz/versions/1 HTTP/1.1",
                "GET /api/v1/plans/a;b%/versions/1 HTTP/1.1",
                "GET /api/v1/plans/%00/versions/1 HTTP/1.1",
                "GET /api/v1/plans/%0A/versions/1 HTTP/1.1",
                "GET /api/v1/plans/%C0%AF/versions/1 HTTP/1.1",
                "GET /api/v1/plans?limit=%zz HTTP/1.1",
                "GET /api/v1/plans?cursor=%00 HTTP/1.1"
            })
    void answersWhatTomcatCannotRead(String request) throws IOException {
        String answer = raw(request + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 (400|404) .*");
        assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
        assertThat(answer).contains("\"code\":");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ledger.port())) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThatJson(answer.body()).inPath("code").isEqualTo(code);
        assertThatJson(answer.body()).inPath("errors").isArray();
    }
}
