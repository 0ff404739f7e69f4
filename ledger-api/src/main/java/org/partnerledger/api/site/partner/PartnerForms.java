package org.partnerledger.api.site.partner;

import org.jspecify.annotations.Nullable;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.benefit.BenefitController;
import org.partnerledger.api.payout.PayoutController;
import org.partnerledger.api.settlement.StatementController;
import org.partnerledger.api.site.At;
import org.partnerledger.api.site.form.FormBody;
import org.partnerledger.core.benefit.ClaimId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.payout.PayoutId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a partner asks for: each form does what its endpoint of the API does, and leads back to where it stood. */
@Controller
class PartnerForms {

    private final StatementController statements;
    private final PayoutController payouts;
    private final BenefitController claims;

    PartnerForms(StatementController statements, PayoutController payouts, BenefitController claims) {
        this.statements = statements;
        this.payouts = payouts;
        this.claims = claims;
    }

    @PostMapping("/partners/{partnerId}/statements/{period}/confirm")
    String confirm(@PathVariable PartnerId partnerId, @PathVariable Period period) {
        Object _ = statements.confirm(partnerId, period);
        return "redirect:" + At.statement(partnerId.value(), period);
    }

    @PostMapping("/partners/{partnerId}/statements/{period}/disputes")
    String dispute(
            @PathVariable PartnerId partnerId,
            @PathVariable Period period,
            @RequestParam(required = false) @Nullable String rows,
            @RequestParam(required = false) @Nullable String lines,
            @RequestParam(required = false) @Nullable String text) {
        Object _ = statements.dispute(
                partnerId,
                period,
                new FormBody()
                        .withWords("rows", rows)
                        .withWords("lines", lines)
                        .with("text", text)
                        .body());
        return "redirect:" + At.statement(partnerId.value(), period);
    }

    /** Asks for everything that is confirmed and not paid yet. */
    @PostMapping("/partners/{partnerId}/payouts")
    String open(@PathVariable PartnerId partnerId, @RequestParam(required = false) @Nullable String mode) {
        Object _ = payouts.open(new FormBody()
                .with("partnerId", partnerId.value())
                .with("mode", mode)
                .body());
        return "redirect:" + At.payouts(partnerId.value());
    }

    @PostMapping("/payouts/{payoutId}/mode")
    String choose(@PathVariable PayoutId payoutId, @RequestParam(required = false) @Nullable String mode) {
        return back(payouts.choose(payoutId, FormBody.of("mode", mode)));
    }

    @PostMapping("/payouts/{payoutId}/apply")
    String apply(@PathVariable PayoutId payoutId) {
        return back(payouts.apply(payoutId));
    }

    @PostMapping("/payouts/{payoutId}/invoices")
    String invoice(
            @PathVariable PayoutId payoutId,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String amount,
            @RequestParam(required = false) @Nullable String issuedOn) {
        var invoice =
                new FormBody().with("number", number).with("amount", amount).with("issuedOn", issuedOn);
        return back(payouts.invoice(
                payoutId, new FormBody().withOne("invoices", invoice).body()));
    }

    @PostMapping("/claims/{claimId}/request-payment")
    String requestPayment(@PathVariable ClaimId claimId, @RequestParam(required = false) @Nullable String on) {
        return back(claims.requestPayment(claimId, FormBody.of("on", on)));
    }

    @PostMapping("/claims/{claimId}/invoice")
    String invoice(@PathVariable ClaimId claimId, @RequestParam(required = false) @Nullable String number) {
        return back(claims.invoice(claimId, FormBody.of("number", number)));
    }

    private static String back(PayoutController.PayoutJson done) {
        CurrentUser.current().requireMayActFor(new PartnerId(done.payout().partnerId()));
        return "redirect:" + At.payouts(done.payout().partnerId());
    }

    private static String back(BenefitController.ClaimJson done) {
        return "redirect:" + At.claims(done.claim().partnerId());
    }
}
