package org.partnerledger.api.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.partnerledger.api.job.JobClaims;
import org.partnerledger.api.safe.Safe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

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
    private final WebhookMessages messages;
    private final Runnable chores;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhooks").daemon().factory());
    private volatile boolean running;
    private long choresDoneAt;

    /** @param chores what is done now and then beside sending */
    WebhookSender(
            DeliveryTable deliveries,
            JobClaims claims,
            WebhookProperties properties,
            WebhookMessages messages,
            Runnable chores) {
        this.deliveries = deliveries;
        this.claims = claims;
        this.properties = properties;
        this.messages = messages;
        this.chores = chores;
        choresDoneAt = System.nanoTime() - properties.stepPause().toNanos();
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
                doChores();
                send(deliveries.due());
            }
        } catch (RuntimeException failure) {
            LOG.error("webhooks could not be sent; they are tried again", failure);
        }
    }

    private void doChores() {
        if (System.nanoTime() - choresDoneAt >= properties.stepPause().toNanos()) {
            choresDoneAt = System.nanoTime();
            chores.run();
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
        try {
            WebhookMessages.Message message = messages.of(due, Instant.now());
            ReceiverAddress to = ReceiverAddress.of(due.url(), properties.localReceivers());
            InetAddress address = to.resolved(properties.localReceivers());
            return WebhookPost.post(to, address, message.headers(), message.bytes(), properties.timeout());
        } catch (UnknownHostException _) {
            return new WebhookPost.Answer(null, "the host's name has no address");
        } catch (IllegalArgumentException refused) {
            return new WebhookPost.Answer(null, "not sent: " + refused.getMessage());
        } catch (Safe.CannotOpen closed) {
            LOG.error("{} is not sent: {}", due, closed.getMessage());
            return new WebhookPost.Answer(null, "not sent: the key that signs cannot be opened");
        }
    }
}
