package org.partnerledger.core.incentive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.combination.Combination;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.plan.PlanVersion;
import org.partnerledger.core.plan.Stacking;
import org.partnerledger.core.rulebook.ProductClass;

/**
 * Which plans take performance of a combination in a month (domain.md, section 5): of the EXCLUSIVE ones that match the
 * first by precedence, and all ADDITIVE ones.
 *
 * @param takers by plan id
 * @param primary for which the performance counts in the explanation: the EXCLUSIVE one, else the lowest plan id; null
 *     where no plan takes it
 */
public record PlanMatch(List<PlanVersion> takers, @Nullable PlanVersion primary) {

    public static final PlanMatch NONE = new PlanMatch(List.of(), null);

    public PlanMatch {
        takers = List.copyOf(takers);
    }

    /** @param plans those of the partner and currency, of any month */
    public static PlanMatch of(
            List<PlanVersion> plans, Combination combination, ProductClass productClass, Period month) {
        List<PlanVersion> matching = plans.stream()
                .filter(plan -> plan.validIn(month) && plan.takes(combination, productClass))
                .toList();
        Optional<PlanVersion> exclusive = matching.stream()
                .filter(plan -> plan.stacking() == Stacking.EXCLUSIVE)
                .min(PlanVersion.byPrecedence());
        var takers = new ArrayList<PlanVersion>();
        exclusive.ifPresent(takers::add);
        matching.stream().filter(plan -> plan.stacking() == Stacking.ADDITIVE).forEach(takers::add);
        return ofTakers(takers);
    }

    /** Of plans that are known to take it. */
    public static PlanMatch ofTakers(List<PlanVersion> takers) {
        List<PlanVersion> byId = takers.stream()
                .sorted(Comparator.comparing(PlanVersion::planId))
                .toList();
        PlanVersion primary = byId.stream()
                .filter(plan -> plan.stacking() == Stacking.EXCLUSIVE)
                .findFirst()
                .orElse(byId.isEmpty() ? null : byId.getFirst());
        return new PlanMatch(byId, primary);
    }
}
