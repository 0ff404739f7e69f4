package org.partnerledger.api.site.question;

import static org.partnerledger.api.site.question.Columns.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.finance.FactController;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.site.At;
import org.partnerledger.api.site.Listing;
import org.partnerledger.api.site.Listings;
import org.partnerledger.api.site.Navigation;
import org.partnerledger.api.site.Show;
import org.partnerledger.core.kernel.Period;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All facts behind one row of a statement. */
@Controller
class FactsPage {

    private final FactController facts;
    private final Listings pages;

    FactsPage(FactController facts, Listings pages) {
        this.facts = facts;
        this.pages = pages;
    }

    /** Without a row, how to come to one. */
    @GetMapping("/finance/facts")
    String facts(
            @RequestParam(required = false) @Nullable String partnerId,
            @RequestParam(required = false) @Nullable Period period,
            @RequestParam(required = false) @Nullable Integer row,
            PageQuery query,
            Model model) {
        JsonNode number = JsonNodeFactory.instance.objectNode();
        if (partnerId != null && period != null && row != null) {
            number = pages.json(facts.facts(partnerId, period, row, query));
            model.addAttribute("crumb", new Navigation.Item("statement", At.statement(partnerId, period)));
            model.addAttribute("number", number);
            model.addAttribute("of", partnerId);
            model.addAttribute("period", period);
        }
        return pages.page(
                "facts",
                Listing.of(
                        withPayments(number),
                        Listing.text("fact/lineId")
                                .leadingTo(it -> At.line(
                                        it.at("/fact/lineId").asString(),
                                        it.at("/fact/source").asString())),
                        Listing.text("fact/source"),
                        Listing.text("fact/eventId"),
                        Listing.instant("recordedAt"),
                        Listing.amount("amount"),
                        Listing.amount("contribution"),
                        Listing.text("base").leadingTo(it -> At.line(text(it, "base"), text(it, "baseSource"))),
                        Listing.text("payments")),
                model);
    }

    /** The refunded line by its id, and each payment with its moment and amount. */
    private static JsonNode withPayments(JsonNode answer) {
        for (JsonNode item : answer.path("items")) {
            if (item instanceof ObjectNode line) {
                JsonNode base = line.path("base");
                var _ = line.put("base", base.path("lineId").asString(""))
                        .put("baseSource", base.path("source").asString(""));
                List<String> payments = line.path("payments")
                        .valueStream()
                        .map(it -> (Show.instant(it.path("paidAt").asString()) + " "
                                        + it.path("amount").asString(""))
                                .strip())
                        .toList();
                ArrayNode texts = line.putArray("payments");
                payments.forEach(texts::add);
            }
        }
        return answer;
    }
}
