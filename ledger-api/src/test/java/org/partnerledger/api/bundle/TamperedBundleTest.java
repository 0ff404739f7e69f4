package org.partnerledger.api.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerledger.api.Lines.line;
import static org.partnerledger.api.Lines.link;
import static org.partnerledger.api.Lines.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.core.bundle.BundleFile;
import org.partnerledger.core.bundle.BundleManifest;
import org.partnerledger.core.seal.CanonicalJson;
import org.partnerledger.core.seal.InclusionProof;
import org.partnerledger.core.verification.Finding;
import org.partnerledger.core.verification.Finding.Code;

/** Whatever is changed in a bundle is found, and called by its name. */
class TamperedBundleTest {

    @RegisterExtension
    static final Extension SHARED = RunningLedger.shared();

    @TempDir
    static Path folder;

    private static byte[] bundle = {};

    @BeforeAll
    static void closeAMonth() throws IOException {
        RunningLedger ledger = RunningLedger.sharedLedger();
        try (Story story = Story.at(ledger, "2026-03-20T00:00:00Z").planned(plan("BASE", 1, "2026-01"));
                LedgerClient client = ledger.client()) {
            story.enrolled("p-1").enrolled("p-2").enrolled("p-3");
            story.told("customer.linked", link("c-1", "p-1"), link("c-2", "p-2"))
                    .told(
                            "spend.recorded",
                            line("L1"),
                            line("L2", "{\"paid\": {\"credit\": \"60.00\", \"debt\": \"40.00\"}}"),
                            line("L3", "{\"customerId\": \"c-2\"}"))
                    .told("spend.paid", """
                            {"tradeId": "t-L2", "paidAt": "2026-03-21T00:00:00Z", "amount": "50.00"}""");
            story.clock("2026-04-02T01:00:00Z").closed("2026-03");
            bundle = Parts.fetched(client, "p-1", "2026-03", folder);
        }
    }

    @Test
    void holdsAsItIs() throws IOException {
        Verified verified = Parts.verified(bundle, folder);
        assertThat(verified.findings()).isEmpty();
        assertThat(verified.lines()).isEqualTo(2);
        assertThat(parts().packed()).as("as the test packs it").isEqualTo(bundle);
    }

    @Test
    void noByteCanBeChanged() {
        assertThat(Parts.isWhole(bundle)).as("as it is").isTrue();
        assertThat(IntStream.range(0, bundle.length).parallel().filter(i -> {
                    byte[] changed = bundle.clone();
                    changed[i] ^= (byte) (1 << i % Byte.SIZE);
                    return Parts.isWhole(changed);
                }))
                .as("bytes of %d that can be changed and nobody sees it", bundle.length)
                .isEmpty();
    }

