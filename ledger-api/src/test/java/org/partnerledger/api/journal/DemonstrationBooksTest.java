package org.partnerledger.api.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.job.JobState;
import org.partnerledger.api.job.Jobs;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The books of the demonstration, read by hledger and beancount. */
class DemonstrationBooksTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("demo");

    @TempDir
    Path folder;

    @Test
    void areAcceptedAndEqualTheStatementsPartnerByPartner() throws Exception {
        String job = LEDGER.bean(JdbcClient.class)
                .sql("select job_id from job where kind = 'demonstration'")
                .query(String.class)
                .single();
        assertThat(LEDGER.bean(Jobs.class).await(job, Duration.ofMinutes(5)).state())
                .isEqualTo(JobState.State.DONE);

        try (LedgerClient client = LEDGER.client("demo")) {
            // Ten partners of tier 1, two closed months each.
            assertThat(new ExportedBooks(LEDGER, client, "demo").equalTheDocuments(folder))
                    .isEqualTo(20);
        }
    }
}
