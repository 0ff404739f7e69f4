package org.partnerledger.api.access.rule;

import static org.partnerledger.api.access.rule.AccessRule.Binding.NOTHING_OF_PARTNERS;
import static org.partnerledger.api.access.rule.AccessRule.Binding.NOT_FOR_PARTNERS;
import static org.partnerledger.api.access.rule.Role.APPROVER;
import static org.partnerledger.api.access.rule.Role.AUDITOR;
import static org.partnerledger.api.access.rule.Role.FEED;
import static org.partnerledger.api.access.rule.Role.FINANCE;
import static org.partnerledger.api.access.rule.Role.OPERATOR;
import static org.partnerledger.api.access.rule.Role.PARTNER;

import java.util.List;
import java.util.Set;
import org.partnerledger.api.access.rule.AccessRule.Binding;

/** The endpoints of programs. */
final class ApiRows extends AccessRows {

    private static final String LINES_OF_ROW = "/partners/{partnerId}/periods/{period}/rows/{row}/lines";

    @Override
    void write() {
        facts();
        rules();
        comparisons();
        documents();
        exports();
        journal();
        reconciliations();
        finance();
        seals();
        settlement();
        programme();
        payouts();
        work();
        webhooks();
        people();
    }

    private void facts() {
        staff("POST", "/api/v1/events", FEED);
        staff("POST", "/api/v1/imports", FEED);
        staff("GET", "/api/v1/imports/{importId}", FEED, FINANCE, OPERATOR, AUDITOR);
        staff("GET", "/api/v1/quarantine", FEED, FINANCE, OPERATOR, AUDITOR);
        staff("GET", "/api/v1/quarantine/{no}", FEED, FINANCE, OPERATOR, AUDITOR);
        staff("POST", "/api/v1/quarantine/{no}/release", FINANCE);
        staff("POST", "/api/v1/quarantine/{no}/discard", FINANCE);
        staff("GET", "/api/v1/unattributed", FINANCE, AUDITOR);
        staff("GET", "/api/v1/names/{kind}/{id}", FINANCE, OPERATOR, AUDITOR);
        staff("DELETE", "/api/v1/names/{kind}/{id}", OPERATOR);
    }

    private void rules() {
        staff("PUT", "/api/v1/rules/parameters", FINANCE);
        add("GET", "/api/v1/rules/parameters", READERS, NOT_FOR_PARTNERS);
        add("GET", "/api/v1/rules/history", READERS, NOT_FOR_PARTNERS);
        staff("PUT", "/api/v1/rules/catalogue/{month}", FINANCE);
        add("GET", "/api/v1/rules/catalogue/{month}", READERS, NOT_FOR_PARTNERS);
        staff("PUT", "/api/v1/rules/calendars/{country}/{year}", FINANCE);
        add("GET", "/api/v1/rules/calendars/{country}/{year}", ANY_ROLE, NOTHING_OF_PARTNERS);
        add("GET", "/api/v1/rules/calendars/{country}", ANY_ROLE, NOTHING_OF_PARTNERS);
        staff("POST", "/api/v1/plans", FINANCE);
        add("GET", "/api/v1/plans", READERS, NOT_FOR_PARTNERS);
        add("GET", "/api/v1/plans/{planId}/versions/{version}", READERS, NOT_FOR_PARTNERS);
        staff("POST", "/api/v1/plans/{planId}/versions/{version}/publish", APPROVER);
    }

    private void comparisons() {
        staff("POST", "/api/v1/what-ifs", FINANCE);
        for (String part : List.of("", "/side-by-side", "/{id}", "/{id}/rows", "/{id}" + LINES_OF_ROW)) {
            add("GET", "/api/v1/what-ifs" + part, READERS, NOT_FOR_PARTNERS);
        }
        String recalculation = "/api/v1/recalculations/{id}";
        staff("POST", "/api/v1/recalculations", FINANCE);
        add("GET", "/api/v1/recalculations", READERS, NOT_FOR_PARTNERS);
        add("GET", recalculation, READERS, NOT_FOR_PARTNERS);
        add("GET", recalculation + "/rows", READERS, NOT_FOR_PARTNERS);
        add("GET", recalculation + LINES_OF_ROW, READERS, NOT_FOR_PARTNERS);
        staff("POST", recalculation + "/approve", APPROVER);
        staff("POST", recalculation + "/reject", FINANCE, APPROVER);
    }

