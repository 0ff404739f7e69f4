package org.partnerledger.api.rules;

import static org.partnerledger.api.body.JsonShapes.listOf;
import static org.partnerledger.api.body.JsonShapes.mapOf;
import static org.partnerledger.api.body.JsonShapes.text;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.body.JsonMembers;
import org.partnerledger.api.body.JsonShape;
import org.partnerledger.core.plan.PlanDraft.ConditionDraft;

/** A condition as the contract writes it: lists of alternatives, and {@code tags} as an object of such lists. */
final class ConditionJson {

    private static final String TAGS = "tags";

    /** One value stands for a list of one. */
    private static final JsonShape<List<String>> ALTERNATIVES = (node, place) -> node.isString()
            ? text().as(List::of).read(node, place)
            : listOf(text()).read(node, place);

    private ConditionJson() {}

    static Supplier<ConditionDraft> read(JsonMembers body) {
        Map<String, Supplier<@Nullable List<String>>> lists = new HashMap<>();
        for (String member : ConditionDraft.LISTS) {
            lists.put(member, body.nullable(member, listOf(text())));
        }
        var tags = body.optional(TAGS, Map.of(), mapOf(ALTERNATIVES));
        return () -> {
            Map<String, List<String>> given = new HashMap<>();
            lists.forEach((member, list) -> {
                List<String> alternatives = list.get();
                if (alternatives != null) {
                    given.put(member, alternatives);
                }
            });
            return new ConditionDraft(given, tags.get());
        };
    }

    /** Only what was asked; null for a condition that asks nothing. */
    static @Nullable Map<String, Object> of(ConditionDraft condition) {
        if (condition.equals(ConditionDraft.NONE)) {
            return null;
        }
        Map<String, Object> members = new LinkedHashMap<>(condition.lists());
        if (!condition.tags().isEmpty()) {
            members.put(TAGS, condition.tags());
        }
        return members;
    }
}
