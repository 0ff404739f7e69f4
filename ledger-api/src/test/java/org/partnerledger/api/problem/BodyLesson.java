package org.partnerledger.api.problem;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds out what body an endpoint expects by sending wrong ones and reading what the ledger says is wrong with them:
 * unknown members are answered with the known ones, and a value of the wrong kind with where it stands. Every object
 * that is sent has a member that nobody knows, so that nothing is ever done.
 */
final class BodyLesson {

    /** Nobody's member. */
    static final String UNKNOWN = "?";

    private static final int LONGEST = 40;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern KNOWN = Pattern.compile("known are \\[([^\\]]*)]");
    private static final Pattern ONE_OF = Pattern.compile("one of \\[([A-Z_0-9]+)[,\\]]");

    /** In the order in which they are tried. */
    private static final List<String> CANDIDATES = List.of(
            "\"x\"",
            "\"2026-01\"",
            "\"2026-01-01\"",
            "\"2026-01-01T00:00:00Z\"",
            "\"1\"",
            "\"CNY\"",
            "1",
            "true",
            "{\"?\":1}",
            "[{\"?\":1}]",
            "[\"x\"]",
            "[1]",
            "{\"x\":\"1\"}",
            "\"https://example.com/\"");

    private final LedgerClient client;
    private final String method;
    private final String path;
    private final Map<String, Integer> tried = new HashMap<>();
    private JsonNode body = JSON.createObjectNode().put(UNKNOWN, 1);

    BodyLesson(LedgerClient client, String method, String path) {
        this.client = client;
        this.method = method;
        this.path = path.replaceAll("\\{(period|month)}", "2026-01")
                .replace("{year}", "2026")
                .replace("{country}", "CN")
                .replaceAll("\\{[^}]*}", "1");
    }

    /** What the ledger knows, as far as it said so. */
    JsonNode learnt() {
        boolean news = true;
        for (int round = 0; news && round < LONGEST; round++) {
            Answer answer = client.send(method, path, "application/json", BodyPublishers.ofString(body.toString()));
            news = false;
            for (JsonNode error : answer.body().path("errors")) {
                news |= learn(
                        error.path("pointer").asString(""),
                        error.path("code").asString(""),
                        error.path("detail").asString(""));
            }
        }
        return body;
    }

    private boolean learn(String pointer, String code, String detail) {
        Matcher known = KNOWN.matcher(detail);
        if (code.equals("UNKNOWN_MEMBER") && known.find()) {
            return pointer.endsWith("/" + UNKNOWN) && addMembers(parent(pointer), known.group(1));
        }
        return replace(pointer, detail);
    }

    private boolean addMembers(String at, String names) {
        boolean news = false;
        if (body.at(at) instanceof ObjectNode object) {
            for (String name : names.split(", ", -1)) {
                if (!name.isEmpty() && !object.has(name)) {
                    object.put(name, "x");
                    news = true;
                }
            }
        }
        return news;
    }

    private boolean replace(String pointer, String detail) {
        List<String> candidates = new ArrayList<>(CANDIDATES);
        Matcher oneOf = ONE_OF.matcher(detail);
        if (oneOf.find()) {
            candidates.addFirst("\"" + oneOf.group(1) + "\"");
        }
        int next = tried.merge(pointer, 1, Integer::sum) - 1;
        if (next >= candidates.size()) {
            return false;
        }
        JsonNode value = JSON.readTree(candidates.get(next));
        if (pointer.isEmpty()) {
            body = value;
            return true;
        }
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode holder = body.at(place.head());
        if (holder instanceof ObjectNode object) {
            object.set(place.last().getMatchingProperty(), value);
        } else if (holder instanceof ArrayNode array && place.last().getMatchingIndex() < array.size()) {
            array.set(place.last().getMatchingIndex(), value);
        }
        return true;
    }

    private static String parent(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }
}
