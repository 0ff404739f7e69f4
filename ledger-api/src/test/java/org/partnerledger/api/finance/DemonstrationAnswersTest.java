package org.partnerledger.api.finance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;

/** What finance is answered about the demonstration. */
class DemonstrationAnswersTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("demo");

    /** Ten partners of tier 1, two closed months each, with projects and benefits. */
    @Test
    void equalTheDocumentsOfTheDemonstration() throws Exception {
        var _ = LEDGER.demonstrationLoaded();

        try (LedgerClient client = LEDGER.client("demo")) {
            assertThat(new Answers(LEDGER, client).equalTheDocuments()).isEqualTo(20);
        }
    }
}
