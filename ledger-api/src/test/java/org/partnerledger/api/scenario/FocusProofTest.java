package org.partnerledger.api.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;

/** A FOCUS file with the quirks of real ones, on its whole way to the bills. */
class FocusProofTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("simulation");

    private static final Path MADE_UP = Path.of("src", "test", "resources", "focus", "made-up.csv");

    @TempDir
    private Path folder;

    @Test
    void accountsForEveryRowAndEveryCent() throws IOException {
        FocusProof proof = prove(MADE_UP);

        assertThat(proof.differences()).isEmpty();
        assertThat(proof.seen())
                .contains(
                        "rows of the file, accepted or quarantined: 10",
                        "problems that are listed: 1",
                        // 2 x 0.0000008 + 12.34567890123 - 3.5 - 0.25 + 1.1 + 40
                        "2026-01 USD in all: 49.69568050123",
                        "2026-02 USD in all: 7.00000000000",
                        "2026-01 EUR in all: 0.24000000000",
                        "2026-01 USD of sub-1: 8.84568050123",
                        "2026-01 USD of acc-1: 1.10000000000");
    }

    @Test
    void leavesARowThatIsQuarantinedOutOfBothSides() throws IOException {
        Path tooFine = folder.resolve("too-fine.csv");
        Files.writeString(tooFine, Files.readString(MADE_UP).replace("12.34567890123", "12.345678901234567"));

        FocusProof proof = prove(tooFine);

        assertThat(proof.seen()).contains("problems that are listed: 2");
        assertThat(proof.differences()).isEmpty();
    }

    private static FocusProof prove(Path file) throws IOException {
        try (LedgerClient client = LEDGER.client()) {
            var proof = new FocusProof(client);
            proof.prove(file);
            return proof;
        }
    }
}