    private void documents() {
        String partner = "/api/v1/partners/{partnerId}";
        add("GET", partner + "/bills/{period}", READERS_AND_PARTNER, Binding.PATH_OR_TIER_TWO);
        add("GET", partner + "/bills/{period}/lines", READERS_AND_PARTNER, Binding.PATH_OR_TIER_TWO);
        for (String part : List.of("", "/explanation", "/explanation/rows/{row}/lines", "/revisions", "/outlook")) {
            add("GET", partner + "/statements/{period}" + part, READERS_AND_PARTNER, Binding.PATH);
        }
        add("GET", partner + "/timeline", READERS_AND_PARTNER, Binding.PATH);
        add("GET", "/api/v1/lines/{lineId}/explanation", READERS_AND_PARTNER, Binding.LINE);
    }

    private void exports() {
        add("GET", "/api/v1/partners/{partnerId}/statements/{period}/file", READERS_AND_PARTNER, Binding.PATH);
        staff("POST", "/api/v1/exports", FINANCE);
        add("GET", "/api/v1/exports/{exportId}", READERS, NOT_FOR_PARTNERS);
        add("GET", "/api/v1/exports/{exportId}/file", READERS, NOT_FOR_PARTNERS);
    }

    private void journal() {
        String partner = "/api/v1/partners/{partnerId}/journal";
        for (String part :
                List.of("/accounts", "/trial-balance", "/export", "/entries/{entry}", "/entries/{entry}/lines")) {
            add("GET", "/api/v1/journal" + part, READERS, NOT_FOR_PARTNERS);
        }
        add("GET", partner + "/trial-balance", READERS, NOT_FOR_PARTNERS);
        add("GET", partner + "/accounts/{account}", READERS, NOT_FOR_PARTNERS);
    }

    private void reconciliations() {
        readers("/api/v1/reconciliations", "", "/{id}", "/{id}/results", "/{id}/results/{no}/rows", "/{id}/file");
        readers("/api/v1/reconciliation-items", "", "/{no}", "/{no}/comments");
        readers("/api/v1/reconciliation-mappings", "");
        staff("POST", "/api/v1/reconciliations", FINANCE);
        staff("PUT", "/api/v1/reconciliation-mappings/{name}", FINANCE);
        staff("DELETE", "/api/v1/reconciliation-mappings/{name}", FINANCE);
        staff("POST", "/api/v1/reconciliation-items/{no}/assign", FINANCE, APPROVER);
        staff("POST", "/api/v1/reconciliation-items/{no}/comments", FINANCE, APPROVER);
        staff("POST", "/api/v1/reconciliation-items/{no}/settle", FINANCE);
        staff("POST", "/api/v1/reconciliation-items/{no}/approve", APPROVER);
        staff("POST", "/api/v1/reconciliation-items/{no}/reject", FINANCE, APPROVER);
    }

    private void finance() {
        String finance = "/api/v1/finance";
        readers(finance, "/spend", "/carry-over", "/exclusions", "/frozen", "/frozen/lines", "/liabilities");
        readers(finance, "/clawbacks", "/deductions", "/rule-changes", "/facts");
    }

    /** For those who read everything: whoever proves a month reads the tables of all, and builds its trees again. */
    private void seals() {
        readers("/api/v1/seals", "", "/{number}", "/keys");
        staff("POST", "/api/v1/seals/verification", OPERATOR, AUDITOR);
        String seal = "/api/v1/partners/{partnerId}/statements/{period}/seal";
        readers(seal, "", "/lines/{lineId}");
        add("POST", seal + "/verification", READERS, NOT_FOR_PARTNERS);
        add("GET", "/api/v1/partners/{partnerId}/statements/{period}/bundle", READERS_AND_PARTNER, Binding.PATH);
    }

    private void settlement() {
        String statement = "/api/v1/partners/{partnerId}/statements/{period}";
        add("GET", "/api/v1/statements", READERS_AND_PARTNER, Binding.PARAMETER);
        add("GET", statement + "/state", READERS_AND_PARTNER, Binding.PATH);
        add("POST", statement + "/confirm", PARTNER_OR_FINANCE, Binding.PATH);
        add("GET", statement + "/disputes", READERS_AND_PARTNER, Binding.PATH);
        add("POST", statement + "/disputes", PARTNER_OR_FINANCE, Binding.PATH);
        staff("POST", statement + "/disputes/{disputeId}/uphold", FINANCE);
        staff("POST", statement + "/disputes/{disputeId}/reject", FINANCE);
        staff("POST", statement + "/corrections", FINANCE);
    }

