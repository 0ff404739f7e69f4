package org.partnerledger.api.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was or is to be sent to whom. */
public final class DeliveryTable {

    private static final int AT_ONCE = 20;
    private static final int FORGOTTEN_AT_ONCE = 5_000;

    private final JdbcClient jdbc;

    DeliveryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was or is to be sent.
     *
     * @param lastStatus of HTTP; null where nobody answered
     */
    public record Delivery(
            long eventNo,
            String kind,
            State state,
            int attempts,
            @Nullable Instant nextAt,
            @Nullable Instant lastAt,
            @Nullable Integer lastStatus,
            @Nullable String lastAnswer) {}

    public enum State {
        PENDING,
        DELIVERED,
        /** Tried as often as is tried; a replay brings it back. */
        DEAD
    }

    /**
     * What is to be sent now.
     *
     * @param lockedKey as {@link WebhookSecrets} opens it
     * @param data a JSON object
     */
    record Due(
            String webhookId,
            String url,
            String keyId,
            String lockedKey,
            long eventNo,
            int attempts,
            String kind,
            @Nullable String partnerId,
            Instant at,
            String data) {

        /** A log must not show the key. */
        @Override
        public String toString() {
            return "Due[" + webhookId + ", event " + eventNo + "]";
        }
    }

    /** Some of every subscription, in order of the events, so that a slow receiver is in nobody else's way. */
    List<Due> due() {
        return jdbc.sql("""
                        select w.webhook_id, w.url, w.key_id, s.private_key, d.attempts,
                               e.no, e.kind, e.partner_id, e.at, e.data
                        from webhook w join webhook_secret s using (webhook_id)
                        cross join lateral (
                            select * from webhook_delivery d
                            where d.webhook_id = w.webhook_id and d.state = 'PENDING'
                              and d.next_at <= clock_timestamp()
                            order by d.event_no limit ?) d
                        join webhook_event e on e.no = d.event_no
                        where w.state = 'ACTIVE'
                        order by w.webhook_id, e.no""")
                .param(AT_ONCE)
                .query((row, _) -> new Due(
                        row.getString("webhook_id"),
                        row.getString("url"),
                        row.getString("key_id"),
                        row.getString("private_key"),
                        row.getLong("no"),
                        row.getInt("attempts"),
                        row.getString("kind"),
                        row.getString("partner_id"),
                        Instants.get(row, "at"),
                        row.getString("data")))
                .list();
    }

    void mark(Due due, State state, WebhookPost.Answer answer, Duration wait) {
        int _ = jdbc.sql("""
                        update webhook_delivery set state = ?, attempts = attempts + 1, last_at = clock_timestamp(),
                            next_at = clock_timestamp() + ? * interval '1 millisecond', last_status = ?, last_answer = ?
                        where webhook_id = ? and event_no = ?""")
                .param(state.name())
                .param(wait.toMillis())
                .param(answer.status())
                .param(answer.text())
                .param(due.webhookId())
                .param(due.eventNo())
                .update();
    }

    /**
     * Forgets events that are older than that, with their deliveries, some thousands at once and the oldest first. One
     * that is still to be sent stays, unless its subscription is disabled.
     *
     * @return how many events went
     */
    int forget(Duration kept) {
        return jdbc.sql("""
                        delete from webhook_event where no in (
                            select e.no from webhook_event e
                            where e.told_at < clock_timestamp() - ? * interval '1 millisecond'
                              and not exists (
                                select from webhook_delivery d join webhook w using (webhook_id)
                                where d.event_no = e.no and d.state = 'PENDING' and w.state = 'ACTIVE')
                            order by e.told_at limit ?)""").param(kept.toMillis()).param(FORGOTTEN_AT_ONCE).update();
    }

    /**
     * The newest first.
     *
     * @param before only events of a lower number
     */
    List<Delivery> of(String webhookId, @Nullable State state, long before, int limit) {
        return jdbc.sql("""
                        select d.*, e.kind from webhook_delivery d join webhook_event e on e.no = d.event_no
                        where d.webhook_id = :webhook and d.event_no < :before
                          and (cast(:state as text) is null or d.state = :state)
                        order by d.event_no desc limit :limit""")
                .param("webhook", webhookId)
                .param("before", before)
                .param("state", state == null ? null : state.name())
                .param("limit", limit)
                .query((row, _) -> {
                    State is = State.valueOf(row.getString("state"));
                    return new Delivery(
                            row.getLong("event_no"),
                            row.getString("kind"),
                            is,
                            row.getInt("attempts"),
                            is == State.PENDING ? Instants.get(row, "next_at") : null,
                            row.getObject("last_at") == null ? null : Instants.get(row, "last_at"),
                            row.getObject("last_status", Integer.class),
                            row.getString("last_answer"));
                })
                .list();
    }
}
