package org.partnerledger.api.site.finance;

import org.jspecify.annotations.Nullable;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.recalculation.RecalculationController;
import org.partnerledger.api.rules.ParametersController;
import org.partnerledger.api.rules.PlanController;
import org.partnerledger.api.site.At;
import org.partnerledger.api.site.Listing;
import org.partnerledger.api.site.Listings;
import org.partnerledger.api.site.form.FormBody;
import org.partnerledger.api.whatif.WhatIfController;
import org.partnerledger.core.kernel.PlanId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Rules and plans, what other rules would bring, and corrections; what one has drafted another puts into force. */
@Controller
class RulesPages {

    private final PlanController plans;
    private final ParametersController rules;
    private final WhatIfController whatIfs;
    private final RecalculationController recalculations;
    private final Listings pages;

    RulesPages(
            PlanController plans,
            ParametersController rules,
            WhatIfController whatIfs,
            RecalculationController recalculations,
            Listings pages) {
        this.plans = plans;
        this.rules = rules;
        this.whatIfs = whatIfs;
        this.recalculations = recalculations;
        this.pages = pages;
    }

    @GetMapping("/plans")
    String plans(PageQuery query, Model model) {
        return pages.page(
                "plans",
                Listing.of(
                        pages.json(plans.list(query)),
                        Listing.text("planId"),
                        Listing.number("version"),
                        Listing.text("name"),
                        Listing.text("validFrom"),
                        Listing.text("validTo"),
                        Listing.code("cadence"),
                        Listing.code("associations"),
                        Listing.code("tierMode"),
                        Listing.amount("threshold"),
                        Listing.code("stacking"),
                        Listing.state("state")),
                model);
    }

    @PostMapping("/plans/{planId}/versions/{version}/publish")
    String publish(@PathVariable PlanId planId, @PathVariable int version) {
        Object _ = plans.publish(planId, version);
        return "redirect:/plans";
    }

    @GetMapping("/rules")
    String rules(PageQuery query, Model model) {
        model.addAttribute("parameters", pages.json(rules.get()));
        return pages.page(
                "rules",
                Listing.of(
                        pages.json(rules.history(query)),
                        Listing.number("rulesNo"),
                        Listing.instant("recordedAt"),
                        Listing.code("kind"),
                        Listing.text("about")),
                model);
    }

    @GetMapping("/what-ifs")
    String whatIfs(PageQuery query, Model model) {
        return pages.page(
                "whatIfs",
                Listing.of(
                        pages.json(whatIfs.list(query)),
                        Listing.text("id")
                                .leadingTo(it -> At.whatIf(it.path("id").asString())),
                        Listing.state("state"),
                        Listing.text("askedBy"),
                        Listing.instant("askedAt"),
                        Listing.number("partners"),
                        Listing.number("months")),
                model);
    }

    /** The bridge from what was to what would be. */
    @GetMapping("/what-ifs/{id}")
    String whatIf(@PathVariable String id, PageQuery query, Model model) {
        JsonNode about = pages.json(whatIfs.show(id));
        model.addAttribute("about", about);
        if (about.path("state").asString().equals("RUNNING")) {
            model.addAttribute("again", At.whatIf(id));
        }
        return pages.page("bridge", bridge(pages.json(whatIfs.rows(id, null, query))), model);
    }

    @GetMapping("/recalculations")
    String recalculations(PageQuery query, Model model) {
        return pages.page(
                "recalculations",
                Listing.of(
                        pages.json(recalculations.list(query)),
                        Listing.text("id")
                                .leadingTo(it -> At.recalculation(it.path("id").asString())),
                        Listing.text("reason"),
                        Listing.state("state"),
                        Listing.text("decidedBy"),
                        Listing.instant("decidedAt"),
                        Listing.number("corrected")),
                model);
    }

    @GetMapping("/recalculations/{id}")
    String recalculation(@PathVariable String id, PageQuery query, Model model) {
        model.addAttribute("about", pages.json(recalculations.show(id)));
        return pages.page("bridge", bridge(pages.json(recalculations.rows(id, null, query))), model);
    }

    @PostMapping("/recalculations/{id}/approve")
    String approve(@PathVariable String id) {
        return "redirect:" + At.job(pages.job(recalculations.approve(id)));
    }

    @PostMapping("/recalculations/{id}/reject")
    String reject(@PathVariable String id, @RequestParam(required = false) @Nullable String reason) {
        Object _ = recalculations.reject(id, FormBody.of("reason", reason));
        return "redirect:/recalculations";
    }

    private static Listing bridge(JsonNode rows) {
        return Listing.of(
                rows,
                Listing.text("partnerId")
                        .leadingTo(it -> At.partner(it.path("partnerId").asString())),
                Listing.text("period"),
                Listing.text("planId"),
                Listing.code("reason"),
                Listing.code("detail"),
                Listing.amount("before"),
                Listing.amount("after"),
                Listing.amount("difference"),
                Listing.text("currency"),
                Listing.number("lines"));
    }
}
