package org.partnerledger.api.site.finance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.rules.ParametersController;
import org.partnerledger.api.rules.PlanController;
import org.partnerledger.api.site.Listings;
import org.partnerledger.api.site.form.Faults;
import org.partnerledger.core.kernel.PlanId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Plans and parameters, written as the API takes them; what is wrong is said at the member that is. */
@Controller
class DraftPages {

    private static final String NEW_PLAN = """
            {
              "planId" : "",
              "version" : 1,
              "name" : "",
              "validFrom" : "2027-01",
              "validTo" : null,
              "cadence" : "MONTH",
              "associations" : [ "RESALE" ],
              "productClasses" : [ "GENERAL" ],
              "when" : null,
              "factors" : [ ],
              "tierMode" : "SLAB",
              "tiers" : [ { "from" : "0", "rate" : "0.05" } ],
              "threshold" : "0",
              "capPerPeriod" : null,
              "stacking" : "EXCLUSIVE",
              "priority" : 10,
              "partners" : null
            }
            """;

    /** What the ledger adds to what was drafted. */
    private static final List<String> NOT_DRAFTED = List.of("state", "draftedAt", "publishedAt");

    private final PlanController plans;
    private final ParametersController rules;
    private final Listings pages;

    DraftPages(PlanController plans, ParametersController rules, Listings pages) {
        this.plans = plans;
        this.rules = rules;
        this.pages = pages;
    }

    /** An empty plan, or what a version says, to go on from. */
    @GetMapping("/plans/draft")
    String plan(
            @RequestParam(required = false) @Nullable PlanId planId,
            @RequestParam(defaultValue = "1") int version,
            Model model) {
        String text = NEW_PLAN;
        if (planId != null) {
            JsonNode written = pages.json(plans.get(planId, version));
            JsonNode draft = written.deepCopy();
            if (draft instanceof ObjectNode object) {
                var _ = object.remove(NOT_DRAFTED);
            }
            text = draft.toPrettyString();
        }
        return form("plans", text, model);
    }

    @PostMapping("/plans/draft")
    String draft(@RequestParam String json, Model model) throws IOException {
        return take("plans", json, body -> plans.draft(body), model);
    }

    @GetMapping("/rules/draft")
    String parameters(Model model) {
        return form("rules", pages.json(rules.get()).toPrettyString(), model);
    }

    @PostMapping("/rules/draft")
    String put(@RequestParam String json, Model model) throws IOException {
        return take("rules", json, body -> rules.put(body), model);
    }

    private static String take(String page, String json, Consumer<JsonBody> taker, Model model) throws IOException {
        var read = new ArrayList<JsonBody>();
        return Faults.answer(
                () -> {
                    JsonBody body = JsonBody.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
                    var _ = read.add(body);
                    taker.accept(body);
                    return "redirect:/" + page;
                },
                problems -> {
                    model.addAttribute("problems", problems);
                    model.addAttribute(
                            "lines",
                            read.isEmpty()
                                    ? List.of()
                                    : JsonLines.of(read.getFirst().root(), problems));
                    return form(page, json, model);
                });
    }

    private static String form(String page, String json, Model model) {
        model.addAttribute("name", page);
        model.addAttribute("json", json);
        return "staff/draft";
    }
}
