package org.partnerledger.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.partnerledger.api.RunningLedger;
import org.partnerledger.api.Story;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.webhook.Receiver.Received;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.settlement.SettlementCommand.ConfirmStatement;
import org.partnerledger.core.settlement.StatementId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Real receivers over HTTP are told what happened: signed, at least once, and only what concerns them. */
class WebhookHttpTest {

    private static final String MARCH = "/api/v1/partners/p-1/statements/2026-03";
    private static final Path PAGE = Path.of("../docs/webhooks.md");

    @RegisterExtension
    static final RunningLedger LEDGER = RunningLedger.in(
            "simulation",
            "ledger.webhooks.local-receivers=true",
            "ledger.webhooks.pause=20ms",
            "ledger.webhooks.step-pause=20ms",
            "ledger.webhooks.first-retry=20ms",
            "ledger.webhooks.longest-retry=40ms",
            "ledger.webhooks.attempts=3");

    private final JdbcClient jdbc = LEDGER.bean(JdbcClient.class);
    private Story story;
    private Receiver receiver;

    @BeforeEach
    void begin() throws IOException {
        receiver = new Receiver();
        story = Story.at(LEDGER, "2026-03-10T09:00:00+08:00").enrolled("p-1").enrolled("p-2");
    }

    @AfterEach
    void end() {
        story.close();
        receiver.close();
    }

    @Test
    void aPartnerIsToldOfItsStatementsAndOfNobodyElses() {
        subscribed("p-1", "STATEMENT_PUBLISHED", "STATEMENT_CONFIRMED");
        closeMarch();
        assertThat(story.post(MARCH + "/confirm").isGood()).isTrue();

        JsonNode published =
                receiver.await(it -> it.is(WebhookKind.STATEMENT_PUBLISHED)).json();
        JsonNode confirmed =
                receiver.await(it -> it.is(WebhookKind.STATEMENT_CONFIRMED)).json();

        assertThat(published.path("partnerId").asString()).isEqualTo("p-1");
        assertThat(published.path("period").asString()).isEqualTo("2026-03");
        assertThat(story.ask(published.path("links").path("statement").asString())
                        .isGood())
                .isTrue();
        assertThat(confirmed.path("no").asLong())
                .isGreaterThan(published.path("no").asLong());
        assertThat(receiver.all()).allMatch(it -> it.body().contains("\"p-1\""));
    }

    @Test
    void theProgramOfThePageTellsWhatIsSignedFromWhatIsNot(@TempDir Path folder)
            throws IOException, InterruptedException {
        JsonNode webhook = subscribed("p-1", "STATEMENT_PUBLISHED");
        closeMarch();
        Received got = receiver.await(it -> it.is(WebhookKind.STATEMENT_PUBLISHED));
        String key = webhook.path("keys").get(0).path("publicKey").asString();
        assertThat(got.keyId())
                .isEqualTo(webhook.path("keys").get(0).path("keyId").asString());

        String page = Files.readString(PAGE);
        int begin = page.indexOf("```java\n") + "```java\n".length();
        Path program =
                Files.writeString(folder.resolve("Verify.java"), page.substring(begin, page.indexOf("```", begin)));

        assertThat(run(program, key, got, got.body())).isZero();
        assertThat(run(program, key, got, got.body().replace("p-1", "p-2"))).isEqualTo(1);
    }

