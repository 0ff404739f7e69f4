package org.partnerledger.api.site.question;

import org.partnerledger.api.site.At;
import org.partnerledger.api.site.Listing;
import tools.jackson.databind.JsonNode;

/** Columns that several questions have. */
final class Columns {

    static final Listing.Column PARTNER = Listing.text("partnerId").leadingTo(it -> At.partner(text(it, "partnerId")));

    static final Listing.Column STATEMENT =
            Listing.text("period").leadingTo(it -> At.statement(text(it, "partnerId"), text(it, "period")));

    static final Listing.Column BILL =
            Listing.text("period").leadingTo(it -> At.bill(text(it, "partnerId"), text(it, "period")));

    private Columns() {}

    /** A member of an item; "" where it has none. */
    static String text(JsonNode item, String member) {
        return item.path(member).asString("");
    }
}
