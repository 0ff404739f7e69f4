package org.partnerledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerledger.api.scenario.PretendedLedger;
import picocli.CommandLine;

class LedgerCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private PretendedLedger ledger;

    @BeforeEach
    void start() throws IOException {
        ledger = new PretendedLedger();
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    @Test
    void servesUnlessACommandIsAskedFor() {
        assertThat(LedgerCommand.isAskedFor(new String[] {})).isFalse();
        assertThat(LedgerCommand.isAskedFor(new String[] {"--server.port=1"})).isFalse();
        assertThat(LedgerCommand.isAskedFor(new String[] {"import", "x"})).isTrue();
        assertThat(LedgerCommand.isAskedFor(new String[] {"--help"})).isTrue();
        assertThat(LedgerCommand.isAskedFor(new String[] {"imprt"})).isTrue();
    }

    @Test
    void tellsWhatItCan() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("import", "scenarios", "LEDGER_URL");
    }

    @Test
    void namesAWrongCommandInOneSentence() {
        assertThat(run("imprt")).isEqualTo(2);
        assertThat(err.toString()).contains("imprt").contains("--help");
        assertThat(run("scenarios")).isEqualTo(2);
    }

    @Test
    void saysThatNoLedgerAnswers() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Path file = Files.writeString(folder.resolve("a.csv"), "lineId\n");

        assertThat(runAt("http://127.0.0.1:" + free, "import", file.toString())).isEqualTo(3);
        assertThat(err.toString()).startsWith("No ledger answers at http://127.0.0.1:" + free + ": start it");
        assertThat(runAt("nonsense", "import", file.toString())).isEqualTo(3);
        assertThat(err.toString()).contains("LEDGER_URL is no address: 'nonsense'");
    }

    @Test
    void saysWhichFileIsNotThere() {
        assertThat(run("import", "nowhere.csv")).isEqualTo(1);
        assertThat(run("scenarios", "nowhere.json")).isEqualTo(1);
        assertThat(err.toString())
                .contains("There is no file nowhere.csv that can be read.", "There is no file nowhere.json");
    }

    @Test
    void importsAFileAndFollowsIt() throws IOException {
        Path file = Files.writeString(folder.resolve("costs.csv"), "BilledCost\n1\n");
        ledger.answers("POST /api/v1/imports?format=focus&source=feed%2Fa", 202, "{\"importId\": \"i-1\"}");
        ledger.answers(
                "GET /api/v1/imports/i-1", 200, "{\"state\": \"RUNNING\", \"bytesRead\": 3, \"bytesTotal\": 13}");
        ledger.answers("GET /api/v1/imports/i-1", 200, """
                {"state": "DONE", "received": 1, "accepted": 1, "duplicates": 0, "quarantined": 0, "problems": [],
                 "bytesRead": 13, "bytesTotal": 13}""");

        assertThat(run("import", file.toString(), "--source", "feed/a")).isZero();
        assertThat(out.toString()).contains("1 received, 1 accepted, 0 duplicates, 0 quarantined");
        assertThat(ledger.asked().getFirst()).endsWith("BilledCost\n1");
    }

    @Test
    void endsWithOneWhenSomethingIsQuarantined() throws IOException {
        Path file = Files.writeString(folder.resolve("facts.ndjson"), "{}\n");
        ledger.answers("POST /api/v1/imports?format=events", 202, "{\"importId\": \"i-1\"}");
        ledger.answers("GET /api/v1/imports/i-1", 200, """
                {"state": "DONE", "received": 1, "accepted": 0, "duplicates": 0, "quarantined": 1, "problems": [
                  {"index": 0, "id": null, "code": "SCHEMA", "detail": "no id"}]}""");

        assertThat(run("import", file.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("0  SCHEMA no id");
    }

    @Test
    void countsScenariosThatPassAndFail() throws IOException {
        Files.writeString(folder.resolve("01-good.json"), "{\"name\": \"01-good\", \"title\": \"\", \"steps\": []}");
        Files.writeString(folder.resolve("02-bad.json"), "{\"name\": \"02-bad\", \"steps\": [{\"dance\": 1}]}");

        assertThat(run("scenarios", folder.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("FAILED  02-bad").endsWith("1 passed, 1 failed\n");
        assertThat(run("scenarios", folder.toString(), "--except", "02,03")).isZero();
        assertThat(out.toString()).endsWith("1 passed, 0 failed\n");
    }

    private int run(String... args) {
        return runAt(ledger.url(), args);
    }

    private int runAt(String url, String... args) {
        CommandLine commandLine = LedgerCommand.commandLine(Map.of("LEDGER_URL", url));
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(args);
    }
}
