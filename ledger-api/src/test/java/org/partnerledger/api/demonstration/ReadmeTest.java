package org.partnerledger.api.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.wording.Wording;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the README shows of the demonstration is so: its commands, its table, its picture. */
class ReadmeTest {

    private static final Path REPOSITORY = Path.of("").toAbsolutePath().resolve("..");
    private static final Pattern TABLE_ROW = Pattern.compile("\\| (?:= )?([A-Z_]+)[^|]*\\| (-?[0-9.]+) \\|.*");

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("demo", "ledger.demonstration.first=2026-08");

    private static LedgerClient client;
    private static List<JsonNode> rows;

    @BeforeAll
    static void load() throws InterruptedException {
        client = LEDGER.client("demo");
        var _ = LEDGER.demonstrationLoaded();
        rows = client.get("/api/v1/partners/p-haiyun/statements/2026-09/explanation")
                .body()
                .get("rows")
                .valueStream()
                .toList();
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    static List<String> commands() {
        List<String> commands =
                readme().filter(line -> line.startsWith("curl ")).toList();
        assertThat(commands).hasSizeGreaterThanOrEqualTo(5);
        return commands;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itsCommandsAnswer(String command) throws IOException, InterruptedException {
        String settings = "P=2026-09; L=" + LEDGER.url() + "/api/v1; set -e; ";
        Process shell = new ProcessBuilder("bash", "-c", settings + command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(shell.exitValue()).isZero();
        JsonNode body = JsonMapper.shared().readTree(answer);
        assertThat(body.isObject()).as(answer).isTrue();
        assertThat(body.has("status") && body.has("code")).as(answer).isFalse();
    }

    @Test
    void usesTheMonthsOfThisPage() {
        assertThat(readme().filter(line -> line.matches("P=.*|L=.*")))
                .containsExactly("P=2026-09", "L=http://localhost:8080/api/v1");
    }

    @Test
    void itsTableIsTheExplanation() {
        List<String> shown = rows.stream()
                .map(row -> row.get("code").asString() + " " + row.get("amount").asString())
                .toList();
        List<String> table = readme().map(TABLE_ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();

        assertThat(table).hasSizeGreaterThan(8);
        assertThat(shown).containsSubsequence(table);
    }

    @Test
    void itsPictureIsOfThatStatement() throws IOException {
        String drawn = ReadmePicture.of(
                "Haiyun, September 2026: from what customers spent to what is paid out, in CNY",
                rows,
                Wording.in(Wording.Language.EN));
        Path copy = Files.writeString(Path.of("target", "waterfall.svg"), drawn);

        assertThat(REPOSITORY.resolve("docs/waterfall.svg"))
                .as("else take over %s", copy)
                .hasContent(drawn);
        assertThat(readme()).anyMatch(line -> line.contains("(docs/waterfall.svg)"));
    }

    private static Stream<String> readme() {
        try {
            return Files.readAllLines(REPOSITORY.resolve("README.md")).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
