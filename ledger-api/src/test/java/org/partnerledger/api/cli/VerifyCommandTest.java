package org.partnerledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.api.Lines.line;
import static org.partnerledger.api.Lines.link;
import static org.partnerledger.api.Lines.plan;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.LedgerClient;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ledger verify}: exit codes and what it prints, for people and for programs. */
class VerifyCommandTest {

    @RegisterExtension
    static final Extension SHARED = RunningLedger.shared();

    private static final String ANOTHER_KEY = "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=";

    @TempDir
    static Path folder;

    private static String key = "";
    private static String url = "";
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void closeTwoMonths() {
        RunningLedger ledger = RunningLedger.sharedLedger();
        try (Story story = Story.at(ledger, "2026-03-20T00:00:00Z").planned(plan("BASE", 1, "2026-01"));
                LedgerClient client = ledger.client()) {
            story.enrolled("p-1").told("customer.linked", link("c-1", "p-1")).told("spend.recorded", line("L1"));
            for (String month : new String[] {"2026-03", "2026-04", "2026-05"}) {
                story.clock(YearMonth.parse(month).plusMonths(1) + "-05T00:00:00Z")
                        .closed(month);
                assertThat(client.download(
                                "/api/v1/partners/p-1/statements/" + month + "/bundle", folder.resolve(month + ".zip")))
                        .isTrue();
            }
            JsonNode keys = story.get("/api/v1/seals/keys").get("items");
            url = client.url();
            key = keys.get(0).get("publicKey").asString();
        }
    }

    @Test
    void holdsForWhatTheLedgerMade() {
        assertThat(verify(bundle("2026-03"))).isZero();
        assertThat(out.toString())
                .contains("2026-03 of p-1, 1 lines, seal 1, close 1, key ")
                .contains("Holds:")
                .contains("whose that is, --key shows");
    }

    @Test
    void showsWhoseItIs() throws IOException {
        Path pem = Files.writeString(
                folder.resolve("ledger.pub"), "-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----\n");
        assertThat(verify("--key", pem.toString(), bundle("2026-03"))).isZero();
        assertThat(out.toString()).contains("Signed by the key that was given.");

        Path other = Files.writeString(folder.resolve("other.pub"), ANOTHER_KEY);
        assertThat(verify("--key", other.toString(), bundle("2026-03"))).isEqualTo(LedgerCommand.REFUSED);
        assertThat(out.toString()).contains("KEY_UNEXPECTED manifest.json/publicKey: is not the key that was given");
    }

    @Test
    void followsTheChainOfSeveralMonths() {
        assertThat(verify(bundle("2026-03"), bundle("2026-04"), bundle("2026-05")))
                .isZero();
        assertThat(verify(bundle("2026-03"), bundle("2026-05"))).isEqualTo(LedgerCommand.REFUSED);
        assertThat(out.toString()).contains("SEQUENCE_GAP p-1/2026-05: is seal 3, 2 should follow");
    }

    @Test
    void tellsProgramsWhatItFound() throws IOException {
        byte[] changed = Files.readAllBytes(Path.of(bundle("2026-03")));
        changed[changed.length / 2] ^= 1;
        Path file = Files.write(folder.resolve("changed.zip"), changed);

        assertThat(verify("--format", "json", file.toString())).isEqualTo(LedgerCommand.REFUSED);
        JsonNode report = JsonMapper.builder().build().readTree(out.toString());
        assertThat(report.get("holds").asBoolean()).isFalse();
        assertThat(report.at("/bundles/0/partnerId").asString()).isEqualTo("p-1");
        assertThat(report.at("/bundles/0/findings").toString()).contains("HASH_MISMATCH");
    }

    @Test
    void asksARunningLedgerForItsWholeStore() {
        assertThat(verify("--store")).isZero();
        assertThat(out.toString()).contains("3 closes, 3 months of partners, ").contains("Holds:");
        assertThat(verify()).isEqualTo(LedgerCommand.WRONG_COMMAND_LINE);
        assertThat(verify("--store", bundle("2026-03"))).isEqualTo(LedgerCommand.WRONG_COMMAND_LINE);
    }

    @Test
    void saysWhatItCannotRead() throws IOException {
        assertThat(verify("nothing.zip")).isEqualTo(LedgerCommand.WRONG_COMMAND_LINE);
        assertThat(err.toString()).contains("no file nothing.zip");
        Path noKey = Files.writeString(folder.resolve("no.pub"), "no key");
        assertThat(verify("--key", noKey.toString(), bundle("2026-03"))).isEqualTo(LedgerCommand.WRONG_COMMAND_LINE);
        assertThat(err.toString()).contains("holds no public key of Ed25519");
        assertThat(verify("--format", "xml", bundle("2026-03"))).isEqualTo(LedgerCommand.WRONG_COMMAND_LINE);

        Path noBundle = Files.writeString(folder.resolve("no.zip"), "no bundle");
        assertThat(verify(noBundle.toString())).isEqualTo(LedgerCommand.REFUSED);
        assertThat(out.toString()).contains("no.zip: no bundle").contains("CONTAINER_ALTERED");
    }

    private static String bundle(String month) {
        return folder.resolve(month + ".zip").toString();
    }

    private int verify(String... arguments) {
        CommandLine command = LedgerCommand.commandLine(Map.of("LEDGER_URL", url));
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 1];
        all[0] = "verify";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return command.execute(all);
    }
}
