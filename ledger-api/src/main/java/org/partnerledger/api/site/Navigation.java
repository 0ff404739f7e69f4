package org.partnerledger.api.site;

import java.util.ArrayList;
import java.util.List;
import org.partnerledger.api.access.CurrentUser;
import org.partnerledger.core.kernel.PartnerId;

/** Where a user can go from every page. */
public final class Navigation {

    private Navigation() {}

    /** @param key of its name in the messages, without {@code nav.} */
    public record Item(String key, String href) {

        /** Whether this is the page, or one below it that is none of the others. */
        public boolean leadsTo(String page) {
            if (page.startsWith(href + "?")) {
                return true;
            }
            return key.equals("periods")
                    ? page.startsWith(href + "/statements/") || page.startsWith(href + "/bills/")
                    : page.startsWith(href + "/");
        }
    }

    static List<Item> of(CurrentUser user) {
        PartnerId partner = user.partner();
        return partner == null ? List.of() : ofPartner(partner.value());
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
