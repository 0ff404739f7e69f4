package org.partnerledger.api.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.partnerledger.api.feed.FactJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One file of what happens and what must then be seen.
 *
 * @param steps in order, each with exactly one key besides {@code note} and {@code why}
 */
public record Scenario(String name, String title, List<JsonNode> steps) {

    public Scenario {
        steps = List.copyOf(steps);
    }

    /** @throws IOException where the file is no scenario, with the reason */
    public static Scenario read(Path file) throws IOException {
        JsonNode json;
        try {
            json = FactJson.MAPPER.readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new IOException(file + " is no scenario: " + FactJson.explain(e));
        }
        if (!json.path("name").isString() || !json.path("steps").isArray()) {
            throw new IOException(file + " is no scenario: it needs a name and steps");
        }
        var steps = new ArrayList<JsonNode>();
        json.path("steps").forEach(steps::add);
        return new Scenario(json.path("name").stringValue(), json.path("title").asString(""), steps);
    }
}
