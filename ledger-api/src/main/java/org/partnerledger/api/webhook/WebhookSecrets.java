package org.partnerledger.api.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.partnerledger.api.safe.Safe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The private keys of subscriptions: locked in the database, by a key that is not in it (docs/safe.md). */
final class WebhookSecrets {

    /** No Base64 has a colon. */
    private static final String LOCKED = "locked:";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSecrets.class);

    private final JdbcClient jdbc;
    private final Safe safe;

    WebhookSecrets(JdbcClient jdbc, Safe safe) {
        this.jdbc = jdbc;
        this.safe = safe;
    }

    private record Row(String webhookId, String stored) {}

    /** @param privateKey PKCS #8, Base64 */
    String lock(String webhookId, String privateKey) {
        byte[] locked = safe.lock(label(webhookId), privateKey.getBytes(StandardCharsets.US_ASCII));
        return LOCKED + Base64.getEncoder().encodeToString(locked);
    }

    /**
     * The private key.
     *
     * @throws Safe.CannotOpen where the key that locked it is not on this node, or it was changed
     */
    String open(String webhookId, String stored) {
        byte[] locked = stored.startsWith(LOCKED) ? bytes(stored) : new byte[0];
        return new String(safe.open(label(webhookId), locked), StandardCharsets.US_ASCII);
    }

    /** Locks what an older version left open, and what is locked under a key that was replaced. To be run at start. */
    void lockAll() {
        List<Row> rows = jdbc.sql("select webhook_id, private_key from webhook_secret order by webhook_id")
                .query((row, _) -> new Row(row.getString("webhook_id"), row.getString("private_key")))
                .list();
        for (Row row : rows) {
            try {
                lockAgain(row);
            } catch (Safe.CannotOpen lost) {
                LOG.error(
                        "{}. Put that key back into the file, or give the subscription a new one (rotate): until then"
                                + " nothing is sent to it.",
                        lost.getMessage());
            }
        }
    }

    /**
     * Another node may do the same, or the subscription be given a new key meanwhile: only what was read is replaced.
     */
    private void lockAgain(Row row) {
        boolean open = !row.stored().startsWith(LOCKED);
        if (open || !safe.isOfToday(bytes(row.stored()))) {
            String key = open ? row.stored() : open(row.webhookId(), row.stored());
            int _ = jdbc.sql("update webhook_secret set private_key = ? where webhook_id = ? and private_key = ?")
                    .param(lock(row.webhookId(), key))
                    .param(row.webhookId())
                    .param(row.stored())
                    .update();
        }
    }

    private static byte[] bytes(String stored) {
        return Base64.getDecoder().decode(stored.substring(LOCKED.length()));
    }

    private static String label(String webhookId) {
        return "the key of webhook " + webhookId;
    }
}
