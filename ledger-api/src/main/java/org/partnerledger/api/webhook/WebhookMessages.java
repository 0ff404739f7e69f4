package org.partnerledger.api.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.partnerledger.api.safe.Safe;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a delivery looks like on its way: a body, and headers that vouch for it. */
final class WebhookMessages {

    private final WebhookSecrets secrets;
    private final JsonMapper json;

    WebhookMessages(WebhookSecrets secrets, JsonMapper json) {
        this.secrets = secrets;
        this.json = json;
    }

    record Message(Map<String, String> headers, String body) {

        byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * As it is sent at that instant.
     *
     * @throws Safe.CannotOpen where the key that signs for it cannot be opened on this node
     */
    Message of(DeliveryTable.Due due, Instant now) {
        String body = body(due);
        long timestamp = now.getEpochSecond();
        String key = secrets.open(due.webhookId(), due.lockedKey());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Ledger-Webhook", due.webhookId());
        headers.put("Ledger-Event", Long.toString(due.eventNo()));
        headers.put("Ledger-Timestamp", Long.toString(timestamp));
        headers.put("Ledger-Key", due.keyId());
        headers.put("Ledger-Signature", WebhookKey.sign(key, timestamp, body.getBytes(StandardCharsets.UTF_8)));
        return new Message(headers, body);
    }

    private String body(DeliveryTable.Due due) {
        ObjectNode body = json.createObjectNode();
        body.put("no", due.eventNo()).put("kind", due.kind()).put("at", due.at().toString());
        if (due.partnerId() != null) {
            body.put("partnerId", due.partnerId());
        }
        body.setAll((ObjectNode) json.readTree(due.data()));
        return body.toString();
    }
}
