package org.partnerledger.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerledger.api.store.Await;
import org.partnerledger.api.webhook.Receiver;
import tools.jackson.databind.JsonNode;

/** Addresses that are told what happens: made, watched, paused, made to get it again, and removed, with the mouse. */
class WebhookPagesTest {

    @RegisterExtension
    static final Demo DEMO = new Demo("ledger.webhooks.local-receivers=true");

    @ParameterizedTest
    @CsvSource({"operator, en, all partners", "haiyun, zh-CN, p-haiyun"})
    void anAddressIsToldPausedToldAgainAndRemoved(String user, String language, String whose) throws IOException {
        try (Receiver receiver = new Receiver();
                Reader reader = new Reader(DEMO.url(), language)) {
            reader.signIn(user);
            reader.open("/webhooks");
            assertThat(reader.text("main .empty")).isNotEmpty();
            assertThat(reader.find("#kind-LINE_QUARANTINED").count())
                    .as("facts that nobody can place are told to the house alone")
                    .isEqualTo(user.equals("operator") ? 1 : 0);
            make(reader, receiver.url("/" + user));

            assertThat(reader.text("main")).contains(receiver.url("/" + user), whose);
            JsonNode made = webhook(receiver.url("/" + user));
            String deliveries = "/api/v1/webhooks/" + made.path("webhookId").asString() + "/deliveries";
            assertThat(reader.text("main .empty")).isNotEmpty();
            reader.examine("a webhook without deliveries");
            reader.click("#replay");
            JsonNode oldest = DEMO.get(deliveries).path("items").path(0);
            String told = receiver.await(it -> it.json().path("no").asLong()
                            == oldest.path("eventNo").asLong())
                    .body();
            assertThat(told).contains("STATEMENT_PUBLISHED");

            reader.open(reader.path());
            assertThat(reader.find("main table tbody tr").count())
                    .isEqualTo(DEMO.get(deliveries).path("items").size());
            reader.picture("webhook-" + user);
            reader.resize(390);
            reader.examine("a webhook on a phone");
            reader.picture("webhook-phone-" + user);
            reader.click("#pause");
            assertThat(stateOf(made)).isEqualTo("DISABLED");
            reader.click("#resume");
            assertThat(stateOf(made)).isEqualTo("ACTIVE");
            reader.click("details:has(#remove) summary");
            reader.click("#remove");
            assertThat(reader.path()).isEqualTo("/webhooks");
            assertThat(DEMO.get("/api/v1/webhooks").path("items")).isEmpty();
        }
    }

    @Test
    void aDeliveryThatFailedSaysWhyAndIsSentAgain() throws IOException {
        try (Receiver receiver = new Receiver();
                Reader reader = new Reader(DEMO.url(), "en")) {
            receiver.answer(503);
            reader.signIn("operator");
            reader.open("/webhooks");
            make(reader, receiver.url("/failing"));
            reader.click("#replay");
            var _ = receiver.await(it -> it.path().equals("/failing"));
            String page = reader.path();
            PlaywrightAssertions.assertThat(reader.find("main table")).isVisible();
            JsonNode made = webhook(receiver.url("/failing"));
            awaitFailure(made);

            reader.open(page + "?state=PENDING");
            assertThat(reader.text("main table")).contains("503", "to be sent");
            reader.picture("webhook-failing");
            receiver.answer(204);
            int before = receiver.all().size();
            reader.click("main table tbody tr:last-child button");
            assertThat(receiver.await(it -> it.path().equals("/failing"), before + 1))
                    .hasSizeGreaterThan(before);
            reader.click("details:has(#remove) summary");
            reader.click("#remove");
        }
    }

    @Test
    void anAddressThatIsNoneIsRefusedAtItsFieldAndTheFormKeepsWhatItSaid() {
        try (Reader reader = new Reader(DEMO.url(), "zh-CN")) {
            reader.signIn("operator");
            reader.open("/webhooks");
            make(reader, "ftp://example.com/");

            assertThat(reader.text(".fault")).contains("ADDRESS_NOT_ALLOWED");
            assertThat(reader.page().inputValue("#url")).isEqualTo("ftp://example.com/");
            assertThat(reader.find("#kind-STATEMENT_PUBLISHED").isChecked()).isTrue();
            reader.examine("a webhook that was refused");
            reader.picture("webhook-refused");
        }
    }

    @Test
    void anAuditorSeesWhoIsToldAndChangesNothing() throws IOException {
        try (Receiver receiver = new Receiver();
                Reader operator = new Reader(DEMO.url(), "en");
                Reader reader = new Reader(DEMO.url(), "en")) {
            operator.signIn("operator");
            operator.open("/webhooks");
            make(operator, receiver.url("/audited"));
            reader.signIn("auditor");
            reader.open("/webhooks");
            reader.click("main table a");
            reader.examine("a webhook as an auditor sees it");
            assertThat(reader.text("main")).contains(receiver.url("/audited"));
            assertThat(reader.find("main form[method=post]").count()).isZero();
            operator.click("details:has(#remove) summary");
            operator.click("#remove");
        }
    }

    private static void make(Reader reader, String url) {
        reader.click("details summary");
        reader.page().fill("#url", url);
        reader.page().check("#kind-STATEMENT_PUBLISHED");
        reader.click("#create-webhook");
    }

    private static JsonNode webhook(String url) {
        return StreamSupport.stream(DEMO.get("/api/v1/webhooks").path("items").spliterator(), false)
                .filter(it -> it.path("url").asString().equals(url))
                .findFirst()
                .orElseThrow();
    }

    private static String stateOf(JsonNode webhook) {
        return DEMO.get("/api/v1/webhooks/" + webhook.path("webhookId").asString())
                .path("state")
                .asString();
    }

    /** Until the first attempt is written down. */
    private static void awaitFailure(JsonNode webhook) {
        String id = webhook.path("webhookId").asString();
        Await.until(() ->
                DEMO.get("/api/v1/webhooks/" + id + "/deliveries").toString().contains("\"lastStatus\":503"));
    }
}