    private void programme() {
        add("GET", "/api/v1/opportunities", READERS_AND_PARTNER, Binding.PARAMETER);
        add("GET", "/api/v1/opportunities/{opportunityId}", READERS_AND_PARTNER, Binding.OPPORTUNITY);
        add("GET", "/api/v1/projects", READERS_AND_PARTNER, Binding.PARAMETER);
        add("GET", "/api/v1/projects/{projectId}", READERS_AND_PARTNER, Binding.PROJECT);
        add("GET", "/api/v1/qualifications", READERS_AND_PARTNER, Binding.PARAMETER);
        add("GET", "/api/v1/benefits", READERS_AND_PARTNER, Binding.PARAMETER);
        add("GET", "/api/v1/benefits/{claimId}", READERS_AND_PARTNER, Binding.BENEFIT);
        staff("POST", "/api/v1/benefits/{claimId}/verify", FINANCE);
        add("POST", "/api/v1/benefits/{claimId}/request-payment", PARTNER_OR_FINANCE, Binding.BENEFIT);
        add("POST", "/api/v1/benefits/{claimId}/invoice", PARTNER_OR_FINANCE, Binding.BENEFIT);
        staff("POST", "/api/v1/benefits/{claimId}/invoice/reject", FINANCE);
        staff("POST", "/api/v1/benefits/{claimId}/pay", FINANCE);
    }

    private void payouts() {
        String payout = "/api/v1/payouts/{payoutId}";
        add("POST", "/api/v1/payouts", PARTNER_OR_FINANCE, Binding.BODY);
        add("GET", "/api/v1/payouts", READERS_AND_PARTNER, Binding.PARAMETER);
        add("GET", payout, READERS_AND_PARTNER, Binding.PAYOUT);
        add("POST", payout + "/mode", PARTNER_OR_FINANCE, Binding.PAYOUT);
        add("POST", payout + "/apply", PARTNER_OR_FINANCE, Binding.PAYOUT);
        staff("POST", payout + "/reconcile", FINANCE);
        add("POST", payout + "/invoices", PARTNER_OR_FINANCE, Binding.PAYOUT);
        for (String step : List.of("/invoices/accept", "/invoices/reject", "/invoices/reissue", "/pay", "/fail")) {
            staff("POST", payout + step, FINANCE);
        }
    }

    private void work() {
        staff("POST", "/api/v1/periods/{period}/close", FINANCE);
        staff("POST", "/api/v1/partners/{partnerId}/periods/{period}/close", FINANCE);
        add("GET", "/api/v1/jobs", STAFF, NOT_FOR_PARTNERS);
        add("GET", "/api/v1/jobs/{jobId}", STAFF, NOT_FOR_PARTNERS);
        readers("/api/v1/periods", "/{period}/arrivals");
        staff("GET", "/api/v1/read-models", OPERATOR, AUDITOR);
        staff("POST", "/api/v1/read-models/rebuild", OPERATOR);
        staff("PUT", "/api/v1/simulation/clock", OPERATOR);
        staff("GET", "/api/v1/simulation/clock", OPERATOR);
        staff("POST", "/api/v1/simulation/reset", OPERATOR);
    }

    private void webhooks() {
        Set<Role> readers = Set.of(PARTNER, OPERATOR, AUDITOR);
        Set<Role> keepers = Set.of(PARTNER, OPERATOR);
        String webhook = "/api/v1/webhooks/{webhookId}";
        add("POST", "/api/v1/webhooks", keepers, Binding.BODY);
        add("GET", "/api/v1/webhooks", readers, Binding.PARAMETER);
        add("GET", webhook, readers, Binding.WEBHOOK);
        add("DELETE", webhook, keepers, Binding.WEBHOOK);
        for (String step : List.of("/rotate", "/disable", "/enable", "/replay")) {
            add("POST", webhook + step, keepers, Binding.WEBHOOK);
        }
        add("GET", webhook + "/deliveries", readers, Binding.WEBHOOK);
    }

    private void people() {
        add("GET", "/api/v1/me", ANY_ROLE, NOTHING_OF_PARTNERS);
        staff("GET", "/api/v1/audit", OPERATOR, AUDITOR);
        staff("GET", "/api/v1/users", OPERATOR, AUDITOR);
        staff("PUT", "/api/v1/users/{name}", OPERATOR);
        staff("DELETE", "/api/v1/users/{name}", OPERATOR);
        staff("POST", "/api/v1/users/{name}/password", OPERATOR);
        staff("GET", "/api/v1/keys", OPERATOR, AUDITOR);
        staff("POST", "/api/v1/keys", OPERATOR);
        staff("DELETE", "/api/v1/keys/{keyId}", OPERATOR);
        staff("GET", "/api/v1/clients", OPERATOR, AUDITOR);
        staff("POST", "/api/v1/clients", OPERATOR);
        staff("DELETE", "/api/v1/clients/{clientId}", OPERATOR);
        open("GET", "/sign-in");
        add("GET", "/password", ANY_ROLE, NOTHING_OF_PARTNERS);
        add("POST", "/password", ANY_ROLE, NOTHING_OF_PARTNERS);
    }
}