    @Test
    void nothingCanBeTakenOffOrPutBehind() throws IOException {
        for (int length : new int[] {0, 1, bundle.length / 2, bundle.length - 1, bundle.length + 1}) {
            assertThat(codes(Parts.verified(Arrays.copyOf(bundle, length), folder)))
                    .as("%d of %d bytes", length, bundle.length)
                    .contains(Code.CONTAINER_ALTERED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LINES, '\"100.00\"', '\"100.01\"', AMOUNT_MISMATCH",
        "LINES, '\"currency\":\"CNY\"', '\"currency\":\"USD\"', HASH_MISMATCH",
        "LINES, '2026-03-10T02:00:00Z', '2026-02-10T02:00:00Z', DECISION_MISMATCH",
        "RULES, '\"0.05\"', '\"0.06\"', AMOUNT_MISMATCH",
        "TRADES, '\"50.00\"', '\"100.00\"', AMOUNT_MISMATCH",
        "SHARES, '[500', '[501', AMOUNT_MISMATCH",
        "DOCUMENTS, '\"gross\":\"10.00\"', '\"gross\":\"11.00\"', AMOUNT_MISMATCH",
        "BASIS, '\"from\":\"2024-12-31', '\"from\":\"2026-03-31', DECISION_MISMATCH",
        "BASIS, '\"openingBalance\":\"0.00\"', '\"openingBalance\":\"1.00\"', AMOUNT_MISMATCH"
    })
    void aFactThatWasChangedIsFoundTwice(BundleFile file, String old, String by, Code code) throws IOException {
        Verified verified = parts().replace(file, old, by).verified(folder);
        assertThat(verified.findings()).extracting(Finding::code).contains(Code.HASH_MISMATCH, code);
        assertThat(verified.findings())
                .anySatisfy(it -> assertThat(it.pointer()).startsWith(file.fileName()));

        Verified hashedAgain = parts().replace(file, old, by).sealedAgain().verified(folder);
        assertThat(codes(hashedAgain))
                .as("with all hashes made to fit, the key is what is missing")
                .contains(Code.SIGNATURE_INVALID)
                .doesNotContain(Code.PROOF_INVALID);
    }

    @Test
    void aLineThatIsTakenOutIsFound() throws IOException {
        String lines = parts().text(BundleFile.LINES);
        Verified verified = parts().put(BundleFile.LINES.fileName(), lines.substring(lines.indexOf('\n') + 1))
                .verified(folder);
        assertThat(codes(verified)).contains(Code.HASH_MISMATCH, Code.AMOUNT_MISMATCH);
        assertThat(verified.findings().toString()).contains("has 1 records, sealed were 2");
    }

    @Test
    void linesInAnotherOrderAreFound() throws IOException {
        List<String> lines =
                new ArrayList<>(parts().text(BundleFile.LINES).lines().toList());
        lines.addFirst(lines.removeLast());
        Verified verified = parts().put(BundleFile.LINES.fileName(), String.join("\n", lines) + "\n")
                .verified(folder);
        assertThat(codes(verified)).containsExactly(Code.HASH_MISMATCH);
    }

    @Test
    void aFileThatIsMissingOrOneTooManyIsFound() throws IOException {
        assertThat(codes(parts().without(BundleFile.TRADES.fileName()).verified(folder)))
                .contains(Code.FILE_MISSING, Code.CONTAINER_ALTERED);
        assertThat(codes(parts().put("more.txt", "and this").verified(folder))).containsExactly(Code.CONTAINER_ALTERED);
    }

    @Test
    void aRecordThatIsNoneIsFound() throws IOException {
        assertThat(codes(parts().put(BundleFile.BASIS.fileName(), "[]\n{\n").verified(folder)))
                .contains(Code.HASH_MISMATCH, Code.RECORD_UNREADABLE);
        assertThat(codes(parts().put(BundleManifest.FILE_NAME, "{}").verified(folder)))
                .contains(Code.RECORD_UNREADABLE);
    }

    @Test
    void anotherMonthsProofAndSignatureDoNotFit() throws IOException {
        BundleManifest it = parts().manifest();
        assertThat(it.proof().size()).as("of three partners").isEqualTo(3);
        var shorter = new InclusionProof(0, 3, it.proof().path().subList(0, 1));
        assertThat(codes(parts().with(Parts.with(it, shorter)).verified(folder)))
                .contains(Code.PROOF_INVALID);

        var unsigned = new BundleManifest(
                it.format(), it.files(), it.seal(), it.proof(), it.close(), it.publicKey(), "A".repeat(86) + "==");
        assertThat(codes(parts().with(unsigned).verified(folder))).containsExactly(Code.SIGNATURE_INVALID);
    }

    @Test
    void namesNoOtherPartner() throws IOException {
        String everything = new String(bundle, UTF_8);
        assertThat(everything)
                .contains("p-1")
                .doesNotContain("p-2")
                .doesNotContain("p-3")
                .doesNotContain("c-2");
        assertThat(CanonicalJson.bytes(parts().manifest())).isEqualTo(parts().content(BundleManifest.FILE_NAME));
    }

    private static Parts parts() throws IOException {
        return Parts.of(bundle, folder);
    }

    private static Set<Code> codes(Verified verified) {
        return verified.findings().stream().map(Finding::code).collect(Collectors.toSet());
    }
}
