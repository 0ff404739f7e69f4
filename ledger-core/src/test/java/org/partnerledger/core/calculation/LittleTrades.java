package org.partnerledger.core.calculation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partnerledger.core.calculation.UnpaidCalculator.TradeLine;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.kernel.Amount;

/** What was paid for the trades of the {@link LittleLedger}, and which of its lines are unpaid. */
final class LittleTrades {

    private final Map<String, Amount> payments = new HashMap<>();
    private final Set<String> paidInFull = new HashSet<>();

    void paid(String trade) {
        paidInFull.add(trade);
    }

    void paid(String trade, Amount amount) {
        payments.merge(trade, amount, Amount::plus);
    }

    /** @param lines with their bases */
    Map<Long, FreezeReason> unpaid(List<TakenLine> lines) {
        Map<TakenLine, Amount> credit = left(lines, Means.CREDIT);
        Map<TakenLine, Amount> debt = left(lines, Means.DEBT);
        Map<String, List<TradeLine>> trades = new HashMap<>();
        credit.forEach((it, left) -> trades.computeIfAbsent(it.line.tradeId(), _ -> new ArrayList<>())
                .add(new TradeLine(it.no, it.line.lineId(), it.source, left, debt.getOrDefault(it, Amount.ZERO))));
        Map<Long, FreezeReason> unpaid = new HashMap<>();
        trades.forEach((trade, ofTrade) -> unpaid.putAll(UnpaidCalculator.unpaid(
                ofTrade, payments.getOrDefault(trade, Amount.ZERO), paidInFull.contains(trade))));
        return unpaid;
    }

    /** By line that is no refund: what was paid by {@code means}, less what is refunded of it. */
    private static Map<TakenLine, Amount> left(List<TakenLine> lines, Means means) {
        Map<TakenLine, Amount> left = new HashMap<>();
        for (TakenLine it : lines) {
            TakenLine counted = it.line.lineType().isRefund() ? it.base : it;
            if (counted != null) {
                left.merge(counted, it.line.paid().of(means), Amount::plus);
            }
        }
        return left;
    }
}
