package org.partnerledger.core.calculation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Ids;

/**
 * Which lines of a trade have something unpaid (domain.md, section 6, freeze, and section 10, freeze and payments).
 * Pure, and independent of the order in which lines, refunds and payments arrived.
 */
public final class UnpaidCalculator {

    private UnpaidCalculator() {}

    /**
     * A line of the trade that is no refund.
     *
     * @param credit what was paid on credit, less what of it is refunded; below 0 counts as 0
     * @param debt likewise
     */
    public record TradeLine(long lineNo, String lineId, String source, Amount credit, Amount debt) {}

    /**
     * Lines by number with the reason to freeze; a line of which nothing is unpaid is missing. Payments settle the
     * lines by lineId (ties by source), within a line credit before debt.
     *
     * @param paid Σ partial payments of the trade
     * @param paidInFull whether some payment was for the whole trade, lines that arrive later included
     */
    public static Map<Long, FreezeReason> unpaid(List<TradeLine> trade, Amount paid, boolean paidInFull) {
        Map<Long, FreezeReason> unpaid = new HashMap<>();
        if (paidInFull) {
            return unpaid;
        }
        Amount left = paid;
        List<TradeLine> inOrder = trade.stream()
                .sorted(Comparator.comparing(TradeLine::lineId, Ids.BY_CODE_POINT)
                        .thenComparing(TradeLine::source, Ids.BY_CODE_POINT))
                .toList();
        for (TradeLine line : inOrder) {
            Amount credit = line.credit().max(Amount.ZERO);
            Amount debt = line.debt().max(Amount.ZERO);
            Amount toCredit = left.min(credit);
            left = left.minus(toCredit);
            Amount toDebt = left.min(debt);
            left = left.minus(toDebt);
            if (toCredit.compareTo(credit) < 0) {
                unpaid.put(line.lineNo(), FreezeReason.CREDIT_UNPAID);
            } else if (toDebt.compareTo(debt) < 0) {
                unpaid.put(line.lineNo(), FreezeReason.DEBT_UNPAID);
            }
        }
        return unpaid;
    }
}
