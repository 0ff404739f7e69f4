package org.partnerledger.api.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.partnerledger.core.settlement.SettlementEvent;
import org.partnerledger.core.settlement.SettlementEvent.StatementConfirmed;
import org.partnerledger.core.settlement.SettlementEvent.StatementIssued;
import org.partnerledger.core.settlement.SettlementEvent.StatementPublished;
import org.partnerledger.projections.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down what is to be told, in the transaction of the event: an event that is undone is told to nobody, and none
 * is committed without. Quarantined facts are no events; a trigger of their table does the same for them.
 */
@ProcessingGroup(WebhookOutbox.GROUP)
class WebhookOutbox {

    static final String GROUP = "webhook-outbox";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    WebhookOutbox(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @EventHandler
    void on(StatementPublished event, @Timestamp Instant at) {
        tell(WebhookKind.STATEMENT_PUBLISHED, event, "", at);
    }

    @EventHandler
    void on(StatementConfirmed event, @Timestamp Instant at) {
        tell(WebhookKind.STATEMENT_CONFIRMED, event, "", at);
    }

    @EventHandler
    void on(StatementIssued event, @Timestamp Instant at) {
        tell(WebhookKind.STATEMENT_PAID, event, event.payoutId(), at);
    }

    private void tell(WebhookKind kind, SettlementEvent event, String payoutId, Instant at) {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("statement", "/api/v1/partners/" + event.partnerId() + "/statements/" + event.period());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("period", event.period().toString());
        if (!payoutId.isEmpty()) {
            data.put("payoutId", payoutId);
            links.put("payout", "/api/v1/payouts/" + payoutId);
        }
        data.put("links", links);
        tell(kind, event.partnerId().value(), at, data);
    }

    /** In the transaction of whoever calls. */
    void tell(WebhookKind kind, String partnerId, Instant at, Map<String, Object> data) {
        Object _ = jdbc.sql("select webhook_tell(?, ?, ?, ?)::text")
                .param(kind.name())
                .param(partnerId)
                .param(Instants.of(at))
                .param(json.writeValueAsString(data))
                .query((row, _) -> "told")
                .list();
    }
}
