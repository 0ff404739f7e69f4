package org.partnerledger.api.site.finance;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.job.JobController;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.reconciliation.ReconciliationController;
import org.partnerledger.api.reconciliation.ResultController;
import org.partnerledger.api.site.At;
import org.partnerledger.api.site.Listing;
import org.partnerledger.api.site.Listings;
import org.partnerledger.api.site.Navigation;
import org.partnerledger.core.reconciliation.Cause;
import org.partnerledger.core.reconciliation.Result;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the other side believes, held against the ledger: the runs, and what came of each key. */
@Controller
class ReconciliationPages {

    private final ReconciliationController reconciliations;
    private final ResultController results;
    private final JobController jobs;
    private final Listings pages;

    ReconciliationPages(
            ReconciliationController reconciliations, ResultController results, JobController jobs, Listings pages) {
        this.reconciliations = reconciliations;
        this.results = results;
        this.jobs = jobs;
        this.pages = pages;
    }

    @GetMapping("/reconciliations")
    String runs(PageQuery query, Model model) {
        return pages.page(
                "reconciliations",
                Listing.of(
                        pages.json(reconciliations.list(null, query)),
                        Listing.text("period")
                                .leadingTo(it -> At.reconciliation(it.path("id").asString())),
                        Listing.text("partnerId")
                                .leadingTo(it -> At.partner(it.path("partnerId").asString())),
                        Listing.code("measure"),
                        Listing.amount("theirs"),
                        Listing.amount("ours"),
                        Listing.text("currency"),
                        Listing.number("openItems"),
                        Listing.state("state"),
                        Listing.text("askedBy"),
                        Listing.instant("askedAt")),
                model);
    }

    /** While it is at work, how far it has come; then the bridge from their total to ours, and every key. */
    @GetMapping("/reconciliations/{id}")
    String run(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Result result,
            @RequestParam(required = false) @Nullable Cause cause,
            PageQuery query,
            Model model) {
        JsonNode run = pages.json(reconciliations.show(id));
        model.addAttribute("crumb", new Navigation.Item("reconciliations", "/reconciliations"));
        model.addAttribute("run", run);
        model.addAttribute("result", result);
        model.addAttribute("cause", cause);
        String state = run.path("state").asString();
        if (!state.equals("DONE") && run.hasNonNull("jobId")) {
            model.addAttribute("job", jobs.show(run.path("jobId").asString()));
        }
        if (state.equals("RUNNING")) {
            model.addAttribute("again", At.reconciliation(id));
        }
        JsonNode keys = state.equals("DONE")
                ? withCauses(pages.json(results.results(id, result, cause, query)))
                : JsonNodeFactory.instance.arrayNode();
        return pages.page(
                "reconciliation",
                Listing.of(
                        keys,
                        Listing.text("key")
                                .leadingTo(it -> At.result(id, it.path("no").asString())),
                        Listing.code("result"),
                        Listing.code("causes"),
                        Listing.code("why"),
                        Listing.amount("theirs"),
                        Listing.amount("ours"),
                        Listing.amount("difference"),
                        Listing.number("rows"),
                        Listing.number("lines")),
                model);
    }

    /** The rows of the file behind a key, as they were understood, and what explains the difference. */
    @GetMapping("/reconciliations/{id}/results/{no}")
    String rows(@PathVariable String id, @PathVariable long no, PageQuery query, Model model) {
        JsonNode run = pages.json(reconciliations.show(id));
        JsonNode key = pages.json(results.result(id, no));
        model.addAttribute("run", run);
        model.addAttribute("crumb", new Navigation.Item("reconciliation", At.reconciliation(id)));
        model.addAttribute("key", key);
        boolean isLine = run.at("/mapping/keys").size() == 1
                && run.at("/mapping/keys/0").asString().equals("lineId")
                && key.path("lines").asLong() > 0;
        model.addAttribute("line", isLine ? At.line(key.at("/key/0").asString()) : null);
        return pages.page(
                "rowsOfKey",
                Listing.of(
                        pages.json(results.rows(id, no, query)),
                        Listing.number("row"),
                        Listing.amount("amount"),
                        Listing.text("currency"),
                        Listing.code("problem")),
                model);
    }

    /** The causes of each key once by themselves, for its cell. */
    private static JsonNode withCauses(JsonNode page) {
        for (JsonNode item : page.path("items")) {
            if (item instanceof ObjectNode key) {
                ArrayNode causes = key.putArray("causes");
                List<String> all = item.path("steps")
                        .valueStream()
                        .map(step -> step.path("cause").asString())
                        .distinct()
                        .toList();
                all.forEach(causes::add);
            }
        }
        return page;
    }
}
