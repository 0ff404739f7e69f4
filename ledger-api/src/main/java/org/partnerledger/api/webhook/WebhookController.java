package org.partnerledger.api.webhook;

import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.body.JsonShape;
import org.partnerledger.api.body.JsonShapes;
import org.partnerledger.api.page.Page;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.api.problem.NotFound;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Refusal.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Subscriptions of partners and of the house: made, listed, re-keyed, switched off, deleted, replayed. */
@RestController
@RequestMapping("/api/v1/webhooks")
public class WebhookController {

    private static final int LAST_NUMBER = 999_999_999;

    private static final JsonShape<Asked> ASKED = JsonShapes.object(it -> {
        var url = it.required("url", JsonShapes.name());
        var kinds = it.required("kinds", JsonShapes.listOf(JsonShapes.oneOf(WebhookKind.class)));
        var partner = it.nullable("partnerId", JsonShapes.id());
        return () -> new Asked(url.get(), kinds.get(), partner.get());
    });

    private static final JsonShape<Integer> FROM =
            JsonShapes.object(it -> it.required("from", JsonShapes.wholeNumber(1, LAST_NUMBER)));

    private final WebhookTable webhooks;
    private final DeliveryTable deliveries;
    private final WebhookProperties properties;

    WebhookController(WebhookTable webhooks, DeliveryTable deliveries, WebhookProperties properties) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.properties = properties;
    }

    private record Asked(
            String url, List<WebhookKind> kinds, @Nullable String partnerId) {}

    /** How many deliveries wait to be sent by it. */
    public record ReplayJson(int deliveries) {}

    /**
     * A partner's user makes one for its partner; without {@code partnerId} somebody of the house one for the house.
     */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    public Webhook create(JsonBody body) {
        Asked asked = body.as(ASKED);
        CurrentUser user = CurrentUser.current();
        String partner = asked.partnerId();
        if (partner != null) {
            user.requireMayActFor(new PartnerId(partner));
        } else if (user.partner() != null) {
            partner = user.partner().value();
        }
        requireKinds(asked.kinds(), partner != null);
        requireAddress(asked.url());
        WebhookKey.Made key = WebhookKey.make();
        String id = "wh_" + UUID.randomUUID();
        webhooks.insert(
                new Webhook(
                        id,
                        partner,
                        asked.url(),
                        asked.kinds().stream().distinct().sorted().toList(),
                        Webhook.State.ACTIVE,
                        List.of(key.publicKey()),
                        user.name(),
                        Instant.now()),
                key.privateKey());
        return get(id);
    }

    /** By id. */
    @GetMapping
    public Page<Webhook> list(@RequestParam(required = false) @Nullable String partnerId, PageQuery page) {
        return Page.of(
                page,
                webhooks.after(partnerId, page.afterText(0, ""), page.fetch()),
                it -> List.of(it.webhookId()),
                Function.identity());
    }

    @GetMapping("/{webhookId}")
    public Webhook get(@PathVariable String webhookId) {
        return webhooks.find(webhookId).orElseThrow(() -> new NotFound("there is no webhook " + webhookId));
    }

    /** From now on a new key signs; the one before stays in the answer, for what is under way. */
    @PostMapping("/{webhookId}/rotate")
    public Webhook rotate(@PathVariable String webhookId) {
        webhooks.rotate(get(webhookId).webhookId(), WebhookKey.make());
        return get(webhookId);
    }

    /** Nothing is sent until it is enabled; doing it again changes nothing. */
    @PostMapping("/{webhookId}/disable")
    public Webhook disable(@PathVariable String webhookId) {
        webhooks.setState(get(webhookId).webhookId(), Webhook.State.DISABLED);
        return get(webhookId);
    }

    /** What happened meanwhile comes by a replay. */
    @PostMapping("/{webhookId}/enable")
    public Webhook enable(@PathVariable String webhookId) {
        webhooks.setState(get(webhookId).webhookId(), Webhook.State.ACTIVE);
        return get(webhookId);
    }

    /** With its deliveries. */
    @DeleteMapping("/{webhookId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void delete(@PathVariable String webhookId) {
        webhooks.delete(get(webhookId).webhookId());
    }

    /** The newest first. */
    @GetMapping("/{webhookId}/deliveries")
    public Page<DeliveryTable.Delivery> deliveries(
            @PathVariable String webhookId,
            @RequestParam(required = false) DeliveryTable.@Nullable State state,
            PageQuery page) {
        String id = get(webhookId).webhookId();
        return Page.of(
                page,
                deliveries.of(id, state, page.afterLong(0, Long.MAX_VALUE), page.fetch()),
                it -> List.of(Long.toString(it.eventNo())),
                Function.identity());
    }

    /** Sends everything again from event number {@code from} on: delivered, dead, or never sent. */
    @PostMapping("/{webhookId}/replay")
    public ReplayJson replay(@PathVariable String webhookId, JsonBody body) {
        int from = body.as(FROM);
        return new ReplayJson(webhooks.replay(get(webhookId).webhookId(), from));
    }

    private static void requireKinds(List<WebhookKind> kinds, boolean ofPartner) {
        if (kinds.isEmpty()) {
            throw refused("/kinds", "OUT_OF_RANGE", "one kind or more is expected");
        }
        if (ofPartner && kinds.stream().anyMatch(WebhookKind::isForTheHouseAlone)) {
            throw refused("/kinds", "OUT_OF_RANGE", "LINE_QUARANTINED is told to the house alone");
        }
    }

    /** A name without address may get one later; it is looked at again before anything is sent. */
    private void requireAddress(String url) {
        try {
            Object _ = ReceiverAddress.of(url, properties.localReceivers()).resolved(properties.localReceivers());
        } catch (IllegalArgumentException notAllowed) {
            throw refused("/url", "ADDRESS_NOT_ALLOWED", String.valueOf(notAllowed.getMessage()));
        } catch (UnknownHostException _) {
            return;
        }
    }

    private static InvalidRequest refused(String pointer, String code, String detail) {
        return InvalidRequest.schema(List.of(new Problem(pointer, code, detail)));
    }
}
