package org.partnerledger.api.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that can be asked.
 *
 * @param path with {@code {variables}}
 * @param parameters that it reads, from the query or from a form
 * @param body with every member it knows, and in each object one that it does not; null where it reads no such body
 */
record Endpoint(
        String method,
        String path,
        List<String> parameters,
        @Nullable JsonNode body) {

    boolean reads() {
        return method.equals("GET");
    }

    boolean isPage() {
        return !path.startsWith("/api/");
    }
}
