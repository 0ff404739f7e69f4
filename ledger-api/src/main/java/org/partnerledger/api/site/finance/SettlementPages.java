package org.partnerledger.api.site.finance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.benefit.BenefitController;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.payout.PayoutController;
import org.partnerledger.api.settlement.StatementController;
import org.partnerledger.api.site.At;
import org.partnerledger.api.site.Listing;
import org.partnerledger.api.site.Listings;
import org.partnerledger.api.site.form.FormBody;
import org.partnerledger.core.benefit.ClaimId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.payout.PayoutId;
import org.partnerledger.core.payout.PayoutState;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The house's side of what partners ask for: payouts of all partners, their steps, disputes and claims. */
@Controller
class SettlementPages {

    private final StatementController statements;
    private final PayoutController payouts;
    private final BenefitController claims;
    private final Listings pages;

    SettlementPages(
            StatementController statements, PayoutController payouts, BenefitController claims, Listings pages) {
        this.statements = statements;
        this.payouts = payouts;
        this.claims = claims;
        this.pages = pages;
    }

    /** @param overdue only those whose next step was due before today */
    @GetMapping("/payouts")
    String payouts(
            @RequestParam(required = false) @Nullable PayoutState state,
            @RequestParam(defaultValue = "false") boolean overdue,
            PageQuery query,
            Model model) {
        @Nullable LocalDate anyDay = null;
        model.addAttribute("states", PayoutState.values());
        model.addAttribute("shown", state);
        model.addAttribute("overdue", overdue);
        return pages.page(
                "allPayouts",
                Listing.of(
                        pages.json(payouts.list(null, state, anyDay, overdue, query)),
                        Listing.text("payoutId")
                                .leadingTo(it -> At.payouts(it.path("partnerId").asString())),
                        Listing.text("partnerId")
                                .leadingTo(it -> At.partner(it.path("partnerId").asString())),
                        Listing.amount("payable"),
                        Listing.amount("settlement"),
                        Listing.text("currency"),
                        Listing.state("state"),
                        Listing.text("dueOn")),
                model);
    }

    @PostMapping("/payouts/{payoutId}/reconcile")
    String reconcile(@PathVariable PayoutId payoutId) {
        return back(payouts.reconcile(payoutId));
    }

    @PostMapping("/payouts/{payoutId}/invoices/accept")
    String accept(@PathVariable PayoutId payoutId) {
        return back(payouts.accept(payoutId));
    }

    @PostMapping("/payouts/{payoutId}/invoices/reject")
    String reject(@PathVariable PayoutId payoutId, @RequestParam(required = false) @Nullable String reason) {
        return back(payouts.reject(payoutId, FormBody.of("reason", reason)));
    }

    @PostMapping("/payouts/{payoutId}/invoices/reissue")
    String reissue(@PathVariable PayoutId payoutId) {
        return back(payouts.reissue(payoutId));
    }

    @PostMapping("/payouts/{payoutId}/pay")
    String pay(@PathVariable PayoutId payoutId, @RequestParam(required = false) @Nullable String reference) {
        return back(payouts.pay(payoutId, FormBody.of("reference", reference)));
    }

    @PostMapping("/payouts/{payoutId}/fail")
    String fail(@PathVariable PayoutId payoutId, @RequestParam(required = false) @Nullable String reason) {
        return back(payouts.fail(payoutId, FormBody.of("reason", reason)));
    }

    /** @param amount that the partner gets more; below 0 less */
    @PostMapping("/partners/{partnerId}/statements/{period}/disputes/{disputeId}/uphold")
    String uphold(
            @PathVariable PartnerId partnerId,
            @PathVariable Period period,
            @PathVariable String disputeId,
            @RequestParam(required = false) @Nullable String amount) {
        Object _ = statements.uphold(partnerId, period, disputeId, FormBody.of("amount", amount));
        return back(partnerId, period);
    }

    @PostMapping("/partners/{partnerId}/statements/{period}/disputes/{disputeId}/reject")
    String rejectDispute(
            @PathVariable PartnerId partnerId,
            @PathVariable Period period,
            @PathVariable String disputeId,
            @RequestParam(required = false) @Nullable String reason) {
        Object _ = statements.reject(partnerId, period, disputeId, FormBody.of("reason", reason));
        return back(partnerId, period);
    }

    @PostMapping("/claims/{claimId}/verify")
    String verify(@PathVariable ClaimId claimId, @RequestParam(required = false) @Nullable String on) {
        return back(claims.verify(claimId, FormBody.of("on", on)));
    }

    @PostMapping("/claims/{claimId}/invoice/reject")
    String rejectInvoice(@PathVariable ClaimId claimId, @RequestParam(required = false) @Nullable String reason) {
        return back(claims.rejectInvoice(claimId, FormBody.of("reason", reason)));
    }

    @PostMapping("/claims/{claimId}/pay")
    String payClaim(
            @PathVariable ClaimId claimId,
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(required = false) @Nullable String amount) {
        return back(claims.pay(
                claimId, new FormBody().with("on", on).with("amount", amount).body()));
    }

    private static String back(PayoutController.PayoutJson done) {
        return "redirect:" + At.payouts(done.payout().partnerId());
    }

    private static String back(PartnerId partner, Period period) {
        return "redirect:" + At.statement(partner.value(), period);
    }

    private static String back(BenefitController.ClaimJson done) {
        return "redirect:" + At.claims(done.claim().partnerId());
    }
}
