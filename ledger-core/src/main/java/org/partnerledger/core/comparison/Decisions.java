package org.partnerledger.core.comparison;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.calculation.GroupDecision;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.performance.GroupKey;

/** The decisions of a statement, found by group. */
final class Decisions {

    private final Map<GroupKey, GroupDecision> byGroup = new HashMap<>();

    Decisions(List<GroupDecision> decisions) {
        decisions.forEach(it -> byGroup.put(it.group(), it));
    }

    /** Groups that some plan takes. */
    Set<GroupKey> taken() {
        Set<GroupKey> taken = new HashSet<>();
        byGroup.forEach((group, decision) -> {
            if (!decision.takers().isEmpty()) {
                taken.add(group);
            }
        });
        return taken;
    }

    /** Why the group brings no performance; "" where it does, or where nothing was decided about it. */
    String excluded(GroupKey group) {
        GroupDecision decision = byGroup.get(group);
        return decision == null || decision.excluded() == null
                ? ""
                : decision.excluded().name();
    }

    /** The factor with which a plan takes it; null where it does not. */
    @Nullable
    Amount factor(GroupKey group, PlanId plan) {
        GroupDecision decision = byGroup.get(group);
        return decision == null
                ? null
                : decision.takers().stream()
                        .filter(it -> it.planId().equals(plan))
                        .map(it -> Amount.of(it.factor()))
                        .findFirst()
                        .orElse(null);
    }
}
