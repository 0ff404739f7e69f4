package org.partnerledger.api.access.rule;

import static org.partnerledger.api.access.rule.AccessRule.Binding.NOTHING_OF_PARTNERS;
import static org.partnerledger.api.access.rule.AccessRule.Binding.NOT_FOR_PARTNERS;
import static org.partnerledger.api.access.rule.Role.APPROVER;
import static org.partnerledger.api.access.rule.Role.AUDITOR;
import static org.partnerledger.api.access.rule.Role.FINANCE;
import static org.partnerledger.api.access.rule.Role.OPERATOR;
import static org.partnerledger.api.access.rule.Role.PARTNER;

import java.util.List;
import java.util.Set;
import org.partnerledger.api.access.rule.AccessRule.Binding;

/** The pages, and the files and endpoints around them. */
final class PageRows extends AccessRows {

    @Override
    void write() {
        partnerPages();
        pagesOfTheHouse();
        settlement();
        webhooks();
        surroundings();
    }

    private void partnerPages() {
        String partner = "/partners/{partnerId}";
        String statement = partner + "/statements/{period}";
        add("GET", "/", ANY_ROLE, NOTHING_OF_PARTNERS);
        add("GET", "/search", READERS_AND_PARTNER, Binding.PARAMETER);
        add("GET", statement, READERS_AND_PARTNER, Binding.PATH);
        add("GET", statement + "/rows/{row}", READERS_AND_PARTNER, Binding.PATH);
        add("GET", partner + "/bills/{period}", READERS_AND_PARTNER, Binding.PATH_OR_TIER_TWO);
        add("GET", partner + "/bills/{period}/lines", READERS_AND_PARTNER, Binding.PATH_OR_TIER_TWO);
        add("GET", "/lines/{lineId}", READERS_AND_PARTNER, Binding.LINE);
        for (String page : List.of("", "/open", "/projects", "/claims", "/payouts")) {
            add("GET", partner + page, READERS_AND_PARTNER, Binding.PATH);
        }
        add("POST", statement + "/confirm", PARTNER_OR_FINANCE, Binding.PATH);
        add("POST", statement + "/disputes", PARTNER_OR_FINANCE, Binding.PATH);
        add("POST", partner + "/payouts", PARTNER_OR_FINANCE, Binding.PATH);
        add("POST", "/payouts/{payoutId}/mode", PARTNER_OR_FINANCE, Binding.PAYOUT);
        add("POST", "/payouts/{payoutId}/apply", PARTNER_OR_FINANCE, Binding.PAYOUT);
        add("POST", "/payouts/{payoutId}/invoices", PARTNER_OR_FINANCE, Binding.PAYOUT);
        add("POST", "/claims/{claimId}/request-payment", PARTNER_OR_FINANCE, Binding.BENEFIT);
        add("POST", "/claims/{claimId}/invoice", PARTNER_OR_FINANCE, Binding.BENEFIT);
    }

    private void pagesOfTheHouse() {
        readers("/months", "", "/open");
        readers("/carry-over", "");
        reconciliations();
        readers("/finance", "", "/spend", "/exclusions", "/clawbacks", "/deductions", "/rule-changes", "/facts");
        readers("/finance", "/frozen", "/frozen/lines", "/liabilities");
        readers("/seals", "", "/{number}");
        staff("POST", "/seals/verification", OPERATOR, AUDITOR);
        readers("/partners/{partnerId}/statements/{period}/seal", "");
        add("POST", "/partners/{partnerId}/statements/{period}/seal/verification", READERS, NOT_FOR_PARTNERS);
        staff("POST", "/months/close", FINANCE);
        add("GET", "/plans", READERS, NOT_FOR_PARTNERS);
        staff("POST", "/plans/{planId}/versions/{version}/publish", APPROVER);
        add("GET", "/rules", READERS, NOT_FOR_PARTNERS);
        staff("GET", "/plans/draft", FINANCE);
        staff("POST", "/plans/draft", FINANCE);
        staff("GET", "/rules/draft", FINANCE);
        staff("POST", "/rules/draft", FINANCE);
        staff("GET", "/what-ifs/ask", FINANCE);
        staff("POST", "/what-ifs/ask", FINANCE);
        add("GET", "/what-ifs", READERS, NOT_FOR_PARTNERS);
        add("GET", "/what-ifs/{id}", READERS, NOT_FOR_PARTNERS);
        add("GET", "/recalculations", READERS, NOT_FOR_PARTNERS);
        add("GET", "/recalculations/{id}", READERS, NOT_FOR_PARTNERS);
        staff("POST", "/recalculations/{id}/approve", APPROVER);
        staff("POST", "/recalculations/{id}/reject", FINANCE, APPROVER);
        add("GET", "/journal", READERS, NOT_FOR_PARTNERS);
        add("GET", "/partners/{partnerId}/journal", READERS, NOT_FOR_PARTNERS);
        add("GET", "/partners/{partnerId}/journal/{account}", READERS, NOT_FOR_PARTNERS);
        staff("GET", "/quarantine", FINANCE, OPERATOR, AUDITOR);
        staff("GET", "/quarantine/{no}", FINANCE, OPERATOR, AUDITOR);
        staff("POST", "/quarantine/{no}/release", FINANCE);
        staff("POST", "/quarantine/{no}/discard", FINANCE);
        add("GET", "/jobs", STAFF, NOT_FOR_PARTNERS);
        add("GET", "/jobs/{jobId}", STAFF, NOT_FOR_PARTNERS);
        staff("POST", "/read-models/rebuild", OPERATOR);
        staff("GET", "/users", OPERATOR, AUDITOR);
        staff("POST", "/users", OPERATOR);
        staff("POST", "/users/{name}/password", OPERATOR);
        staff("GET", "/keys", OPERATOR, AUDITOR);
        staff("POST", "/keys", OPERATOR);
        staff("GET", "/clients", OPERATOR, AUDITOR);
        staff("POST", "/clients", OPERATOR);
        staff("POST", "/clients/{clientId}/revoke", OPERATOR);
        staff("GET", "/read-models", OPERATOR, AUDITOR);
        staff("POST", "/keys/{keyId}/revoke", OPERATOR);
        staff("GET", "/audit", OPERATOR, AUDITOR);
    }

