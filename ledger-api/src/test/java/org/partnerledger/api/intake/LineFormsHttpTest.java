package org.partnerledger.api.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.store.EventReader;
import org.partnerledger.api.store.StoredEvent;
import org.partnerledger.core.consumption.ConsumptionEvent.LinesRecorded;

/** Lines are written before their event is: it must be the same as if it had been written whole. */
class LineFormsHttpTest {

    @RegisterExtension
    static final Extension LEDGER = RunningLedger.shared();

    private static final String FEED = String.join(
            "\n",
            event("p", "partner.enrolled.v1", """
                    {"partnerId": "p", "name": "p", "currency": "CNY", "memberFrom": "2025-01-01"}"""),
            event("c", "customer.linked.v1", """
                    {"customerId": "c", "partnerId": "p", "association": "RESALE", "from": "2025-01-01"}"""),
            event("1", "spend.recorded.v1", """
                    {"lineId": "华北 \\"1\\" \\\\", "customerId": "c", "currency": "CNY",
                     "product": {"serviceType": "ecs", "resourceType": "vm", "productId": "é"},
                     "region": "cn-north-4", "provider": "MARKETPLACE", "chargingMode": "ON_DEMAND",
                     "lineType": "USAGE", "consumedFrom": "2026-05-01T00:00:00.123456+08:00",
                     "consumedTo": "2026-05-01T01:00:00+08:00", "tradedAt": "2026-05-02T00:00:00Z",
                     "tradeId": "t", "official": "3.00", "discount": "0.5", "erased": "0.50000",
                     "paid": {"cash": "1.2", "coupon": "0.80000"}, "tags": {"b": "2", "a": "一"}}"""),
            event("2", "order.paid.v1", """
                    {"orderId": "o", "customerId": "c", "paidAt": "2026-05-03T00:00:00Z", "lines": [
                     {"lineId": "o1", "currency": "CNY", "product": {"serviceType": "ecs"},
                      "chargingMode": "PREPAID", "lineType": "PURCHASE", "paid": {"cash": "80.00"}}]}"""),
            event("3", "order.refunded.v1", """
                    {"refundId": "r", "baseOrderId": "o", "refundedAt": "2026-05-04T00:00:00Z", "lines": [
                     {"lineId": "r1", "baseLineId": "o1", "lineType": "REFUND_UNSUBSCRIBE",
                      "paid": {"cash": "-20.00"}}]}"""));

    private static String event(String id, String type, String data) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "s", "type": "%s", "time": "2026-01-01T00:00:00Z",
                 "data": %s}""".formatted(id, type, data).replace("\n", " ");
    }

    @Test
    void anEventThatWasJoinedFromLinesReadsAsIfItHadBeenWrittenWhole() {
        try (LedgerClient client = RunningLedger.sharedLedger().client()) {
            assertThat(client.post("/api/v1/simulation/reset").status()).isEqualTo(204);
            var answer = client.send(
                    "POST",
                    "/api/v1/events",
                    "application/x-ndjson",
                    BodyPublishers.ofByteArray(FEED.getBytes(StandardCharsets.UTF_8)));
            assertThat(answer.body().path("problems")).isEmpty();
        }
        List<StoredEvent> stored = new ArrayList<>();
        List<Object> events = new ArrayList<>();
        EventReader reader = RunningLedger.sharedLedger().bean(EventReader.class);
        long _ = reader.readStored(0, stored::add);
        long _ = reader.read(0, 100, batch -> batch.forEach(it -> events.add(it.event())));

        List<LinesRecorded> recorded = events.stream()
                .filter(LinesRecorded.class::isInstance)
                .map(LinesRecorded.class::cast)
                .toList();
        assertThat(recorded).extracting(it -> it.lines().size()).containsExactly(3);
        assertThat(stored.stream().filter(it -> it.type().equals("lines-recorded")))
                .extracting(StoredEvent::payload)
                .containsExactly(eventSerializer()
                        .serialize(recorded.getFirst(), String.class)
                        .getData());
    }

    private static Serializer eventSerializer() {
        return RunningLedger.sharedLedger().beans(Serializer.class).stream()
                .filter(it -> it.typeForClass(LinesRecorded.class).getName().equals("lines-recorded"))
                .findFirst()
                .orElseThrow();
    }
}
