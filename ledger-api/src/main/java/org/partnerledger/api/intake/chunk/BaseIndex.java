package org.partnerledger.api.intake.chunk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.kernel.Amount;

/**
 * Finds the base of a refund among lines that are no refunds: those of the store that the chunk may need, and those of
 * the chunk itself (domain.md, sections 5 and 10).
 */
final class BaseIndex {

    private final Map<Long, WorkingLine> bases = new LinkedHashMap<>();
    private final Map<String, List<WorkingLine>> byLineId = new HashMap<>();
    private final Map<String, List<WorkingLine>> byTrade = new HashMap<>();
    private final Map<Long, Amount> refunded = new HashMap<>();
    private final Set<Long> gone = new HashSet<>();

    /** Lines that are being withdrawn: no refund has them as its base any more. To be said before bases are added. */
    void exclude(Set<Long> lineNos) {
        gone.addAll(lineNos);
    }

    void add(WorkingLine base) {
        if (!base.isRefund() && !gone.contains(base.lineNo()) && bases.putIfAbsent(base.lineNo(), base) == null) {
            byLineId.computeIfAbsent(base.line().lineId(), _ -> new ArrayList<>(1))
                    .add(base);
            byTrade.computeIfAbsent(base.line().tradeId(), _ -> new ArrayList<>(1))
                    .add(base);
        }
    }

    /** What of the stored bases is refunded already. */
    void addRefunded(Map<Long, Amount> sums) {
        sums.forEach((lineNo, amount) -> refunded.merge(lineNo, amount, Amount::plus));
    }

    /** A refund that has been taken. */
    void addRefund(WorkingLine base, Amount amount) {
        refunded.merge(base.lineNo(), amount, Amount::plus);
    }

    /** Σ refunds of a base so far, 0 or less. */
    Amount refunded(WorkingLine base) {
        return refunded.getOrDefault(base.lineNo(), Amount.ZERO);
    }

    List<WorkingLine> ofTrade(String tradeId) {
        return byTrade.getOrDefault(tradeId, List.of());
    }

    Iterable<Long> numbers() {
        return bases.keySet();
    }

    /** The base of a refund; null while it is unknown or cannot be told from others. */
    @Nullable
    WorkingLine resolve(String source, SpendLine refund) {
        String lineId = refund.baseLineId();
        String tradeId = refund.baseTradeId();
        if (lineId != null && tradeId != null) {
            WorkingLine inOrder = ofOrder(source, tradeId, lineId);
            if (inOrder != null) {
                return inOrder;
            }
        }
        WorkingLine byId = lineId == null ? null : chosen(source, byLineId.getOrDefault(lineId, List.of()));
        if (byId != null) {
            return byId;
        }
        List<WorkingLine> trade = tradeId == null ? List.of() : ofTrade(tradeId);
        return trade.size() == 1 ? trade.getFirst() : null;
    }

    /** A line of an order, by its id. */
    @Nullable
    WorkingLine ofOrder(String source, String orderId, String lineId) {
        return chosen(
                source,
                ofTrade(orderId).stream()
                        .filter(line -> line.line().lineId().equals(lineId))
                        .toList());
    }

    /** The one of the same source, else the only one. */
    private static @Nullable WorkingLine chosen(String source, List<WorkingLine> candidates) {
        for (WorkingLine candidate : candidates) {
            if (candidate.source().equals(source)) {
                return candidate;
            }
        }
        return candidates.size() == 1 ? candidates.getFirst() : null;
    }
}
