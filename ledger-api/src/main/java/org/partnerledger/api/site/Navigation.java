package org.partnerledger.api.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.api.access.rule.Role;
import org.partnerledger.core.kernel.PartnerId;

/** Where a user can go from every page. */
public final class Navigation {

    /** The questions that finance asks, in the order of docs/finance.md. */
    public static final List<Item> QUESTIONS = List.of(
            new Item("spend", "/finance/spend"),
            new Item("carryOver", "/carry-over"),
            new Item("exclusions", "/finance/exclusions"),
            new Item("frozen", "/finance/frozen"),
            new Item("liabilities", "/finance/liabilities"),
            new Item("clawbacks", "/finance/clawbacks"),
            new Item("deductions", "/finance/deductions"),
            new Item("ruleChanges", "/finance/rule-changes"));

    private static final Item WEBHOOKS = new Item("webhooks", "/webhooks");
    private static final Item SEARCH = new Item("search", "/search");

    private Navigation() {}

    /** @param key of its name in the messages, without {@code nav.} */
    public record Item(String key, String href) {

        /** Whether this is the page, or one below it that is none of the others. */
        public boolean leadsTo(String page) {
            if (page.startsWith(href + "?")) {
                return true;
            }
            if (key.equals("questions") && page.startsWith("/carry-over?")) {
                return true;
            }
            return key.equals("periods")
                    ? page.startsWith(href + "/statements/") || page.startsWith(href + "/bills/")
                    : page.startsWith(href + "/");
        }
    }

    static List<Item> of(CurrentUser user) {
        PartnerId partner = user.partner();
        if (partner == null) {
            return ofHouse(user);
        }
        var items = new ArrayList<>(ofPartner(partner.value()));
        items.add(WEBHOOKS);
        items.add(SEARCH);
        return items;
    }

    private static List<Item> ofHouse(CurrentUser user) {
        var items = new ArrayList<Item>();
        if (user.hasAny(Set.of(Role.FINANCE, Role.APPROVER, Role.AUDITOR))) {
            items.add(new Item("months", "/months"));
            items.add(new Item("allPayouts", "/payouts"));
            items.add(new Item("plans", "/plans"));
            items.add(new Item("rules", "/rules"));
            items.add(new Item("whatIfs", "/what-ifs"));
            items.add(new Item("recalculations", "/recalculations"));
            items.add(new Item("journal", "/journal"));
            items.add(new Item("questions", "/finance"));
            items.add(new Item("reconciliations", "/reconciliations"));
            items.add(new Item("seals", "/seals"));
            items.add(SEARCH);
        }
        if (user.hasAny(Set.of(Role.FINANCE, Role.OPERATOR, Role.AUDITOR))) {
            items.add(new Item("quarantine", "/quarantine"));
        }
        if (user.hasAny(Set.of(Role.FINANCE, Role.APPROVER, Role.OPERATOR, Role.AUDITOR))) {
            items.add(new Item("jobs", "/jobs"));
        }
        if (user.hasAny(Set.of(Role.OPERATOR, Role.AUDITOR))) {
            items.add(new Item("users", "/users"));
            items.add(new Item("keys", "/keys"));
            items.add(new Item("clients", "/clients"));
            items.add(WEBHOOKS);
            items.add(new Item("readModels", "/read-models"));
            items.add(new Item("audit", "/audit"));
        }
        return items;
    }

    /** The pages of one partner. */
    public static List<Item> ofPartner(String partnerId) {
        var items = new ArrayList<Item>();
        items.add(new Item("periods", At.partner(partnerId)));
        items.add(new Item("projects", At.projects(partnerId)));
        items.add(new Item("claims", At.claims(partnerId)));
        items.add(new Item("payouts", At.payouts(partnerId)));
        return items;
    }
}
