package org.partnerledger.api.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.feed.FactJson;
import org.partnerledger.api.problem.InvalidRequest;
import org.partnerledger.core.kernel.Refusal.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The JSON body of a request; a parameter of this type is all a controller needs to declare. */
public record JsonBody(JsonNode root) {

    /** Longest body in bytes. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    /** @throws InvalidRequest if it is too large, or no JSON: then with line and column */
    public static JsonBody read(InputStream body) throws IOException {
        return read(bytes(body));
    }

    /** The same where a body may be missing, whatever media type its absence is said to have; null = there is none. */
    public static @Nullable JsonBody readIfAny(InputStream body) throws IOException {
        byte[] bytes = bytes(body);
        return bytes.length == 0 ? null : read(bytes);
    }

    private static byte[] bytes(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw InvalidRequest.tooLarge("a body has at most " + MAX_BYTES + " bytes");
        }
        return bytes;
    }

    private static JsonBody read(byte[] bytes) {
        try {
            JsonNode root = FactJson.MAPPER.readTree(bytes);
            if (root.isMissingNode()) {
                throw InvalidRequest.malformedJson("the body is empty");
            }
            return new JsonBody(root);
        } catch (JacksonException | NumberFormatException e) {
            throw InvalidRequest.malformedJson(FactJson.explain(e));
        }
    }

    /** @throws InvalidRequest {@code SCHEMA} with every fault there is */
    public <T> T as(JsonShape<T> shape) {
        List<Problem> problems = new ArrayList<>();
        Supplier<T> value = shape.read(root, new JsonPlace("", problems));
        if (!problems.isEmpty()) {
            throw InvalidRequest.schema(problems);
        }
        return value.get();
    }
}