    private static int run(Path program, String key, Received got, String body)
            throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path input = Files.writeString(program.resolveSibling("body.json"), body);
        Process process = new ProcessBuilder(java, program.toString(), key, got.timestamp(), got.signature())
                .redirectInput(input.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    @Test
    void afterARotationTheNewKeySignsAndTheOldOneIsStillShown() {
        JsonNode before = subscribed("p-1", "STATEMENT_PUBLISHED");
        JsonNode after = story.post(path(before) + "/rotate").body();
        closeMarch();

        Received got = receiver.await(it -> it.is(WebhookKind.STATEMENT_PUBLISHED));

        assertThat(got.keyId())
                .isEqualTo(after.path("keys").get(0).path("keyId").asString())
                .isNotEqualTo(before.path("keys").get(0).path("keyId").asString());
        assertThat(after.path("keys").get(1)).isEqualTo(before.path("keys").get(0));
    }

    @Test
    void whatFailsIsTriedAgainUntilItIsDeadAndAReplayBringsItBack() {
        JsonNode webhook = subscribed("p-1", "STATEMENT_PUBLISHED");
        receiver.answer(503);
        closeMarch();
        JsonNode dead = delivery(webhook, it -> it.path("state").asString().equals("DEAD"));
        assertThat(dead.path("attempts").asInt()).isEqualTo(3);
        assertThat(dead.path("lastStatus").asInt()).isEqualTo(503);
        assertThat(receiver.all()).hasSize(3);

        receiver.answer(200);
        Answer replayed = story.post(
                path(webhook) + "/replay", "{\"from\": " + dead.path("eventNo").asLong() + "}");
        assertThat(replayed.body().path("deliveries").asInt()).isEqualTo(1);

        JsonNode delivered = delivery(webhook, it -> it.path("state").asString().equals("DELIVERED"));
        assertThat(delivered.path("lastStatus").asInt()).isEqualTo(200);
        assertThat(receiver.all()).hasSize(4);
    }

    @Test
    void aRedirectIsAFailureAndNotFollowed() {
        JsonNode webhook = subscribed("p-1", "STATEMENT_PUBLISHED");
        receiver.answer(302);
        closeMarch();

        JsonNode dead = delivery(webhook, it -> it.path("state").asString().equals("DEAD"));

        assertThat(dead.path("lastStatus").asInt()).isEqualTo(302);
        assertThat(receiver.all()).noneMatch(it -> it.path().equals("/elsewhere"));
    }

    /** Whoever dies between sending and marking leaves the database as it is here, where the mark cannot be written. */
    @Test
    void whatWasSentAndNotMarkedIsSentAgain() {
        JsonNode webhook = subscribed("p-1", "STATEMENT_PUBLISHED");
        jdbc.sql("create function no_mark() returns trigger language plpgsql as"
                        + " $$ begin raise exception 'the node is gone'; end $$")
                .update();
        jdbc.sql("create trigger no_mark before update on webhook_delivery for each row execute function no_mark()")
                .update();
        try {
            closeMarch();
            assertThat(receiver.await(it -> it.is(WebhookKind.STATEMENT_PUBLISHED), 2))
                    .extracting(it -> it.json().path("no").asLong())
                    .as("the same number tells the receiver that it has this already")
                    .containsOnly(receiver.all().getFirst().json().path("no").asLong());
        } finally {
            jdbc.sql("drop function no_mark() cascade").update();
        }
        assertThat(delivery(webhook, it -> it.path("state").asString().equals("DELIVERED"))
                        .path("attempts")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatIsUndoneIsToldToNobody() {
        subscribed("p-1", "STATEMENT_CONFIRMED");
        closeMarch();
        CommandGateway commands = LEDGER.bean(CommandGateway.class);
        var march = new StatementId(new PartnerId("p-1"), Period.of("2026-03"));

        int told = LEDGER.bean(TransactionTemplate.class).execute(transaction -> {
            Object _ = commands.sendAndWait(new ConfirmStatement(march));
            transaction.setRollbackOnly();
            return confirmations();
        });

        assertThat(told).as("within the transaction").isEqualTo(1);
        assertThat(confirmations()).as("afterwards").isZero();
    }

    private int confirmations() {
        return jdbc.sql("select count(*) from webhook_event where kind = 'STATEMENT_CONFIRMED'")
                .query(Integer.class)
                .single();
    }

    @Test
    void theHouseIsToldOfWhatCouldNotBeTakenInOneMessageForOneBody() {
        subscribed(null, "LINE_QUARANTINED");
        assertThat(story.facts("benefit.approved", List.of("{\"claimId\": \"no-1\"}", "{\"claimId\": \"no-2\"}")))
                .doesNotContain("");

        JsonNode told =
                receiver.await(it -> it.is(WebhookKind.LINE_QUARANTINED)).json();

        assertThat(told.path("count").asInt()).isEqualTo(2);
        assertThat(story.ask(told.path("links").path("first").asString()).isGood())
                .isTrue();
    }

    /** 28 April is the 15th workday after 7 April, 8 May the 20th. */
    @Test
    void everyStepOfADeductionIsToldOnce() {
        JsonNode webhook = subscribed("p-1", "DEDUCTION_STEP_DUE");
        story.clock("2026-04-02T09:00:00+08:00").told("project.filed", """
                {"projectId": "pr-1", "partnerId": "p-1", "customerId": "c-1", "scenario": "DELIVERY",
                 "filedOn": "2026-04-02", "start": "2026-04-03", "end": "2026-04-30", "subsidy": "2000.00",
                 "currency": "CNY",
                 "milestones": [{"milestoneId": "m1", "name": "go live", "dueOn": "2026-04-07"}]}""");
        story.told("project.approved", "{\"projectId\": \"pr-1\", \"on\": \"2026-04-02\"}");

        story.clock("2026-04-28T09:00:00+08:00");
        Object _ = receiver.await(it -> it.is(WebhookKind.DEDUCTION_STEP_DUE));
        story.clock("2026-05-08T09:00:00+08:00");
        List<Received> told = receiver.await(it -> it.is(WebhookKind.DEDUCTION_STEP_DUE), 2);

        assertThat(told.getFirst().json().path("deduction").asString()).isEqualTo("100.00");
        assertThat(told.getLast().json().path("milestoneId").asString()).isEqualTo("m1");
        String key = webhook.path("keys").get(0).path("publicKey").asString();
        assertThat(told).hasSize(2).allMatch(it -> it.isSignedBy(key));
    }

    @Test
    void aDisabledOneIsLeftAloneUntilItIsReplayed() {
        JsonNode webhook = subscribed("p-1", "STATEMENT_PUBLISHED");
        assertThat(story.post(path(webhook) + "/disable").body().path("state").asString())
                .isEqualTo("DISABLED");
        closeMarch();
        assertThat(story.get(path(webhook) + "/deliveries").path("items")).isEmpty();

        assertThat(story.post(path(webhook) + "/enable").isGood()).isTrue();
        assertThat(story.post(path(webhook) + "/replay", "{\"from\": 1}").isGood())
                .isTrue();

        Object _ = receiver.await(it -> it.is(WebhookKind.STATEMENT_PUBLISHED));
    }

    @Test
    void aPartnerCannotAskForWhatIsTheHousesAlone() {
        Answer answer = story.post("/api/v1/webhooks", body("p-1", receiver.url("/"), "LINE_QUARANTINED"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").get(0).path("pointer").asString())
                .isEqualTo("/kinds");
    }

    @Test
    void aDeletedOneIsGone() {
        JsonNode webhook = subscribed("p-1", "STATEMENT_PUBLISHED");
        try (LedgerClient client = LEDGER.client()) {
            assertThat(client.send("DELETE", path(webhook), null, BodyPublishers.noBody())
                            .status())
                    .isEqualTo(204);
        }
        assertThat(story.ask(path(webhook)).status()).isEqualTo(404);
    }

    private void closeMarch() {
        story.clock("2026-04-02T09:00:00+08:00").closed("2026-03");
    }

    private JsonNode subscribed(@Nullable String partner, String... kinds) {
        Answer made = story.post("/api/v1/webhooks", body(partner, receiver.url("/hook"), kinds));
        assertThat(made.status()).as(made.explain()).isEqualTo(201);
        assertThat(made.body().toString()).doesNotContain("private");
        return made.body();
    }

    private static String body(@Nullable String partner, String url, String... kinds) {
        String whose = partner == null ? "" : "\"partnerId\": \"" + partner + "\", ";
        return "{" + whose + "\"url\": \"" + url + "\", \"kinds\": [\"" + String.join("\", \"", kinds) + "\"]}";
    }

    private static String path(JsonNode webhook) {
        return "/api/v1/webhooks/" + webhook.path("webhookId").asString();
    }

    /** Waits for it. */
    private JsonNode delivery(JsonNode webhook, Predicate<JsonNode> wanted) {
        Instant giveUp = Instant.now().plusSeconds(30);
        while (true) {
            JsonNode items = story.get(path(webhook) + "/deliveries").path("items");
            var found = items.valueStream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            assertThat(Instant.now()).as("waited; there is %s", items).isBefore(giveUp);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
