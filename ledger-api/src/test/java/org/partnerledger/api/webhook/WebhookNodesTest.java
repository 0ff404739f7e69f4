package org.partnerledger.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.job.JobClaims;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Two nodes on one database: one of them sends, and the other one goes on when it is gone. */
class WebhookNodesTest {

    private static final int EVENTS = 200;

    @RegisterExtension
    @Order(1)
    static final RunningLedger ONE = RunningLedger.in(
            "default",
            "ledger.access.key=k",
            "ledger.webhooks.local-receivers=true",
            "ledger.webhooks.pause=5ms",
            "ledger.webhooks.first-retry=20ms");

    @RegisterExtension
    @Order(2)
    static final RunningLedger TWO = RunningLedger.nextTo(ONE);

    @Test
    void everythingIsSentOnceAndTheOtherNodeGoesOn() throws IOException {
        try (Receiver receiver = new Receiver();
                var client = TWO.client("k")) {
            String body = "{\"url\": \"" + receiver.url("/hook") + "\", \"kinds\": [\"STATEMENT_PUBLISHED\"]}";
            var made = client.post(
                    "/api/v1/webhooks", "application/json", JsonMapper.shared().readTree(body));
            assertThat(made.status()).as(made.explain()).isEqualTo(201);

            tell(1, EVENTS);
            assertThat(numbers(receiver.await(_ -> true, EVENTS)))
                    .as("in their order, each once")
                    .isEqualTo(LongStream.rangeClosed(1, EVENTS).boxed().toList());

            RunningLedger sending = sends(ONE) ? ONE : TWO;
            RunningLedger waiting = sending == ONE ? TWO : ONE;
            assertThat(sends(waiting)).isFalse();
            sending.stop();
            JdbcClient jdbc = waiting.bean(JdbcClient.class);
            tell(jdbc, EVENTS + 1, EVENTS + 20);

            String key = made.body().path("keys").get(0).path("publicKey").asString();
            List<Receiver.Received> all = receiver.await(_ -> true, EVENTS + 20);
            assertThat(all).hasSize(EVENTS + 20).allMatch(it -> it.isSignedBy(key));
            assertThat(numbers(all)).doesNotHaveDuplicates();
            assertThat(sends(waiting)).isTrue();
        }
    }

    private static boolean sends(RunningLedger node) {
        return node.bean(JobClaims.class).holds(0);
    }

    private static List<Long> numbers(List<Receiver.Received> received) {
        return received.stream().map(it -> it.json().path("no").asLong()).toList();
    }

    private static void tell(int from, int to) {
        tell(ONE.bean(JdbcClient.class), from, to);
    }

    private static void tell(JdbcClient jdbc, int from, int to) {
        assertThat(jdbc.sql("select webhook_tell('STATEMENT_PUBLISHED', 'p-' || n, now(), '{}')::text"
                                + " from generate_series(?, ?) n")
                        .params(from, to)
                        .query((row, _) -> 1)
                        .list())
                .hasSize(to - from + 1);
    }
}
