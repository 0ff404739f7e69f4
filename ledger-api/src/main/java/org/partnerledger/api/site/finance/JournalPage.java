package org.partnerledger.api.site.finance;

import org.jspecify.annotations.Nullable;
import org.partnerledger.api.journal.JournalController;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.site.At;
import org.partnerledger.api.site.Listing;
import org.partnerledger.api.site.Listings;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** The books: the trial balance of all or of one partner, and what was posted to its accounts. */
@Controller
class JournalPage {

    private final JournalController journal;
    private final Listings pages;

    JournalPage(JournalController journal, Listings pages) {
        this.journal = journal;
        this.pages = pages;
    }

    @GetMapping("/journal")
    String trialBalance(
            @RequestParam(required = false) @Nullable Period from,
            @RequestParam(required = false) @Nullable Period to,
            Model model) {
        return balances(pages.json(journal.trialBalance(from, to)), Listing.code("account"), model);
    }

    @GetMapping("/partners/{partnerId}/journal")
    String ofPartner(
            @PathVariable PartnerId partnerId,
            @RequestParam(required = false) @Nullable Period from,
            @RequestParam(required = false) @Nullable Period to,
            Model model) {
        model.addAttribute("partnerId", partnerId.value());
        String id = partnerId.value();
        return balances(
                pages.json(journal.trialBalance(id, from, to)),
                Listing.code("account")
                        .leadingTo(it -> At.account(id, it.path("account").asString())),
                model);
    }

    @GetMapping("/partners/{partnerId}/journal/{account}")
    String account(@PathVariable PartnerId partnerId, @PathVariable String account, PageQuery query, Model model) {
        model.addAttribute("partnerId", partnerId.value());
        return pages.page(
                "postings",
                Listing.of(
                        pages.json(journal.statement(partnerId.value(), account, null, null, query)),
                        Listing.text("period"),
                        Listing.number("entry"),
                        Listing.code("account"),
                        Listing.code("reason"),
                        Listing.code("event"),
                        Listing.amount("amount"),
                        Listing.text("currency"),
                        Listing.instant("recordedAt")),
                model);
    }

    private String balances(JsonNode answer, Listing.Column account, Model model) {
        model.addAttribute("sums", answer.path("sums"));
        return pages.page(
                "journal",
                Listing.of(
                        answer.path("accounts"),
                        Listing.number("number"),
                        account,
                        Listing.text("currency"),
                        Listing.amount("debit"),
                        Listing.amount("credit"),
                        Listing.amount("balance")),
                model);
    }
}
