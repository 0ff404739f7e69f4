package org.partnerledger.api.site.finance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.intake.quarantine.QuarantineController;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.site.At;
import org.partnerledger.api.site.Listing;
import org.partnerledger.api.site.Listings;
import org.partnerledger.api.site.form.Faults;
import org.partnerledger.api.site.form.FormBody;
import org.partnerledger.core.kernel.Refusal.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events that were not taken: released as they came or with a corrected event in their place, or discarded. */
@Controller
@RequestMapping("/quarantine")
class QuarantinePage {

    private final QuarantineController quarantine;
    private final JsonMapper json;
    private final Listings pages;

    QuarantinePage(QuarantineController quarantine, JsonMapper json, Listings pages) {
        this.quarantine = quarantine;
        this.json = json;
        this.pages = pages;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "QUARANTINED") String state, PageQuery query, Model model) {
        return pages.page(
                "quarantine",
                Listing.of(
                        pages.json(quarantine.list(state, null, null, query)),
                        Listing.number("no")
                                .leadingTo(it -> At.quarantined(it.path("no").asString())),
                        Listing.refusal("code"),
                        Listing.text("type"),
                        Listing.text("source"),
                        Listing.text("id")
                                .leadingTo(it -> At.quarantined(it.path("no").asString())),
                        Listing.text("detail"),
                        Listing.instant("receivedAt"),
                        Listing.state("state")),
                model);
    }

    /** The event as it came, what is wrong with it, and what can be done. */
    @GetMapping("/{no}")
    String show(@PathVariable long no, Model model) {
        return show(no, null, List.of(), model);
    }

    private String show(long no, @Nullable String corrected, List<Problem> problems, Model model) {
        JsonNode item = pages.json(quarantine.show(no));
        model.addAttribute("item", item);
        model.addAttribute("problems", problems);
        model.addAttribute("raw", pretty(item.path("raw").asString()));
        model.addAttribute(
                "corrected", corrected == null ? pretty(item.path("raw").asString()) : corrected);
        return "staff/quarantined";
    }

    /** What is no JSON stays as it is. */
    private String pretty(String raw) {
        try {
            return json.readTree(raw).toPrettyString();
        } catch (JacksonException _) {
            return raw;
        }
    }

    /** @param event the corrected one; left out, it is tried as it came */
    @PostMapping("/{no}/release")
    String release(@PathVariable long no, @RequestParam(required = false) @Nullable String event, Model model)
            throws IOException {
        return Faults.answer(
                () -> {
                    Object _ = quarantine.release(no, event == null ? null : read(event));
                    return "redirect:" + At.quarantined(Long.toString(no));
                },
                problems -> show(no, event, problems, model));
    }

    private static JsonBody read(String event) throws IOException {
        return JsonBody.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
    }

    @PostMapping("/{no}/discard")
    String discard(@PathVariable long no, @RequestParam(required = false) @Nullable String reason, Model model)
            throws IOException {
        return Faults.answer(
                () -> {
                    Object _ = quarantine.discard(no, FormBody.of("reason", reason));
                    return "redirect:/quarantine";
                },
                problems -> show(no, null, problems, model));
    }
}
