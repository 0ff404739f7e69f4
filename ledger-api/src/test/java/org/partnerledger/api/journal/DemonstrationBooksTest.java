package org.partnerledger.api.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;

/** The books of the demonstration, read by hledger and beancount. */
class DemonstrationBooksTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("demo");

    @TempDir
    Path folder;

    @Test
    void areAcceptedAndEqualTheStatementsPartnerByPartner() throws Exception {
        var _ = LEDGER.demonstrationLoaded();

        try (LedgerClient client = LEDGER.client("demo")) {
            // Ten partners of tier 1, two closed months each.
            assertThat(new ExportedBooks(LEDGER, client, "demo").equalTheDocuments(folder))
                    .isEqualTo(20);
        }
    }
}
