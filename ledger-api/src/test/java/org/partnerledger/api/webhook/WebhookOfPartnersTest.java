package org.partnerledger.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.webhook.Receiver.Received;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Partners' own users subscribe for their partner, see what was sent to it, and nothing of anybody else's. */
class WebhookOfPartnersTest {

    @RegisterExtension
    static final RunningLedger LEDGER =
            RunningLedger.in("simulation", "ledger.webhooks.local-receivers=true", "ledger.webhooks.pause=20ms");

    private Story story;
    private Receiver receiver;
    private LedgerClient one;
    private LedgerClient two;

    @BeforeEach
    void begin() throws IOException {
        receiver = new Receiver();
        story = Story.at(LEDGER, "2026-01-10T09:00:00+08:00").enrolled("p-1").enrolled("p-2");
        one = LEDGER.clientOfPartner("p-1");
        two = LEDGER.clientOfPartner("p-2");
    }

    @AfterEach
    void end() {
        one.close();
        two.close();
        story.close();
        receiver.close();
    }

    @Test
    void aPartnerIsToldThatItsStatementWasPaid() {
        JsonNode webhook = subscribed(one, "/mine", "STATEMENT_PAID");
        var _ = subscribed(two, "/theirs", "STATEMENT_PAID");
        pay("p-1");

        Received told = receiver.await(it -> it.is(WebhookKind.STATEMENT_PAID));

        assertThat(told.path()).isEqualTo("/mine");
        JsonNode body = told.json();
        assertThat(body.path("partnerId").asString()).isEqualTo("p-1");
        assertThat(body.path("period").asString()).isEqualTo("2026-01");
        assertThat(body.path("payoutId").asString()).isEqualTo("po-1");
        for (String link : List.of("statement", "payout")) {
            String path = body.path("links").path(link).asString();
            assertThat(one.get(path).isGood()).as(path).isTrue();
        }
        String key = webhook.path("keys").get(0).path("publicKey").asString();
        assertThat(told.isSignedBy(key)).isTrue();
        assertThat(new Received(told.path(), told.timestamp(), told.keyId(), told.signature(), told.body() + " ")
                        .isSignedBy(key))
                .as("a changed body")
                .isFalse();
        story.closed("2026-02");
        assertThat(receiver.all()).as("nothing else, and nothing to others").hasSize(1);
    }

    @Test
    void aPartnerSeesItsOwnSubscriptionsWithTheirDeliveriesAndNobodyElses() {
        String mine = path(subscribed(one, "/mine", "STATEMENT_PUBLISHED"));
        String theirs = path(subscribed(two, "/theirs", "STATEMENT_PUBLISHED"));
        story.clock("2026-02-03T09:00:00+08:00").closed("2026-01");
        var _ = receiver.await(_ -> true, 2);

        assertThat(items(one, "/api/v1/webhooks"))
                .singleElement()
                .satisfies(it -> assertThat(it.path("partnerId").asString()).isEqualTo("p-1"));
        assertThat(items(one, mine + "/deliveries"))
                .singleElement()
                .satisfies(it -> assertThat(it.path("kind").asString()).isEqualTo("STATEMENT_PUBLISHED"));
        assertThat(one.get(theirs).status()).isEqualTo(404);
        assertThat(one.get(theirs + "/deliveries").status()).isEqualTo(404);
        for (String action : List.of("/rotate", "/disable", "/enable")) {
            assertThat(one.post(theirs + action).status()).as(action).isEqualTo(404);
        }
        assertThat(post(one, theirs + "/replay", "{\"from\": 1}").status()).isEqualTo(404);
        assertThat(one.send("DELETE", theirs, null, BodyPublishers.noBody()).status())
                .isEqualTo(404);
        assertThat(two.get(theirs).body().path("state").asString()).isEqualTo("ACTIVE");
    }

