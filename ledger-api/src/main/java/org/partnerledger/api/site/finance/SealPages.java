package org.partnerledger.api.site.finance;

import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.seal.SealController;
import org.partnerledger.api.site.At;
import org.partnerledger.api.site.Listing;
import org.partnerledger.api.site.Listings;
import org.partnerledger.api.site.Navigation;
import org.partnerledger.api.verification.VerificationController;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.projections.seal.SealViews;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;

/** The seals of closes and of partners' months; whoever may has them held against what they are over. */
@Controller
class SealPages {

    private final SealController seals;
    private final SealViews views;
    private final VerificationController verification;
    private final Listings pages;

    SealPages(SealController seals, JdbcClient jdbc, VerificationController verification, Listings pages) {
        this.seals = seals;
        this.views = new SealViews(jdbc);
        this.verification = verification;
        this.pages = pages;
    }

    /** The chain of closes; how to check it without the ledger is in docs/seals.md. */
    @GetMapping("/seals")
    String seals(PageQuery query, Model model) {
        return pages.page(
                "seals",
                Listing.of(
                        pages.json(seals.closes(query)),
                        Listing.number("seal/number")
                                .leadingTo(it -> At.close(it.at("/seal/number").asString())),
                        Listing.text("seal/period"),
                        Listing.number("seal/partners"),
                        Listing.text("hash"),
                        Listing.text("seal/previous"),
                        Listing.text("seal/keyId")),
                model);
    }

    /** A close with the months that it seals. */
    @GetMapping("/seals/{number}")
    String close(@PathVariable long number, Model model) {
        JsonNode close = pages.json(seals.close(number));
        String period = close.at("/seal/period").asString();
        model.addAttribute("crumb", new Navigation.Item("seals", "/seals"));
        model.addAttribute("close", close);
        return pages.page(
                "close",
                Listing.of(
                        pages.json(views.leaves(number)),
                        Listing.text("partnerId")
                                .leadingTo(it -> At.seal(it.path("partnerId").asString(), period)),
                        Listing.text("hash")),
                model);
    }

    @PostMapping("/seals/verification")
    String verify() {
        return "redirect:" + At.job(pages.job(verification.verify()));
    }

    /** A month's seal, with the files under it and the close above it. */
    @GetMapping("/partners/{partnerId}/statements/{period}/seal")
    String month(@PathVariable PartnerId partnerId, @PathVariable Period period, Model model) {
        JsonNode sealed = pages.json(seals.seal(partnerId.value(), period));
        model.addAttribute("partnerId", partnerId.value());
        model.addAttribute("period", period);
        model.addAttribute("sealed", sealed);
        return pages.page(
                "seal",
                Listing.of(
                        sealed.path("files"),
                        Listing.text("name"),
                        Listing.number("records"),
                        Listing.number("bytes"),
                        Listing.text("root")),
                model);
    }

    @PostMapping("/partners/{partnerId}/statements/{period}/seal/verification")
    String verifyMonth(@PathVariable PartnerId partnerId, @PathVariable Period period) {
        return "redirect:" + At.job(pages.job(verification.verifyMonth(partnerId, period)));
    }
}