    /** What the house does with what partners ask for. */
    private void settlement() {
        readers("/payouts", "");
        for (String step : List.of("/reconcile", "/invoices/accept", "/invoices/reject", "/invoices/reissue")) {
            staff("POST", "/payouts/{payoutId}" + step, FINANCE);
        }
        for (String end : List.of("/pay", "/fail")) {
            staff("POST", "/payouts/{payoutId}" + end, FINANCE);
        }
        for (String decision : List.of("/uphold", "/reject")) {
            staff("POST", "/partners/{partnerId}/statements/{period}/disputes/{disputeId}" + decision, FINANCE);
        }
        for (String step : List.of("/verify", "/invoice/reject", "/pay")) {
            staff("POST", "/claims/{claimId}" + step, FINANCE);
        }
    }

    /** As the API: a partner's users keep those of their partner. */
    private void webhooks() {
        Set<Role> readers = Set.of(PARTNER, OPERATOR, AUDITOR);
        Set<Role> keepers = Set.of(PARTNER, OPERATOR);
        String webhook = "/webhooks/{webhookId}";
        add("GET", "/webhooks", readers, Binding.PARAMETER);
        add("POST", "/webhooks", keepers, Binding.PARAMETER);
        add("GET", webhook, readers, Binding.WEBHOOK);
        for (String step : List.of("/rotate", "/disable", "/enable", "/replay", "/delete")) {
            add("POST", webhook + step, keepers, Binding.WEBHOOK);
        }
    }

    private void reconciliations() {
        staff("GET", "/reconciliations/upload", FINANCE);
        staff("POST", "/reconciliations/upload", FINANCE);
        readers("/reconciliations", "", "/{id}", "/{id}/results/{no}");
        readers("/reconciliation-items", "", "/{no}");
        staff("POST", "/reconciliation-items/{no}/assign", FINANCE, APPROVER);
        staff("POST", "/reconciliation-items/{no}/comments", FINANCE, APPROVER);
        staff("POST", "/reconciliation-items/{no}/settle", FINANCE);
        staff("POST", "/reconciliation-items/{no}/approve", APPROVER);
        staff("POST", "/reconciliation-items/{no}/reject", FINANCE, APPROVER);
    }

    private void surroundings() {
        open("GET", "/actuator/health");
        open("GET", "/actuator/health/**");
        staff("GET", "/actuator/prometheus", OPERATOR, AUDITOR);
        staff("GET", "/actuator", OPERATOR, AUDITOR);
        open("GET", "/assets/**");
        open("*", "/error");
        for (String document : List.of("", ".yaml", "/swagger-config")) {
            add("GET", "/v3/api-docs" + document, ANY_ROLE, NOTHING_OF_PARTNERS);
        }
        for (String page : List.of(".html", "/**", "/*index.html", "/*swagger-initializer.js")) {
            add("GET", "/swagger-ui" + page, ANY_ROLE, NOTHING_OF_PARTNERS);
        }
        add("*", "/**", ANY_ROLE, NOTHING_OF_PARTNERS); // Files of the application; what is not there is not found.
    }
}
