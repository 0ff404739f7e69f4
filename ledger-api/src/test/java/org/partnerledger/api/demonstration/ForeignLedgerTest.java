package org.partnerledger.api.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.clock.LedgerClock;
import org.partnerledger.api.feed.FactJson;
import org.partnerledger.api.job.Jobs;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demonstration stays out of a ledger that somebody else has begun. */
class ForeignLedgerTest {

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in("default", "ledger.access.open=true");

    @Test
    void isLeftAlone() {
        try (LedgerClient client = LEDGER.client()) {
            var enrolled = FactJson.MAPPER.readTree("""
                    [{"specversion": "1.0", "id": "e-1", "source": "s", "type": "partner.enrolled.v1",
                      "time": "2026-01-01T00:00:00Z",
                      "data": {"partnerId": "p", "name": "p", "currency": "CNY", "memberFrom": "2026-01-01"}}]""");
            assertThat(client.post("/api/v1/events", "application/cloudevents-batch+json", enrolled)
                            .status())
                    .isEqualTo(200);
        }
        var demonstration = new DemonstrationStart(
                LEDGER.bean(Jobs.class),
                LEDGER.bean(JdbcClient.class),
                LEDGER.bean(LedgerClock.class),
                LEDGER.bean(Environment.class));

        assertThatThrownBy(demonstration::load)
                .isInstanceOf(ForeignLedger.class)
                .hasMessageContaining("holds a ledger that is not the demonstration");
        assertThat(new ForeignLedgerAnalyzer()
                        .analyze(new ForeignLedger(), new ForeignLedger())
                        .getDescription())
                .contains("LEDGER_HOME");
    }
}
