package org.partnerledger.api.site.finance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.finance.PerformanceController;
import org.partnerledger.api.site.Listings;
import org.partnerledger.api.site.Navigation;
import org.partnerledger.core.kernel.Period;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** What ties months together: performance that went from one to another. */
@Controller
class BooksPages {

    private final PerformanceController performance;
    private final Listings pages;

    BooksPages(PerformanceController performance, Listings pages) {
        this.performance = performance;
        this.pages = pages;
    }

    /** @param cells in which cells of its two months the amounts stand, by month of the bill and of recognition */
    public record Matrix(
            String currency,
            List<String> to,
            Map<String, Map<String, List<JsonNode>>> cells,
            Map<String, JsonNode> out,
            Map<String, JsonNode> in) {}

    @GetMapping("/carry-over")
    String carryOver(
            @RequestParam(required = false) @Nullable String partnerId,
            @RequestParam(required = false) @Nullable Period from,
            @RequestParam(required = false) @Nullable Period to,
            Model model) {
        String partner = partnerId == null || partnerId.isBlank() ? null : partnerId.strip();
        JsonNode answer = pages.json(performance.carryOver(partner, from, to));
        var currencies = new TreeSet<String>();
        answer.path("cells").forEach(it -> currencies.add(it.path("currency").asString()));
        model.addAttribute(
                "matrices", currencies.stream().map(it -> matrix(it, answer)).toList());
        model.addAttribute("asked", new Months(partner, from, to));
        model.addAttribute("questions", Navigation.QUESTIONS);
        return "staff/carry-over";
    }

    /** What the form above the matrix says. */
    public record Months(
            @Nullable String partnerId,
            @Nullable Period from,
            @Nullable Period to) {}

    private static Matrix matrix(String currency, JsonNode answer) {
        var cells = new TreeMap<String, Map<String, List<JsonNode>>>();
        var to = new TreeSet<String>();
        for (JsonNode cell : of(answer, "cells", currency)) {
            to.add(cell.path("to").asString());
            cells.computeIfAbsent(cell.path("from").asString(), _ -> new TreeMap<>())
                    .computeIfAbsent(cell.path("to").asString(), _ -> new ArrayList<>())
                    .add(cell);
        }
        return new Matrix(
                currency,
                List.copyOf(to),
                cells,
                sums(answer, "carriedOut", currency),
                sums(answer, "carriedIn", currency));
    }

    private static Map<String, JsonNode> sums(JsonNode answer, String name, String currency) {
        var sums = new TreeMap<String, JsonNode>();
        of(answer, name, currency).forEach(it -> sums.put(it.path("period").asString(), it));
        return sums;
    }

    private static List<JsonNode> of(JsonNode answer, String name, String currency) {
        return answer.path(name)
                .valueStream()
                .filter(it -> it.path("currency").asString().equals(currency))
                .toList();
    }
}
