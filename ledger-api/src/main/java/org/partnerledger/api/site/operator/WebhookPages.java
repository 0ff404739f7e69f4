package org.partnerledger.api.site.operator;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.site.At;
import org.partnerledger.api.site.Listing;
import org.partnerledger.api.site.Listings;
import org.partnerledger.api.site.Navigation;
import org.partnerledger.api.site.form.Faults;
import org.partnerledger.api.site.form.FormBody;
import org.partnerledger.api.webhook.DeliveryTable;
import org.partnerledger.api.webhook.WebhookController;
import org.partnerledger.api.webhook.WebhookKind;
import org.partnerledger.core.kernel.Refusal.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Who is told what, and what came of it: for operators, and for partners' users those of their partner. */
@Controller
@RequestMapping("/webhooks")
class WebhookPages {

    private final WebhookController webhooks;
    private final Listings pages;

    WebhookPages(WebhookController webhooks, Listings pages) {
        this.webhooks = webhooks;
        this.pages = pages;
    }

    /** What the form of a new one asks for. */
    record Asked(
            @Nullable String url,
            @Nullable List<String> kinds,
            @Nullable String partnerId) {

        FormBody body() {
            return new FormBody()
                    .with("url", url)
                    .withWords("kinds", kinds == null ? null : String.join(" ", kinds))
                    .with("partnerId", partnerId);
        }
    }

    /** @param partnerId of a partner's user its own, see {@code BoundParameters} */
    @GetMapping
    String list(@RequestParam(required = false) @Nullable String partnerId, PageQuery query, Model model) {
        return list(new Asked(null, List.of(), null), partnerId, query, List.of(), model);
    }

    private String list(Asked asked, @Nullable String partnerId, PageQuery query, List<Problem> problems, Model model) {
        model.addAttribute("asked", asked);
        model.addAttribute("problems", problems);
        model.addAttribute(
                "kinds",
                Stream.of(WebhookKind.values())
                        .filter(it -> CurrentUser.current().partner() == null || !it.isForTheHouseAlone())
                        .toList());
        return pages.page(
                "webhooks",
                Listing.of(
                        pages.json(webhooks.list(FormBody.given(partnerId), query)),
                        Listing.text("url")
                                .leadingTo(it -> At.webhook(it.path("webhookId").asString())),
                        Listing.code("kinds"),
                        Listing.state("state"),
                        Listing.text("partnerId"),
                        Listing.text("createdBy"),
                        Listing.instant("createdAt")),
                model);
    }

    @PostMapping
    String create(Asked asked, PageQuery query, Model model) throws IOException {
        return Faults.answer(
                () -> "redirect:"
                        + At.webhook(pages.json(webhooks.create(asked.body().body()))
                                .path("webhookId")
                                .asString()),
                problems -> list(asked, null, query, problems, model));
    }

    /** One of them with its deliveries, the newest first. */
    @GetMapping("/{webhookId}")
    String show(
            @PathVariable String webhookId,
            @RequestParam(required = false) DeliveryTable.@Nullable State state,
            PageQuery query,
            Model model) {
        JsonNode webhook = pages.json(webhooks.get(webhookId));
        model.addAttribute("crumb", new Navigation.Item("webhooks", "/webhooks"));
        model.addAttribute("webhook", webhook);
        model.addAttribute("shown", state);
        return pages.page(
                "webhook",
                Listing.of(
                        pages.json(webhooks.deliveries(webhookId, state, query)),
                        Listing.number("eventNo"),
                        Listing.code("kind"),
                        Listing.state("state"),
                        Listing.number("attempts"),
                        Listing.instant("lastAt"),
                        Listing.number("lastStatus"),
                        Listing.text("lastAnswer"),
                        Listing.instant("nextAt")),
                model);
    }

    @PostMapping("/{webhookId}/disable")
    String disable(@PathVariable String webhookId) {
        Object _ = webhooks.disable(webhookId);
        return back(webhookId);
    }

    @PostMapping("/{webhookId}/enable")
    String enable(@PathVariable String webhookId) {
        Object _ = webhooks.enable(webhookId);
        return back(webhookId);
    }

    @PostMapping("/{webhookId}/rotate")
    String rotate(@PathVariable String webhookId) {
        Object _ = webhooks.rotate(webhookId);
        return back(webhookId);
    }

    /** @param from number of the first event that is sent again */
    @PostMapping("/{webhookId}/replay")
    String replay(@PathVariable String webhookId, @RequestParam(required = false) @Nullable String from) {
        Object _ = webhooks.replay(
                webhookId, new FormBody().withNumber("from", from).body());
        return back(webhookId);
    }

    @PostMapping("/{webhookId}/delete")
    String delete(@PathVariable String webhookId) {
        webhooks.delete(webhookId);
        return "redirect:/webhooks";
    }

    private static String back(String webhookId) {
        return "redirect:" + At.webhook(webhookId);
    }
}
