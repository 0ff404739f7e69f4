package org.partnerledger.api.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.axonframework.common.transaction.Transaction;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.wall.Outside;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The subscriptions. A partner's user reads them behind its wall; what it may change, the ledger changes for it. */
final class WebhookTable {

    private final JdbcClient jdbc;
    private final WebhookSecrets secrets;
    private final PlatformTransactionManager transactions;

    WebhookTable(JdbcClient jdbc, WebhookSecrets secrets, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.transactions = transactions;
    }

    Optional<Webhook> find(String webhookId) {
        return jdbc.sql("select * from webhook where webhook_id = ?")
                .param(webhookId)
                .query((row, _) -> webhook(row))
                .optional();
    }

    /** By id. */
    List<Webhook> after(@Nullable String partnerId, String webhookId, int limit) {
        return jdbc.sql("""
                        select * from webhook
                        where webhook_id > :after and (cast(:partner as text) is null or partner_id = :partner)
                        order by webhook_id limit :limit""")
                .param("after", webhookId)
                .param("partner", partnerId)
                .param("limit", limit)
                .query((row, _) -> webhook(row))
                .list();
    }

    void insert(Webhook webhook, String privateKey) {
        Webhook.PublicKey key = webhook.keys().getFirst();
        int _ = asLedger(() -> {
            int _ = jdbc.sql("""
                            insert into webhook
                                (webhook_id, partner_id, url, kinds, state, key_id, public_key, created_by)
                            values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .param(webhook.webhookId())
                    .param(webhook.partnerId())
                    .param(webhook.url())
                    .param(webhook.kinds().stream().map(Enum::name).toArray(String[]::new))
                    .param(webhook.state().name())
                    .param(key.keyId())
                    .param(key.publicKey())
                    .param(webhook.createdBy())
                    .update();
            return jdbc.sql("insert into webhook_secret (webhook_id, private_key) values (?, ?)")
                    .param(webhook.webhookId())
                    .param(secrets.lock(webhook.webhookId(), privateKey))
                    .update();
        });
    }

    /** From now on the new key signs. */
    void rotate(String webhookId, WebhookKey.Made key) {
        int _ = asLedger(() -> {
            int _ = jdbc.sql("""
                            update webhook set previous_key_id = key_id, previous_public_key = public_key,
                                key_id = ?, public_key = ? where webhook_id = ?""")
                    .param(key.publicKey().keyId())
                    .param(key.publicKey().publicKey())
                    .param(webhookId)
                    .update();
            return jdbc.sql("update webhook_secret set private_key = ? where webhook_id = ?")
                    .param(secrets.lock(webhookId, key.privateKey()))
                    .param(webhookId)
                    .update();
        });
    }

    void setState(String webhookId, Webhook.State state) {
        int _ = asLedger(() -> jdbc.sql("update webhook set state = ? where webhook_id = ?")
                .param(state.name())
                .param(webhookId)
                .update());
    }

    /** With its deliveries. */
    void delete(String webhookId) {
        int _ = asLedger(() -> jdbc.sql("delete from webhook where webhook_id = ?")
                .param(webhookId)
                .update());
    }

    /**
     * Sends everything again from that event on, and what was never sent, as far as it is still kept.
     *
     * @return how much that is
     */
    int replay(String webhookId, long from) {
        return asLedger(() -> jdbc.sql("""
                        insert into webhook_delivery (webhook_id, event_no, state)
                        select w.webhook_id, e.no, 'PENDING' from webhook w, webhook_event e
                        where w.webhook_id = ? and e.no >= ? and e.kind = any (w.kinds)
                          and (w.partner_id is null or w.partner_id = e.partner_id)
                        for key share of e
                        on conflict (webhook_id, event_no)
                        do update set state = 'PENDING', attempts = 0, next_at = clock_timestamp()
                        """).param(webhookId).param(from).update());
    }

    private int asLedger(IntSupplier work) {
        Transaction outside = Outside.begin(transactions);
        if (outside == null) {
            Integer done = new TransactionTemplate(transactions).execute(_ -> work.getAsInt());
            return done == null ? 0 : done;
        }
        try {
            int done = work.getAsInt();
            outside.commit();
            return done;
        } catch (RuntimeException failure) {
            outside.rollback();
            throw failure;
        }
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        var present = new Webhook.PublicKey(row.getString("key_id"), row.getString("public_key"));
        String before = row.getString("previous_key_id");
        return new Webhook(
                row.getString("webhook_id"),
                row.getString("partner_id"),
                row.getString("url"),
                Stream.of((String[]) row.getArray("kinds").getArray())
                        .map(WebhookKind::valueOf)
                        .toList(),
                Webhook.State.valueOf(row.getString("state")),
                before == null
                        ? List.of(present)
                        : List.of(present, new Webhook.PublicKey(before, row.getString("previous_public_key"))),
                row.getString("created_by"),
                Instants.get(row, "created_at"));
    }
}
