package org.partnerledger.api.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.partnerledger.api.job.JobClaims;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends what is due, on one node at a time. It is marked after it was answered: whoever is killed in between sends it
 * again, so that a receiver gets everything at least once and knows by the number what it has already.
 */
final class WebhookSender implements SmartLifecycle {

    /** Jobs are numbered from 1. */
    private static final long CLAIM = 0;

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);

    private final DeliveryTable deliveries;
    private final JobClaims claims;
    private final WebhookProperties properties;
    private final JsonMapper json;
    private final Runnable steps;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhooks").daemon().factory());
    private volatile boolean running;
    private long stepsLookedAt;

    /** @param steps looks for steps of deductions */
    WebhookSender(
            DeliveryTable deliveries, JobClaims claims, WebhookProperties properties, JsonMapper json, Runnable steps) {
        this.deliveries = deliveries;
        this.claims = claims;
        this.properties = properties;
        this.json = json;
        this.steps = steps;
        stepsLookedAt = System.nanoTime() - properties.stepPause().toNanos();
    }

    @Override
    public void start() {
        long pause = properties.pause().toMillis();
        running = true;
        var _ = executor.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** What is being sent is sent to its end, or to its timeout. */
    @Override
    public void stop() {
        running = false;
        executor.shutdown();
        try {
            boolean _ = executor.awaitTermination(properties.timeout().toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** A failure must not end the looking: what is due stays due. */
    private void look() {
        try {
            if (running && (claims.holds(CLAIM) || claims.claim(CLAIM))) {
                lookForSteps();
                send(deliveries.due());
            }
        } catch (RuntimeException failure) {
            LOG.error("webhooks could not be sent; they are tried again", failure);
        }
    }

    private void lookForSteps() {
        if (System.nanoTime() - stepsLookedAt >= properties.stepPause().toNanos()) {
            stepsLookedAt = System.nanoTime();
            steps.run();
        }
    }

    private void send(List<DeliveryTable.Due> due) {
        Map<String, List<DeliveryTable.Due>> byReceiver =
                due.stream().collect(Collectors.groupingBy(DeliveryTable.Due::webhookId));
        try (ExecutorService receivers = Executors.newVirtualThreadPerTaskExecutor()) {
            byReceiver.values().forEach(its -> receivers.execute(() -> sendInOrder(its)));
        }
    }

    /** Until the first that fails: what a receiver cannot take now, it is not asked twenty times. */
    private void sendInOrder(List<DeliveryTable.Due> due) {
        try {
            for (DeliveryTable.Due each : due) {
                if (!running || !send(each)) {
                    return;
                }
            }
        } catch (RuntimeException failure) {
            LOG.error("a webhook was perhaps sent and could not be marked; it is sent again", failure);
        }
    }

    private boolean send(DeliveryTable.Due due) {
        WebhookPost.Answer answer = post(due);
        int attempted = due.attempts() + 1;
        if (answer.isGood()) {
            deliveries.mark(due, DeliveryTable.State.DELIVERED, answer, Duration.ZERO);
            return true;
        }
        boolean dead = attempted >= properties.attempts();
        LOG.warn("{} failed for the {}. time: status {}", due, attempted, answer.status());
        deliveries.mark(
                due,
                dead ? DeliveryTable.State.DEAD : DeliveryTable.State.PENDING,
                answer,
                properties.retryAfter(attempted));
        return false;
    }

    private WebhookPost.Answer post(DeliveryTable.Due due) {
        byte[] body = body(due);
        long timestamp = Instant.now().getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Ledger-Webhook", due.webhookId());
        headers.put("Ledger-Event", Long.toString(due.eventNo()));
        headers.put("Ledger-Timestamp", Long.toString(timestamp));
        headers.put("Ledger-Key", due.keyId());
        headers.put("Ledger-Signature", WebhookKey.sign(due.privateKey(), timestamp, body));
        try {
            ReceiverAddress to = ReceiverAddress.of(due.url(), properties.localReceivers());
            InetAddress address = to.resolved(properties.localReceivers());
            return WebhookPost.post(to, address, headers, body, properties.timeout());
        } catch (UnknownHostException _) {
            return new WebhookPost.Answer(null, "the host's name has no address");
        } catch (IllegalArgumentException refused) {
            return new WebhookPost.Answer(null, "not sent: " + refused.getMessage());
        }
    }

    private byte[] body(DeliveryTable.Due due) {
        ObjectNode body = json.createObjectNode();
        body.put("no", due.eventNo()).put("kind", due.kind()).put("at", due.at().toString());
        if (due.partnerId() != null) {
            body.put("partnerId", due.partnerId());
        }
        body.setAll((ObjectNode) json.readTree(due.data()));
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
