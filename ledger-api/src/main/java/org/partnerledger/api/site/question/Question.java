package org.partnerledger.api.site.question;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.partnerledger.api.site.Listing;
import org.partnerledger.api.site.Listings;
import org.partnerledger.api.site.Navigation;
import org.partnerledger.api.site.form.Faults;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Shows one question of finance: its form, its sums and its list; what was asked wrongly is said at the form. */
@Component
final class Question {

    private final Listings pages;

    Question(Listings pages) {
        this.pages = pages;
    }

    /**
     * One question.
     *
     * @param name in the messages, without {@code nav.}
     * @param fields of the form: names of components of {@link Asked}
     * @param sums columns of the totals; none where the answer has none
     * @param columns of the list
     */
    record Form(String name, List<String> fields, List<Listing.Column> sums, List<Listing.Column> columns) {}

    /** Asks the API. */
    interface Answer {
        Object get();
    }

    String page(Form form, Asked asked, Answer answer, Model model) throws IOException {
        return page(form, asked, answer, Function.identity(), model);
    }

    /** @param shaped the answer as the table shows it */
    String page(Form form, Asked asked, Answer answer, Function<JsonNode, JsonNode> shaped, Model model)
            throws IOException {
        model.addAttribute("question", form.name());
        model.addAttribute("questions", Navigation.QUESTIONS);
        model.addAttribute("fields", form.fields());
        model.addAttribute("asked", asked);
        model.addAttribute("problems", List.of());
        return Faults.answer(
                () -> {
                    JsonNode found = pages.json(answer.get());
                    if (!form.sums().isEmpty()) {
                        model.addAttribute("sums", Listing.of(found.path("totals"), form.sums()));
                    }
                    return pages.page(form.name(), Listing.of(shaped.apply(found), form.columns()), model);
                },
                problems -> {
                    model.addAttribute("problems", problems);
                    return pages.page(
                            form.name(), Listing.of(JsonNodeFactory.instance.arrayNode(), form.columns()), model);
                });
    }
}
