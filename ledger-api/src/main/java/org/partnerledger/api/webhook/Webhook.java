package org.partnerledger.api.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription.
 *
 * @param partnerId the only one it is told about; null where it is the house's
 * @param keys that sign for it, the present one first; after a rotation the one before stays, for what is under way
 * @param createdBy user or key
 */
public record Webhook(
        String webhookId,
        @Nullable String partnerId,
        String url,
        List<WebhookKind> kinds,
        State state,
        List<PublicKey> keys,
        String createdBy,
        Instant createdAt) {

    public Webhook {
        kinds = List.copyOf(kinds);
        keys = List.copyOf(keys);
    }

    public enum State {
        ACTIVE,
        /** Nothing is sent, and what happens meanwhile is not kept for it; a replay brings it. */
        DISABLED
    }

    /** @param publicKey Ed25519, X.509 (SubjectPublicKeyInfo), Base64 */
    public record PublicKey(String keyId, String publicKey) {}
}
