package org.partnerledger.core.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnerledger.core.bundle.SealedTrade;
import org.partnerledger.core.calculation.FreezeReason;
import org.partnerledger.core.calculation.UnpaidCalculator;
import org.partnerledger.core.calculation.UnpaidCalculator.TradeLine;
import org.partnerledger.core.kernel.Amount;

/** What is unpaid, from the sealed trades alone. */
public final class UnpaidLines {

    private UnpaidLines() {}

    /** The partner's lines with something unpaid; lines of others are left out. */
    public static Map<Long, FreezeReason> of(List<SealedTrade> trades) {
        Map<Long, FreezeReason> unpaid = new HashMap<>();
        trades.forEach(trade -> unpaid.putAll(of(trade)));
        return unpaid;
    }

    private static Map<Long, FreezeReason> of(SealedTrade trade) {
        var lines = new ArrayList<TradeLine>();
        for (SealedTrade.Line line : trade.lines()) {
            // They stand in the order of payment already: their place takes the part of an id.
            String place = "%010d".formatted(lines.size());
            long lineNo = line.lineNo() == null ? -1L - lines.size() : line.lineNo();
            lines.add(new TradeLine(lineNo, place, "", line.credit(), line.debt()));
        }
        Amount paid = Amount.ZERO;
        boolean inFull = false;
        for (SealedTrade.Payment payment : trade.payments()) {
            inFull |= payment.amount() == null;
            paid = payment.amount() == null ? paid : paid.plus(payment.amount());
        }
        Map<Long, FreezeReason> unpaid = new HashMap<>(UnpaidCalculator.unpaid(lines, paid, inFull));
        unpaid.keySet().removeIf(lineNo -> lineNo < 0);
        return unpaid;
    }
}
