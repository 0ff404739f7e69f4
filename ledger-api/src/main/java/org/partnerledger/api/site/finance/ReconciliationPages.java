package org.partnerledger.api.site.finance;

import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.reconciliation.ItemController;
import org.partnerledger.api.reconciliation.ReconciliationController;
import org.partnerledger.api.reconciliation.ResultController;
import org.partnerledger.api.site.At;
import org.partnerledger.api.site.Listing;
import org.partnerledger.api.site.Listings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What the other side believes, held against the ledger, and what is open between the two. */
@Controller
class ReconciliationPages {

    private final ReconciliationController reconciliations;
    private final ResultController results;
    private final ItemController items;
    private final Listings pages;

    ReconciliationPages(
            ReconciliationController reconciliations, ResultController results, ItemController items, Listings pages) {
        this.reconciliations = reconciliations;
        this.results = results;
        this.items = items;
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

    /** The bridge from their total to ours, and what came of every key. */
    @GetMapping("/reconciliations/{id}")
    String run(@PathVariable String id, PageQuery query, Model model) {
        model.addAttribute("run", pages.json(reconciliations.show(id)));
        return pages.page(
                "reconciliation",
                Listing.of(
                        pages.json(results.results(id, null, null, query)),
                        Listing.text("key"),
                        Listing.code("result"),
                        Listing.text("why"),
                        Listing.amount("theirs"),
                        Listing.amount("ours"),
                        Listing.amount("difference"),
                        Listing.number("lines")),
                model);
    }

    @GetMapping("/reconciliation-items")
    String items(@RequestParam(defaultValue = "OPEN") String state, PageQuery query, Model model) {
        return pages.page(
                "reconciliationItems",
                Listing.of(
                        pages.json(items.list(null, null, state, null, query)),
                        Listing.number("item"),
                        Listing.text("partnerId")
                                .leadingTo(it -> At.partner(it.path("partnerId").asString())),
                        Listing.text("period"),
                        Listing.code("measure"),
                        Listing.text("key"),
                        Listing.amount("difference"),
                        Listing.text("currency"),
                        Listing.code("causes"),
                        Listing.text("assignedTo"),
                        Listing.state("state")),
                model);
    }
}
