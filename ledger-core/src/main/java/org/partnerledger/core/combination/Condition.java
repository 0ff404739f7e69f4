package org.partnerledger.core.combination;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.consumption.ChargingMode;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.partner.Segment;

/**
 * A typed question about a line (contract.md, section 2). Every set that is not empty must contain what the line has;
 * an empty set does not ask. All sets and maps are in order, so that equal conditions have one stored form.
 *
 * @param tags by tag name, the values of which the line must have one; each not empty
 */
public record Condition(
        Set<String> serviceTypes,
        Set<String> resourceTypes,
        Set<String> productIds,
        Set<String> regions,
        Set<ChargingMode> chargingModes,
        Set<LineType> lineTypes,
        Set<Segment> segments,
        Map<String, Set<String>> tags) {

    /** Asks nothing, so it holds for every line. */
    public static final Condition ANY =
            new Condition(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Map.of());

    public Condition {
        serviceTypes = inOrder(serviceTypes, Ids.BY_CODE_POINT);
        resourceTypes = inOrder(resourceTypes, Ids.BY_CODE_POINT);
        productIds = inOrder(productIds, Ids.BY_CODE_POINT);
        regions = inOrder(regions, Ids.BY_CODE_POINT);
        chargingModes = inOrder(chargingModes, Comparator.naturalOrder());
        lineTypes = inOrder(lineTypes, Comparator.naturalOrder());
        segments = inOrder(segments, Comparator.naturalOrder());
        SortedMap<String, Set<String>> tagsInOrder = new TreeMap<>(Ids.BY_CODE_POINT);
        tags.forEach((name, values) -> tagsInOrder.put(name, inOrder(values, Ids.BY_CODE_POINT)));
        tags = Collections.unmodifiableMap(tagsInOrder);
    }

    public boolean matches(Combination line) {
        return holds(serviceTypes, line.serviceType())
                && holds(resourceTypes, line.resourceType())
                && holds(productIds, line.productId())
                && holds(regions, line.region())
                && holds(chargingModes, line.chargingMode())
                && holds(lineTypes, line.lineType())
                && holds(segments, line.segment())
                && tags.entrySet().stream()
                        .allMatch(tag -> holds(tag.getValue(), line.tags().get(tag.getKey())));
    }

    /** The tags a combination must keep for this condition to be answered. */
    public Set<String> tagNames() {
        return tags.keySet();
    }

    private static <T> boolean holds(Set<T> alternatives, @Nullable T value) {
        return alternatives.isEmpty() || (value != null && alternatives.contains(value));
    }

    private static <T> Set<T> inOrder(Set<T> values, Comparator<? super T> order) {
        SortedSet<T> sorted = new TreeSet<>(order);
        sorted.addAll(values);
        return Collections.unmodifiableSet(sorted);
    }
}
