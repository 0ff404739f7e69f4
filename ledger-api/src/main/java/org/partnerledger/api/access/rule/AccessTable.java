package org.partnerledger.api.access.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one table of who may what: every endpoint ({@link ApiRows}) and every page ({@link PageRows}), and nobody else.
 * What is not in it is refused to everybody, and {@code AccessTableTest} fails where the router and this table differ.
 * Printed in docs/access.md.
 */
public final class AccessTable {

    private final List<AccessRule> rules = Stream.of(new ApiRows(), new PageRows())
            .flatMap(part -> part.rows().stream())
            .toList();
    private final Map<String, AccessRule> byKey = new HashMap<>();

    public AccessTable() {
        for (AccessRule rule : rules) {
            if (byKey.put(rule.method() + " " + rule.pattern(), rule) != null) {
                throw new IllegalStateException("twice in the table: " + rule.method() + " " + rule.pattern());
            }
        }
    }

    /** In the order in which they are written down. */
    public List<AccessRule> all() {
        return rules;
    }

    /** @param pattern as the router has it; empty where the table says nothing, which means that nobody may */
    public Optional<AccessRule> find(String method, String pattern) {
        AccessRule rule = byKey.get((method.equals("HEAD") ? "GET" : method) + " " + pattern);
        return Optional.ofNullable(rule == null ? byKey.get("* " + pattern) : rule);
    }
}
