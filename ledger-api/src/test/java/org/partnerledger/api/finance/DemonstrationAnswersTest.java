package org.partnerledger.api.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.job.JobState;
import org.partnerledger.api.job.Jobs;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What finance is answered about the demonstration. */
class DemonstrationAnswersTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("demo");

    /** Ten partners of tier 1, two closed months each, with projects and benefits. */
    @Test
    void equalTheDocumentsOfTheDemonstration() throws Exception {
        String job = LEDGER.bean(JdbcClient.class)
                .sql("select job_id from job where kind = 'demonstration'")
                .query(String.class)
                .single();
        assertThat(LEDGER.bean(Jobs.class).await(job, Duration.ofMinutes(5)).state())
                .isEqualTo(JobState.State.DONE);

        try (LedgerClient client = LEDGER.client("demo")) {
            assertThat(new Answers(LEDGER, client).equalTheDocuments()).isEqualTo(20);
        }
    }
}
