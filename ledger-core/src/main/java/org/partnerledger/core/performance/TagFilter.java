package org.partnerledger.core.performance;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps of a line's tags those that some plan asks for; all others would only make combinations many.
 *
 * @param names in any order
 */
public record TagFilter(Set<String> names) {

    public static final TagFilter NONE = new TagFilter(Set.of());

    public TagFilter {
        names = Set.copyOf(names);
    }

    public Map<String, String> of(Map<String, String> tags) {
        if (names.isEmpty() || tags.isEmpty()) {
            return Map.of();
        }
        return tags.entrySet().stream()
                .filter(tag -> names.contains(tag.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
