package org.partnerledger.api.site.question;

import static org.partnerledger.api.site.question.Columns.BILL;
import static org.partnerledger.api.site.question.Columns.PARTNER;
import static org.partnerledger.api.site.question.Columns.STATEMENT;
import static org.partnerledger.api.site.question.Columns.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.partnerledger.api.finance.PerformanceController;
import org.partnerledger.api.finance.SpendController;
import org.partnerledger.api.finance.TakenBackController;
import org.partnerledger.api.page.PageQuery;
import org.partnerledger.api.site.At;
import org.partnerledger.api.site.Listing;
import org.partnerledger.api.site.Navigation;
import org.partnerledger.projections.finance.SpendViews.By;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was spent and paid for it, what does not count, and what is taken back or left out. */
@Controller
@RequestMapping("/finance")
class SpendPages {

    private static final List<String> MONTHS = List.of("partnerId", "from", "to");

    private final SpendController spend;
    private final PerformanceController performance;
    private final TakenBackController takenBack;
    private final Question question;

    SpendPages(
            SpendController spend,
            PerformanceController performance,
            TakenBackController takenBack,
            Question question) {
        this.spend = spend;
        this.performance = performance;
        this.takenBack = takenBack;
        this.question = question;
    }

    /** Which questions there are. */
    @GetMapping
    String questions(Model model) {
        model.addAttribute("questions", Navigation.QUESTIONS);
        return "staff/questions";
    }

    @GetMapping("/spend")
    String spend(Asked asked, PageQuery query, Model model) throws IOException {
        var form = new Question.Form("spend", List.of("partnerId", "from", "to", "by"), List.of(), columns(asked));
        return question.page(
                form, asked, () -> spend.spend(asked.split(), asked.partner(), asked.from(), asked.to(), query), model);
    }

    private static List<Listing.Column> columns(Asked asked) {
        Set<By> by = asked.split();
        var columns = new ArrayList<Listing.Column>();
        if (by.contains(By.PARTNER)) {
            columns.add(PARTNER);
        }
        boolean hasBill = by.containsAll(Set.of(By.PARTNER, By.PERIOD));
        if (by.contains(By.PERIOD)) {
            columns.add(hasBill ? BILL : Listing.text("period"));
        }
        if (by.contains(By.CUSTOMER)) {
            columns.add(linesBy("customerId", hasBill));
        }
        if (by.contains(By.PRODUCT)) {
            columns.add(linesBy("serviceType", hasBill));
            columns.add(Listing.text("productId"));
        }
        columns.addAll(List.of(
                Listing.amount("spend"),
                Listing.amount("openSpend"),
                Listing.amount("incentive"),
                Listing.text("currency")));
        return columns;
    }

    private static Listing.Column linesBy(String name, boolean hasBill) {
        Listing.Column column = Listing.text(name);
        return hasBill
                ? column.leadingTo(it -> At.billLines(text(it, "partnerId"), text(it, "period"), name, text(it, name)))
                : column;
    }

    @GetMapping("/exclusions")
    String exclusions(Asked asked, PageQuery query, Model model) throws IOException {
        var form = new Question.Form(
                "exclusions",
                MONTHS,
                List.of(
                        Listing.code("account"),
                        Listing.code("reason"),
                        Listing.amount("amount"),
                        Listing.text("currency")),
                List.of(
                        PARTNER,
                        BILL,
                        Listing.code("account"),
                        Listing.code("reason")
                                .leadingTo(it -> At.billLines(
                                        text(it, "partnerId"), text(it, "period"), "reason", text(it, "reason"))),
                        Listing.amount("amount"),
                        Listing.text("currency")));
        return question.page(
                form, asked, () -> performance.exclusions(asked.partner(), asked.from(), asked.to(), query), model);
    }

    @GetMapping("/clawbacks")
    String clawbacks(Asked asked, PageQuery query, Model model) throws IOException {
        var form = new Question.Form(
                "clawbacks",
                MONTHS,
                List.of(
                        Listing.code("cause"),
                        Listing.number("count"),
                        Listing.amount("amount"),
                        Listing.text("currency")),
                List.of(
                        PARTNER,
                        STATEMENT,
                        Listing.code("cause"),
                        Listing.text("about"),
                        Listing.text("basePeriod")
                                .leadingTo(it -> At.statement(text(it, "partnerId"), text(it, "basePeriod"))),
                        Listing.text("lineId").leadingTo(it -> At.line(text(it, "lineId"))),
                        Listing.text("baseLineId").leadingTo(it -> At.line(text(it, "baseLineId"))),
                        Listing.amount("amount"),
                        Listing.text("currency")));
        return question.page(
                form, asked, () -> takenBack.clawBacks(asked.partner(), asked.from(), asked.to(), query), model);
    }

    /** A subsidy is a row, and each of its milestones one below it. */
    @GetMapping("/deductions")
    String deductions(Asked asked, PageQuery query, Model model) throws IOException {
        var form = new Question.Form(
                "deductions",
                MONTHS,
                List.of(
                        Listing.number("projects"),
                        Listing.amount("subsidy"),
                        Listing.amount("deduction"),
                        Listing.text("currency")),
                List.of(
                        PARTNER,
                        STATEMENT,
                        Listing.text("projectId").leadingTo(it -> At.projects(text(it, "partnerId"))),
                        Listing.amount("subsidy"),
                        Listing.text("milestoneId"),
                        Listing.text("dueOn"),
                        Listing.text("deliveredOn"),
                        Listing.number("delay"),
                        Listing.number("deductionSteps"),
                        Listing.amount("deduction"),
                        Listing.amount("net"),
                        Listing.text("currency")));
        return question.page(
                form,
                asked,
                () -> takenBack.deductions(asked.partner(), asked.from(), asked.to(), query),
                SpendPages::withMilestones,
                model);
    }

    private static JsonNode withMilestones(JsonNode answer) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = shown.putArray("items");
        for (JsonNode item : answer.path("items")) {
            ObjectNode whole = rows.addObject();
            for (String member : List.of("partnerId", "period", "currency")) {
                var _ = whole.set(member, item.path(member));
            }
            JsonNode subsidy = item.path("subsidy");
            for (String member : List.of("projectId", "subsidy", "deduction", "net")) {
                var _ = whole.set(member, subsidy.path(member));
            }
            for (JsonNode milestone : subsidy.path("milestones")) {
                var row = (ObjectNode) milestone.deepCopy();
                rows.add(row.set("deductionSteps", milestone.path("steps")));
            }
        }
        var _ = shown.set("next", answer.path("next"));
        return shown;
    }
}
