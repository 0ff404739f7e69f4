package org.partnerledger.api.site.finance;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.intake.quarantine.QuarantineController;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.site.Listing;
import org.partnerledger.api.site.Listings;
import org.partnerledger.api.site.form.FormBody;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Events that were not taken: released as they came, or discarded with a reason. */
@Controller
@RequestMapping("/quarantine")
class QuarantinePage {

    private final QuarantineController quarantine;
    private final Listings pages;

    QuarantinePage(QuarantineController quarantine, Listings pages) {
        this.quarantine = quarantine;
        this.pages = pages;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "QUARANTINED") String state, PageQuery query, Model model) {
        return pages.page(
                "quarantine",
                Listing.of(
                        pages.json(quarantine.list(state, null, null, query)),
                        Listing.number("no"),
                        Listing.text("code"),
                        Listing.text("type"),
                        Listing.text("source"),
                        Listing.text("id"),
                        Listing.text("detail"),
                        Listing.instant("receivedAt"),
                        Listing.state("state")),
                model);
    }

    @PostMapping("/{no}/release")
    String release(@PathVariable long no, HttpServletRequest request) throws IOException {
        // The form has nothing but its token, which was read before: the event is tried as it came.
        Object _ = quarantine.release(no, request);
        return "redirect:/quarantine";
    }

    @PostMapping("/{no}/discard")
    String discard(@PathVariable long no, @RequestParam(required = false) @Nullable String reason) {
        Object _ = quarantine.discard(no, new FormBody().with("reason", reason).body());
        return "redirect:/quarantine";
    }
}
