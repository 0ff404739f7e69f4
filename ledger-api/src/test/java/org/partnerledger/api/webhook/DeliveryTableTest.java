package org.partnerledger.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.store.LedgerDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is old is forgotten; what is still to be sent is not. How long failures are waited out is here as well. */
class DeliveryTableTest {

    private static final Duration KEPT = Duration.ofDays(90);

    @RegisterExtension
    static final LedgerDatabase LEDGER = new LedgerDatabase();

    private JdbcClient jdbc;
    private DeliveryTable deliveries;

    @BeforeEach
    void begin() {
        jdbc = LEDGER.jdbc();
        deliveries = new DeliveryTable(jdbc);
        int _ = jdbc.sql("delete from webhook_event").update();
        int _ = jdbc.sql("delete from webhook").update();
        subscribed("wh_1", "ACTIVE");
    }

    @Test
    void eventsGoWithTheirDeliveriesOnceTheyAreOld() {
        long old = told(91);
        long young = told(89);
        delivery("wh_1", old, "DELIVERED");
        delivery("wh_1", young, "DELIVERED");

        assertThat(deliveries.forget(KEPT)).isEqualTo(1);

        assertThat(events()).containsExactly(young);
        assertThat(deliveries.of("wh_1", null, Long.MAX_VALUE, 10))
                .extracting(DeliveryTable.Delivery::eventNo)
                .containsExactly(young);
        assertThat(deliveries.forget(KEPT)).isZero();
    }

    @Test
    void whatNobodyWasToldOrNobodyTookGoesAsWell() {
        long unheard = told(91);
        long dead = told(91);
        delivery("wh_1", dead, "DEAD");

        assertThat(deliveries.forget(KEPT)).isEqualTo(2);
        assertThat(events()).doesNotContain(unheard, dead);
    }

    @Test
    void whatIsStillToBeSentStaysHoweverOldItIs() {
        long waiting = told(400);
        delivery("wh_1", waiting, "PENDING");
        subscribed("wh_2", "DISABLED");
        long ofDisabled = told(400);
        delivery("wh_2", ofDisabled, "PENDING");

        assertThat(deliveries.forget(KEPT)).isEqualTo(1);

        assertThat(events()).containsExactly(waiting);
    }

    @Test
    void everyFailureIsWaitedOutTwiceAsLongUpToTheLongest() {
        var usual = new WebhookProperties(
                false,
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofHours(6),
                12,
                Duration.ofSeconds(10),
                KEPT);

        assertThat(usual.retryAfter(1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(usual.retryAfter(2)).isEqualTo(Duration.ofSeconds(60));
        assertThat(usual.retryAfter(10)).isEqualTo(Duration.ofMinutes(256));
        assertThat(usual.retryAfter(11)).isEqualTo(Duration.ofHours(6));
        assertThat(usual.retryAfter(1_000)).isEqualTo(Duration.ofHours(6));
    }

    private void subscribed(String id, String state) {
        int _ = jdbc.sql("""
                        insert into webhook (webhook_id, url, kinds, state, key_id, public_key, created_by)
                        values (?, 'https://example.com', '{STATEMENT_PAID}', ?, 'k', 'p', 'x')
                        """).params(id, state).update();
    }

    private long told(int daysAgo) {
        return jdbc.sql("""
                        insert into webhook_event (kind, at, data, told_at)
                        values ('STATEMENT_PAID', now(), '{}', now() - ? * interval '1 day')
                        returning no""").param(daysAgo).query(Long.class).single();
    }

    private void delivery(String webhook, long no, String state) {
        int _ = jdbc.sql("insert into webhook_delivery (webhook_id, event_no, state) values (?, ?, ?)")
                .param(webhook)
                .param(no)
                .param(state)
                .update();
    }

    private List<Long> events() {
        return jdbc.sql("select no from webhook_event order by no")
                .query((row, _) -> row.getLong("no"))
                .list();
    }
}
