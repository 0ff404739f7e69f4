package org.partnerledger.api.site.finance;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.reconciliation.ItemController;
import org.partnerledger.api.site.At;
import org.partnerledger.api.site.Listing;
import org.partnerledger.api.site.Listings;
import org.partnerledger.api.site.form.Faults;
import org.partnerledger.api.site.form.FormBody;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refusal.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Differences that are carried from run to run until somebody decides: the list, and each with what can be done. */
@Controller
@RequestMapping("/reconciliation-items")
class ItemPages {

    /** Reasons that the form offers; the API takes any. */
    static final List<String> REASONS =
            List.of("THEIR_ERROR", "OUR_ERROR", "LATE_AGREEMENT", "GOODWILL", "TOO_SMALL_TO_PURSUE");

    private final ItemController items;
    private final Listings pages;

    ItemPages(ItemController items, Listings pages) {
        this.items = items;
        this.pages = pages;
    }

    /** What the form above the list says. */
    record Asked(
            @Nullable String partnerId,
            @Nullable Period upTo,
            @Nullable String state,
            @Nullable String assignedTo) {

        String stateOr(String other) {
            return state == null || state.isBlank() ? other : state;
        }
    }

    @GetMapping
    String items(Asked asked, PageQuery query, Model model) {
        String state = asked.stateOr("OPEN");
        model.addAttribute("asked", asked);
        model.addAttribute("state", state);
        return pages.page(
                "reconciliationItems",
                Listing.of(
                        pages.json(items.list(
                                FormBody.given(asked.partnerId()),
                                asked.upTo(),
                                state,
                                FormBody.given(asked.assignedTo()),
                                query)),
                        Listing.number("item")
                                .leadingTo(it -> At.item(it.path("item").asString())),
                        Listing.text("partnerId")
                                .leadingTo(it -> At.partner(it.path("partnerId").asString())),
                        Listing.text("period"),
                        Listing.code("measure"),
                        Listing.text("key")
                                .leadingTo(it -> At.item(it.path("item").asString())),
                        Listing.amount("difference"),
                        Listing.text("currency"),
                        Listing.code("causes"),
                        Listing.text("assignedTo"),
                        Listing.state("state")),
                model);
    }

    @GetMapping("/{no}")
    String item(@PathVariable long no, PageQuery query, Model model) {
        return item(no, query, List.of(), model);
    }

    private String item(long no, PageQuery query, List<Problem> problems, Model model) {
        model.addAttribute("item", pages.json(items.show(no)));
        model.addAttribute("problems", problems);
        model.addAttribute("reasons", REASONS);
        model.addAttribute("me", CurrentUser.current().name());
        model.addAttribute("comments", pages.json(items.comments(no, query)));
        return "staff/item";
    }

    /** @param to nobody, if empty */
    @PostMapping("/{no}/assign")
    String assign(@PathVariable long no, @RequestParam(required = false) @Nullable String to, Model model)
            throws IOException {
        return answer(no, model, () -> items.assign(no, FormBody.of("to", to)));
    }

    @PostMapping("/{no}/comments")
    String comment(@PathVariable long no, @RequestParam(required = false) @Nullable String text, Model model)
            throws IOException {
        model.addAttribute("comment", text);
        return answer(no, model, () -> items.comment(no, FormBody.of("text", text)));
    }

    /** What is decided, as the form says it. */
    record Decision(
            @Nullable String amount,
            @Nullable String reason,
            @Nullable String text,
            @Nullable String lines) {}

    @PostMapping("/{no}/settle")
    String settle(@PathVariable long no, Decision decision, Model model) throws IOException {
        model.addAttribute("decision", decision);
        var body = new FormBody()
                .with("amount", decision.amount())
                .with("reason", decision.reason())
                .with("text", decision.text())
                .withWords("lines", decision.lines())
                .body();
        return answer(no, model, () -> items.settle(no, body));
    }

    @PostMapping("/{no}/approve")
    String approve(@PathVariable long no, Model model) throws IOException {
        return answer(no, model, () -> items.approve(no));
    }

    /** @param text why not: the next comment */
    @PostMapping("/{no}/reject")
    String reject(@PathVariable long no, @RequestParam(required = false) @Nullable String text, Model model)
            throws IOException {
        return answer(no, model, () -> items.reject(no, FormBody.of("text", text)));
    }

    private interface Step {
        Object take();
    }

    private String answer(long no, Model model, Step step) throws IOException {
        return Faults.answer(
                () -> {
                    Object _ = step.take();
                    return "redirect:" + At.item(Long.toString(no));
                },
                problems -> item(no, new PageQuery(List.of(), PageQuery.DEFAULT_LIMIT), problems, model));
    }
}
