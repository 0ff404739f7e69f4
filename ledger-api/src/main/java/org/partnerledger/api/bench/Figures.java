package org.partnerledger.api.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was measured, by dotted name such as {@code phases.close.seconds}: one sample for every month. */
final class Figures {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DIGITS = 4;

    private final Map<String, List<Double>> samples = new LinkedHashMap<>();
    private final Map<String, List<Double>> raw = new LinkedHashMap<>();

    /** A figure that has its place in the report even if nobody measures it. */
    void announce(String name) {
        samples.putIfAbsent(name, new ArrayList<>());
    }

    void add(String name, double value) {
        samples.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    /** Adds the middle and the slow end of measured times, which come in any order; none adds nothing. */
    void addTimes(String name, List<Double> millis) {
        if (!millis.isEmpty()) {
            add(name + ".p50Ms", percentile(millis, 50));
            add(name + ".p99Ms", percentile(millis, 99));
            raw.computeIfAbsent(name + ".ms", _ -> new ArrayList<>()).addAll(millis);
        }
    }

    /** The middle of the samples; null where there are none. */
    @Nullable
    Double median(String name) {
        List<Double> measured = samples.getOrDefault(name, List.of());
        return measured.isEmpty() ? null : percentile(measured, 50);
    }

    List<String> names() {
        return List.copyOf(samples.keySet());
    }

    /** Smallest and largest sample. */
    double[] spread(String name) {
        double[] sorted = sorted(samples.getOrDefault(name, List.of()));
        return new double[] {sorted[0], sorted[sorted.length - 1]};
    }

    /** The medians, nested as their names say. */
    void writeInto(ObjectNode root) {
        samples.forEach((name, _) -> {
            List<String> path = List.of(name.split("\\.", -1));
            ObjectNode at = root;
            for (String object : path.subList(0, path.size() - 1)) {
                at = at.withObjectProperty(object);
            }
            Double median = median(name);
            at.set(path.getLast(), median == null ? JSON.nullNode() : number(median));
        });
    }

    /** Every sample behind the medians, then every single time. */
    ObjectNode rawSamples() {
        ObjectNode all = JSON.objectNode();
        samples.forEach((name, values) -> all.set(name, array(values)));
        raw.forEach((name, values) -> all.set(name, array(values)));
        return all;
    }

    /** The value below which {@code percent} of the values lie, by nearest rank. */
    static double percentile(List<Double> values, int percent) {
        double[] sorted = sorted(values);
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(rank, 1) - 1];
    }

    private static double[] sorted(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static JsonNode array(List<Double> values) {
        var array = JSON.arrayNode();
        values.forEach(value -> array.add(number(value)));
        return array;
    }

    private static JsonNode number(double value) {
        BigDecimal rounded = value >= 1_000
                ? BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_UP)
                : BigDecimal.valueOf(value).round(new MathContext(DIGITS, RoundingMode.HALF_UP));
        return JSON.numberNode(new BigDecimal(rounded.toPlainString()));
    }
}
