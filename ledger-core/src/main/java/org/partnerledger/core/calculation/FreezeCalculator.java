package org.partnerledger.core.calculation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partnerledger.core.incentive.Shares;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Money;
import org.partnerledger.core.kernel.PlanId;
import org.partnerledger.core.performance.GroupKey;

/** Works out the lines' shares and holds back those of unpaid lines (domain.md, section 6, freeze). Pure. */
final class FreezeCalculator {

    private FreezeCalculator() {}

    /** Shares by plan; all lines are gone through once, however many plans take them. */
    static Map<PlanId, Shares.Allocation> shares(PeriodInput input, Collection<PlanBook> settled) {
        Map<PlanBook.Id, Shares> open = new LinkedHashMap<>();
        settled.forEach(book -> open.put(book.id(), new Shares(book.earned().incentive())));
        Map<GroupKey, List<Taker>> takers = takers(settled, open);
        if (!takers.isEmpty()) {
            input.lines().visit(takers.keySet(), (group, lineNo, performance) -> {
                for (Taker taker : takers.getOrDefault(group, List.of())) {
                    taker.shares().add(lineNo, performance.value().multiply(taker.factor()));
                }
            });
        }
        Map<PlanId, Shares.Allocation> allocated = new LinkedHashMap<>();
        open.forEach((id, shares) -> allocated.merge(id.planId(), shares.allocate(), Shares.Allocation::and));
        return allocated;
    }

    /**
     * Who takes lines of a group, and with what part of them: found once a group, because there may be 100,000 lines.
     */
    private record Taker(Shares shares, BigDecimal factor) {}

    private static Map<GroupKey, List<Taker>> takers(Collection<PlanBook> settled, Map<PlanBook.Id, Shares> open) {
        Map<GroupKey, List<Taker>> takers = new HashMap<>();
        for (PlanBook book : settled) {
            Shares shares = open.get(book.id());
            if (shares != null) {
                book.factors()
                        .forEach((group, factor) -> takers.computeIfAbsent(group, _ -> new ArrayList<>())
                                .add(new Taker(shares, factor)));
            }
        }
        return takers;
    }

    /** The shares of unpaid lines, all plans of a line together, and what corrections on this statement add to them. */
    static List<FrozenShare> frozen(PeriodInput input, Map<PlanId, Shares.Allocation> shares) {
        Map<Long, Long> minorByLine = new LinkedHashMap<>();
        for (Shares.Allocation allocation : shares.values()) {
            for (int i = 0; i < allocation.lineNos().length; i++) {
                if (input.unpaid().containsKey(allocation.lineNos()[i])) {
                    minorByLine.merge(allocation.lineNos()[i], allocation.shares()[i], Long::sum);
                }
            }
        }
        for (FrozenShare correction : input.frozenBefore()) {
            if (input.covers(correction.period()) && input.unpaid().containsKey(correction.lineNo())) {
                minorByLine.merge(
                        correction.lineNo(),
                        new Money(correction.amount().value(), input.currency()).minorUnits(),
                        Long::sum);
            }
        }
        var frozen = new ArrayList<FrozenShare>();
        minorByLine.forEach((lineNo, minor) -> {
            FreezeReason reason = input.unpaid().get(lineNo);
            if (minor != 0 && reason != null) {
                Amount amount = Money.ofMinor(minor, input.currency()).toAmount();
                frozen.add(new FrozenShare(lineNo, input.period(), amount, reason));
            }
        });
        return frozen;
    }

    /** Shares of earlier statements whose lines have nothing unpaid any more. */
    static List<FrozenShare> released(PeriodInput input) {
        Set<Long> unpaid = new HashSet<>(input.unpaid().keySet());
        return input.frozenBefore().stream()
                .filter(share -> !input.covers(share.period()) && !unpaid.contains(share.lineNo()))
                .toList();
    }
}
