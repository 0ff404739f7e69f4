package org.partnerledger.api.site.question;

import static org.partnerledger.api.site.question.Columns.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.partnerledger.api.finance.RuleChangeController;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.site.At;
import org.partnerledger.api.site.Listing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Who changed which rule when, and what it moved. */
@Controller
class RulePages {

    private static final Question.Form FORM = new Question.Form(
            "ruleChanges",
            List.of(),
            List.of(),
            List.of(
                    Listing.number("entry"),
                    Listing.instant("at"),
                    Listing.code("kind"),
                    Listing.text("about").leadingTo(RulePages::about),
                    Listing.number("version"),
                    Listing.text("by"),
                    Listing.text("askedBy"),
                    Listing.code("moved"),
                    Listing.text("period"),
                    Listing.amount("before"),
                    Listing.amount("after"),
                    Listing.amount("amount"),
                    Listing.text("currency")));

    private final RuleChangeController changes;
    private final Question question;

    RulePages(RuleChangeController changes, Question question) {
        this.changes = changes;
        this.question = question;
    }

    /** A change is a row, and each thing that it moved one below it. */
    @GetMapping("/finance/rule-changes")
    String changes(PageQuery query, Model model) throws IOException {
        return question.page(
                FORM,
                new Asked(null, null, null, null, null),
                () -> changes.changes(query),
                RulePages::withWhatTheyMoved,
                model);
    }

    private static String about(JsonNode change) {
        String about = text(change, "about");
        return switch (text(change, "kind")) {
            case "RECALCULATION" -> At.recalculation(about);
            case "PLAN" -> "/plans/draft?planId=" + At.encoded(about) + "&version=" + text(change, "version");
            default -> "/rules";
        };
    }

    private static JsonNode withWhatTheyMoved(JsonNode answer) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = shown.putArray("items");
        for (JsonNode change : answer.path("items")) {
            var below = new ArrayList<JsonNode>();
            for (JsonNode moved : change.path("moved")) {
                var _ = below.add(named(moved, "account"));
            }
            for (JsonNode corrected : change.path("corrected")) {
                var _ = below.add(named(corrected, "reason"));
            }
            var row = (ObjectNode) change.deepCopy();
            rows.add(row.remove(List.of("moved", "corrected")));
            below.forEach(rows::add);
        }
        var _ = shown.set("next", answer.path("next"));
        return shown;
    }

    private static JsonNode named(JsonNode what, String by) {
        return ((ObjectNode) what.deepCopy()).put("moved", what.path(by).asString());
    }
}
