package org.partnerledger.api.problem;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests that something is wrong with: in the path, the query, a header or the body. The same from the same seed. */
final class MalformedRequests {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");
    private static final List<String> METHODS = List.of("HEAD", "OPTIONS", "PATCH", "DELETE", "TRACE", "get", "FROB");
    private static final String FORM = "application/x-www-form-urlencoded";

    /** Seldom, since to look at one takes long. */
    private static final String PASSWORD = "Authorization: Basic eDp5\r\n";

    private final Random random;
    private final List<Endpoint> endpoints;
    private final Map<String, List<String>> ids;
    private final String session;

    /**
     * @param ids that there are, by the name of the variable; only what reads is asked with them
     * @param session headers of a browser that has opened a form
     */
    MalformedRequests(long seed, List<Endpoint> endpoints, Map<String, List<String>> ids, String session) {
        this.random = new Random(seed);
        this.endpoints = endpoints;
        this.ids = ids;
        this.session = session;
    }

    /** One that must be refused, or asks for nothing. */
    String next() {
        Endpoint endpoint = any(endpoints);
        String method = oneIn(40) ? any(METHODS) : endpoint.method();
        boolean reads = method.equals("GET") || method.equals("HEAD");
        Endpoint asked = reads ? new Endpoint("GET", endpoint.path(), endpoint.parameters(), null) : endpoint;
        if (reads) {
            return request(method, target(asked, reads), "", any(Fragments.TYPES));
        }
        JsonNode known = endpoint.body();
        if (known != null && oneIn(2)) {
            return request(method, target(asked, reads), changed(known).toString(), "application/json");
        }
        if (endpoint.isPage() && oneIn(2)) {
            // One of the control characters that no text has, so that it is refused if everything else is right.
            return request(method, target(asked, reads), form(endpoint) + "&" + parameter(endpoint) + "=%00", FORM);
        }
        return request(method, target(asked, reads), any(Fragments.BODIES), any(Fragments.TYPES));
    }

    /**
     * One that can be read, with odd values in it: it may well be done.
     *
     * @param facts every fourth is one of these, changed
     */
    String unusual(List<JsonNode> facts) {
        if (oneIn(4)) {
            return fact(any(facts));
        }
        Endpoint endpoint = any(endpoints);
        boolean reads = endpoint.reads();
        String target = target(new Endpoint("GET", endpoint.path(), endpoint.parameters(), null), true);
        JsonNode known = endpoint.body();
        if (reads) {
            return request("GET", target, "", "");
        }
        return known == null
                ? request(endpoint.method(), target, form(endpoint), FORM)
                : request(
                        endpoint.method(),
                        target,
                        withoutUnknown(changed(known)).toString(),
                        "application/json");
    }

    /** The same fact with one thing in it changed, as a body of its own. */
    private String fact(JsonNode fact) {
        JsonNode copy = fact.deepCopy();
        change(copy, 6);
        return request("POST", "/api/v1/events", copy.toString(), "application/cloudevents+json");
    }

    private String request(String method, String target, String body, String type) {
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        return method + " " + target.replaceAll("[\r\n ]", "%20") + " HTTP/1.1\r\nHost: x\r\n"
                + (oneIn(2) ? any(Fragments.HEADERS) + "\r\n" : oneIn(4) ? session : "")
                + (oneIn(500) ? PASSWORD : "")
                + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
                + "Content-Length: " + bytes.length + "\r\n\r\n" + body;
    }

    private String target(Endpoint endpoint, boolean reads) {
        var filled = new StringBuilder();
        Matcher variables = VARIABLE.matcher(endpoint.path());
        while (variables.find()) {
            List<String> there = reads ? ids.getOrDefault(variables.group(1), List.of()) : List.of();
            String value = there.isEmpty() || oneIn(3) ? value() : any(there);
            variables.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        variables.appendTail(filled);
        for (String next = "?"; oneIn(2); next = "&") {
            filled.append(next).append(parameter(endpoint)).append('=').append(value());
        }
        if (oneIn(50)) {
            filled.setLength(random.nextInt(filled.length()));
            filled.append((char) random.nextInt(256));
        }
        return filled.toString();
    }

    private String parameter(Endpoint endpoint) {
        return endpoint.parameters().isEmpty() || oneIn(5) ? any(Fragments.PARAMETERS) : any(endpoint.parameters());
    }

    private String form(Endpoint endpoint) {
        var form = new StringBuilder("a=b");
        for (String name : endpoint.parameters()) {
            if (!oneIn(4)) {
                form.append('&').append(name).append('=');
                form.append(oneIn(2) ? value() : typed());
            }
        }
        return form.toString();
    }

    /** What a member of a body might be, as it is typed into a form. */
    private String typed() {
        JsonNode value = JsonMapper.shared().readTree(any(Fragments.JSON_VALUES));
        return URLEncoder.encode(value.asString(value.toString()), StandardCharsets.UTF_8);
    }

    private JsonNode changed(JsonNode known) {
        JsonNode copy = known.deepCopy();
        change(copy, 3);
        return copy;
    }

    /** Puts something else in one place of so many; nobody's members stay, so that the whole is refused. */
    private void change(JsonNode node, int places) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                if (name.equals(BodyLesson.UNKNOWN)) {
                    continue;
                }
                if (oneIn(places)) {
                    object.set(name, JsonMapper.shared().readTree(any(Fragments.JSON_VALUES)));
                } else if (oneIn(10)) {
                    object.remove(name);
                } else {
                    change(object.get(name), places);
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(each -> change(each, places));
        }
    }

    private static JsonNode withoutUnknown(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(BodyLesson.UNKNOWN);
        }
        node.forEach(MalformedRequests::withoutUnknown);
        return node;
    }

    private String value() {
        return oneIn(3) ? any(Fragments.MORE_VALUES) : any(Fragments.VALUES);
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
