package org.partnerledger.api.site.finance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.body.JsonBody;
import org.partnerledger.api.site.At;
import org.partnerledger.api.site.Listings;
import org.partnerledger.api.site.form.Faults;
import org.partnerledger.api.whatif.WhatIfController;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.kernel.Refusal.Problem;
import org.partnerledger.projections.period.PeriodViews;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Asks what other rules would bring. */
@Controller
class WhatIfForm {

    private final WhatIfController whatIfs;
    private final PeriodViews periods;
    private final Listings pages;

    WhatIfForm(WhatIfController whatIfs, PeriodViews periods, Listings pages) {
        this.whatIfs = whatIfs;
        this.periods = periods;
        this.pages = pages;
    }

    /**
     * What the form says; lists are words with spaces or commas between them.
     *
     * @param plans versions as {@code PLAN:2}
     * @param parameters JSON of all of them, or nothing
     */
    record Asked(
            @Nullable String reason,
            @Nullable Period from,
            @Nullable Period to,
            @Nullable String partners,
            @Nullable String plans,
            @Nullable String withoutPlans,
            @Nullable String parameters,
            @Nullable Boolean knownFacts) {

        boolean isWithKnownFacts() {
            return Boolean.TRUE.equals(knownFacts);
        }
    }

    @GetMapping("/what-ifs/ask")
    String form(Model model) {
        Period last = periods.lastClosed();
        return form(new Asked(null, last, last, null, null, null, null, null), List.of(), model);
    }

    @PostMapping("/what-ifs/ask")
    String ask(Asked asked, Model model) throws IOException {
        return Faults.answer(
                () -> {
                    Object started = whatIfs.ask(body(asked));
                    return "redirect:"
                            + At.whatIf(pages.json(started).path("id").asString());
                },
                problems -> form(asked, problems, model));
    }

    private static String form(Asked asked, List<Problem> problems, Model model) {
        model.addAttribute("asked", asked);
        model.addAttribute("problems", problems);
        return "staff/what-if";
    }

    private static JsonBody body(Asked asked) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        var months = root.putArray("periods");
        if (asked.from() != null) {
            Period last = asked.to() == null ? asked.from() : asked.to();
            // A span of decades is a slip: the API says how many are too many.
            for (Period it = asked.from(); !it.isAfter(last) && months.size() <= 240; it = it.next()) {
                var _ = months.add(it.toString());
            }
        }
        if (asked.reason() != null && !asked.reason().isBlank()) {
            var _ = root.put("reason", asked.reason().strip());
        }
        words(root, "partners", asked.partners());
        words(root, "withoutPlans", asked.withoutPlans());
        versions(root, asked.plans());
        if (asked.parameters() != null && !asked.parameters().isBlank()) {
            byte[] json = asked.parameters().getBytes(StandardCharsets.UTF_8);
            var _ = root.set(
                    "parameters", JsonBody.read(new ByteArrayInputStream(json)).root());
        }
        var _ = root.put("knownFacts", asked.isWithKnownFacts());
        return new JsonBody(root);
    }

    private static List<String> wordsOf(@Nullable String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.strip().split("[\\s,]+", -1));
    }

    private static void words(ObjectNode root, String name, @Nullable String text) {
        List<String> words = wordsOf(text);
        if (!words.isEmpty()) {
            var list = root.putArray(name);
            words.forEach(it -> {
                var _ = list.add(it);
            });
        }
    }

    /** What is no version of a plan goes on as it is, and is refused where it is read. */
    private static void versions(ObjectNode root, @Nullable String text) {
        List<String> words = wordsOf(text);
        if (words.isEmpty()) {
            return;
        }
        var list = root.putArray("plans");
        for (String word : words) {
            int colon = word.lastIndexOf(':');
            String version = word.substring(colon + 1);
            if (colon > 0 && version.matches("[0-9]{1,9}")) {
                var _ = list.addObject()
                        .put("planId", word.substring(0, colon))
                        .put("version", Integer.parseInt(version));
            } else {
                var _ = list.add(word);
            }
        }
    }
}
