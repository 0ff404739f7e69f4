package org.partnerledger.api.site;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pages of the house that show one list: its name, its table, and perhaps forms above it and in its rows. */
@Component
public final class Listings {

    private final JsonMapper json;

    Listings(JsonMapper json) {
        this.json = json;
    }

    /** What a controller of the API answers, as it goes over the wire. */
    public JsonNode json(@Nullable Object answer) {
        return json.valueToTree(answer instanceof ResponseEntity<?> entity ? entity.getBody() : answer);
    }

    /** The id of the job that an answer speaks of. */
    public String job(Object answer) {
        return Objects.requireNonNull(json(answer).path("jobId").asString());
    }

    /**
     * @param name of the page in the messages, without {@code nav.}; the forms above and in the rows are the fragments
     *     {@code name} and {@code name-row} of {@code staff/forms}
     */
    public String page(String name, Listing listing, Model model) {
        model.addAttribute("name", name);
        model.addAttribute("listing", listing);
        return "staff/list";
    }
}
