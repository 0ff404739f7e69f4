package org.partnerledger.api.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.client.Answer;
import org.partnerledger.api.client.LedgerClient;
import org.partnerledger.api.feed.FactJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays scenarios one after the other against one ledger, which each of them empties first.
 *
 * <p>A step that the ledger refuses ends its scenario: what follows would be judged on other facts. A document that
 * differs does not, so that one run shows every figure that is wrong.
 */
public final class ScenarioPlayer {

    /** Read models may lag: so long after the last change a document may differ before it is a failure. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private static final Set<String> FOR_THE_READER = Set.of("note", "why");

    private static final int OK = 200;

    private final LedgerClient ledger;
    private long lastChangeAt;

    private @Nullable Answer lastIngest;

    public ScenarioPlayer(LedgerClient ledger) {
        this.ledger = ledger;
    }

    /** A step was refused; the message is the difference to report. */
    private static final class StepFailed extends Exception {

        private static final long serialVersionUID = 1L;

        StepFailed(String message) {
            super(message);
        }
    }

    /** Everything that was not as expected, one line each, empty where all was. */
    public List<String> play(Scenario scenario) {
        var failures = new ArrayList<String>();
        lastIngest = null;
        int number = 0;
        try {
            requireGood("reset", change(ledger.post("/api/v1/simulation/reset")));
            for (JsonNode step : scenario.steps()) {
                number++;
                List<String> differences = play(step);
                if (!differences.isEmpty()) {
                    failures.add("step " + number + why(step));
                    differences.forEach(difference -> failures.add("  " + difference));
                }
            }
        } catch (StepFailed e) {
            failures.add("step " + number + ": " + e.getMessage());
        }
        return failures;
    }

    private static String why(JsonNode step) {
        return step.path("why").isString() ? ": " + step.path("why").stringValue() : "";
    }

    private List<String> play(JsonNode step) throws StepFailed {
        String key = keyOf(step);
        if (key.equals("expect")) {
            return expect(step.path(key));
        }
        Answer answer = perform(key, step.path(key));
        if (key.equals("events")) {
            lastIngest = answer;
        }
        boolean good = key.equals("close") ? answer.status() == OK : answer.isGood();
        if (!good) {
            throw new StepFailed(key + " was answered with " + answer.explain());
        }
        return List.of();
    }

    private static String keyOf(JsonNode step) throws StepFailed {
        Set<String> keys = step.properties().stream()
                .map(member -> member.getKey())
                .filter(key -> !FOR_THE_READER.contains(key))
                .collect(Collectors.toSet());
        if (keys.size() != 1) {
            throw new StepFailed("a step does exactly one thing, this one " + keys);
        }
        return keys.iterator().next();
    }

    private Answer perform(String key, JsonNode value) throws StepFailed {
        return change(
                switch (key) {
                    case "clock" -> ledger.put("/api/v1/simulation/clock", clock(value));
                    case "parameters" -> ledger.put("/api/v1/rules/parameters", value);
                    case "catalogue" ->
                        ledger.put(
                                "/api/v1/rules/catalogue/" + value.path("month").asString(), value.path("entries"));
                    case "calendar" -> ledger.put(calendarPath(value), value);
                    case "plan" -> publish(value);
                    case "events" -> ledger.post("/api/v1/events", "application/cloudevents-batch+json", value);
                    case "close" -> ledger.post("/api/v1/periods/" + value.asString() + "/close?wait=true");
                    default -> throw new StepFailed("there is no step '" + key + "'");
                });
    }

    private static ObjectNode clock(JsonNode instant) {
        return FactJson.MAPPER.createObjectNode().put("now", instant.asString());
    }

    private static String calendarPath(JsonNode value) {
        return "/api/v1/rules/calendars/" + value.path("country").asString() + "/"
                + value.path("year").asString();
    }

    private Answer publish(JsonNode plan) {
        Answer drafted = ledger.post("/api/v1/plans", "application/json", plan);
        if (!drafted.isGood()) {
            return drafted;
        }
        String planId = LedgerClient.segment(plan.path("planId").asString());
        return ledger.post(
                "/api/v1/plans/" + planId + "/versions/" + plan.path("version").asString() + "/publish");
    }

    private List<String> expect(JsonNode expected) throws StepFailed {
        var differences = new ArrayList<String>();
        for (var member : expected.properties()) {
            JsonNode value = member.getValue();
            differences.addAll(
                    switch (member.getKey()) {
                        case "ingest" -> compareIngest(value);
                        case "error" -> compareRefusal(value);
                        case "bill" -> compareDocument("bill", documentPath("bills", value), value);
                        case "statement" -> compareDocument("statement", documentPath("statements", value), value);
                        case "explanation" ->
                            compareDocument("explanation", documentPath("statements", value) + "/explanation", value);
                        default -> throw new StepFailed("nothing is known to expect of '" + member.getKey() + "'");
                    });
        }
        return differences;
    }

    private List<String> compareIngest(JsonNode expected) throws StepFailed {
        if (lastIngest == null) {
            throw new StepFailed("an ingest is expected before any events");
        }
        ObjectNode actual = lastIngest.body().isObject() ? lastIngest.body().asObject() : clock(lastIngest.body());
        return DocumentComparison.differences("ingest", expected, actual.put("status", lastIngest.status()));
    }

    private List<String> compareRefusal(JsonNode expected) throws StepFailed {
        JsonNode step = expected.path("step");
        String key = keyOf(step);
        Answer answer = perform(key, step.path(key));
        int status = expected.path("status").asInt();
        String code = expected.path("code").asString();
        boolean same = answer.status() == status
                && code.equals(answer.body().path("code").asString(""));
        return same
                ? List.of()
                : List.of(key + " should have been refused with " + status + " " + code + ", was answered with "
                        + answer.explain());
    }

    private List<String> compareDocument(String name, String path, JsonNode expected) {
        while (true) {
            List<String> differences = differences(name, path, expected);
            if (differences.isEmpty() || System.nanoTime() - lastChangeAt > PATIENCE.toNanos()) {
                return differences;
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
    }

    private List<String> differences(String name, String path, JsonNode expected) {
        Answer answer = ledger.get(path);
        return answer.isGood()
                ? DocumentComparison.differences(name, expected, answer.body())
                : List.of(name + ": GET " + path + " was answered with " + answer.explain());
    }

    private static String documentPath(String kind, JsonNode document) {
        return "/api/v1/partners/"
                + LedgerClient.segment(document.path("partnerId").asString()) + "/" + kind + "/"
                + document.path("period").asString();
    }

    private Answer change(Answer answer) {
        lastChangeAt = System.nanoTime();
        return answer;
    }

    private static void requireGood(String what, Answer answer) throws StepFailed {
        if (!answer.isGood()) {
            throw new StepFailed(what + " was answered with " + answer.explain());
        }
    }
}
