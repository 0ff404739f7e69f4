package org.partnerledger.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.job.Jobs;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * The demonstration, loaded, as the API tells of it to whoever may ask everything.
 *
 * @param closed the last closed month of {@code p-haiyun}
 * @param open the month after it
 */
record Demo(LedgerClient api, String closed, String open) {

    static Demo of(RunningLedger ledger) throws InterruptedException {
        JdbcClient jdbc = ledger.bean(JdbcClient.class);
        String job = jdbc.sql("select job_id from job where kind = 'demonstration'")
                .query(String.class)
                .single();
        assertThat(ledger.bean(Jobs.class).await(job, Duration.ofMinutes(5)).hasEnded())
                .isTrue();
        int month = jdbc.sql("select max(period) from document where partner_id = 'p-haiyun'")
                .query(Integer.class)
                .single();
        return new Demo(ledger.client("demo"), month(month), month(month + 1));
    }

    JsonNode get(String path) {
        return api.get(path).body();
    }

    private static String month(int index) {
        return "%04d-%02d".formatted(index / 12, index % 12 + 1);
    }
}