    @Test
    void aPartnerSubscribesForItselfAlone() {
        assertThat(subscribe(one, "\"partnerId\": \"p-2\", ", "/x", "STATEMENT_PAID")
                        .status())
                .isEqualTo(403);
        assertThat(subscribe(one, "\"partnerId\": null, ", "/x", "STATEMENT_PAID")
                        .body()
                        .path("partnerId")
                        .asString())
                .as("without a partner it is its own, and never the house's")
                .isEqualTo("p-1");
        assertThat(subscribe(one, "", "/x", "LINE_QUARANTINED").status()).isEqualTo(400);
    }

    @Test
    void theKeyThatSignsIsNeitherShownNorStoredOpenly() {
        JsonNode webhook = subscribed(one, "/mine", "STATEMENT_PUBLISHED");
        var _ = one.post(path(webhook) + "/rotate");

        String stored = LEDGER.bean(JdbcClient.class)
                .sql("select private_key from webhook_secret where webhook_id = ?")
                .param(webhook.path("webhookId").asString())
                .query(String.class)
                .single();

        assertThat(stored).startsWith("locked:");
        assertThat(LEDGER.bean(WebhookSecrets.class)
                        .open(webhook.path("webhookId").asString(), stored))
                .as("PKCS #8 of Ed25519")
                .startsWith("MC4CAQAwBQYDK2VwBCIEI");
        story.clock("2026-02-03T09:00:00+08:00").closed("2026-01");
        String key = one.get(path(webhook))
                .body()
                .path("keys")
                .get(0)
                .path("publicKey")
                .asString();
        assertThat(receiver.await(_ -> true).isSignedBy(key)).isTrue();
    }

    private void pay(String partner) {
        story.told("benefit.qualified", """
                {"partnerId": "%s", "kind": "CAPABILITY", "from": "2026-01-01"}""".formatted(partner));
        story.told("benefit.claimed", """
                {"claimId": "cl-1", "partnerId": "%s", "kind": "CAPABILITY", "on": "2026-01-10", "amount": "100.00",
                 "currency": "CNY"}""".formatted(partner));
        story.told("benefit.approved", """
                {"claimId": "cl-1", "on": "2026-01-10", "amount": "100.00"}""");
        story.clock("2026-02-03T09:00:00+08:00").closed("2026-01");
        good(story.post("/api/v1/partners/" + partner + "/statements/2026-01/confirm"));
        good(story.post("/api/v1/payouts", """
                {"payoutId": "po-1", "partnerId": "%s", "mode": "COUPON_QUOTA"}""".formatted(partner)));
        good(story.post("/api/v1/payouts/po-1/apply"));
        good(story.post("/api/v1/payouts/po-1/reconcile"));
        good(story.post("/api/v1/payouts/po-1/pay", "{\"reference\": \"T-1\"}"));
        story.clock("2026-03-03T09:00:00+08:00");
    }

    private static void good(Answer answer) {
        assertThat(answer.isGood()).as(answer.explain()).isTrue();
    }

    private JsonNode subscribed(LedgerClient partner, String path, String kind) {
        Answer made = subscribe(partner, "", path, kind);
        assertThat(made.status()).as(made.explain()).isEqualTo(201);
        return made.body();
    }

    private Answer subscribe(LedgerClient partner, String whose, String path, String kind) {
        return post(
                partner,
                "/api/v1/webhooks",
                "{" + whose + "\"url\": \"" + receiver.url(path) + "\", \"kinds\": [\"" + kind + "\"]}");
    }

    private static Answer post(LedgerClient partner, String path, String body) {
        return partner.post(path, "application/json", JsonMapper.shared().readTree(body));
    }

    private static List<JsonNode> items(LedgerClient partner, String path) {
        return partner.get(path).body().path("items").valueStream().toList();
    }

    private static String path(JsonNode webhook) {
        return "/api/v1/webhooks/" + webhook.path("webhookId").asString();
    }
}
