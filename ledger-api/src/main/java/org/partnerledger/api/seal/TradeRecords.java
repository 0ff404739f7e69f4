package org.partnerledger.api.seal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.bundle.SealedTrade;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.Ids;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.seal.SealBasis;
import org.partnerledger.core.seal.SealBasis.LaterRefund;
import org.partnerledger.core.seal.SealBasis.OtherLine;
import org.partnerledger.projections.trade.TradeEvidence;
import org.partnerledger.projections.trade.TradeEvidence.Line;
import org.partnerledger.projections.trade.TradeEvidence.Payment;

/** Trades with something unpaid, as a close knew them: what is fixed is read, what may change was kept by the seal. */
final class TradeRecords {

    private TradeRecords() {}

    /**
     * What a seal has to keep.
     *
     * @param payments that were known
     */
    record Kept(int payments, List<LaterRefund> laterRefunds, List<OtherLine> otherLines) {}

    /** @param owned null for lines of others */
    private record Ordered(
            String lineId, String source, @Nullable Long owned, Amount credit, Amount debt) {}

    /** Months whose lines may freeze. */
    record Months(Period from, Period to) {

        static Months of(Period firstCovered, Period period) {
            return new Months(firstCovered.quarterStart(), period);
        }
    }

    /** What is known of the trades of a month; read once for all that a seal needs of it. */
    record Evidence(List<String> trades, List<Line> lines, List<Payment> payments) {}

    /** @param asOf as of which the month is closed, however much later that goes on */
    static Evidence evidence(
            TradeEvidence evidence, PartnerId partner, Months months, List<Long> frozen, Instant asOf) {
        List<String> trades = evidence.trades(partner, months.from(), months.to(), frozen);
        return trades.isEmpty()
                ? new Evidence(trades, List.of(), List.of())
                : new Evidence(
                        trades, evidence.lines(trades, partner, months.to(), asOf), evidence.payments(trades, asOf));
    }

    static Kept kept(Evidence evidence) {
        var refunds = new ArrayList<LaterRefund>();
        var others = new ArrayList<OtherLine>();
        for (Line line : evidence.lines()) {
            if (!line.fixed()) {
                others.add(new OtherLine(
                        line.tradeId(),
                        line.lineNo(),
                        line.lineId(),
                        line.source(),
                        line.credit().plus(line.laterCredit()),
                        line.debt().plus(line.laterDebt())));
            } else if (!line.laterCredit().isZero() || !line.laterDebt().isZero()) {
                refunds.add(new LaterRefund(line.lineNo(), line.laterCredit(), line.laterDebt()));
            }
        }
        return new Kept(evidence.payments().size(), refunds, others);
    }

    static List<SealedTrade> of(Evidence evidence, SealBasis basis) {
        Map<Long, LaterRefund> refunds = new HashMap<>();
        basis.laterRefunds().forEach(refund -> refunds.put(refund.lineNo(), refund));
        Map<String, List<Ordered>> lines = new LinkedHashMap<>();
        Map<String, List<SealedTrade.Payment>> payments = new HashMap<>();
        evidence.trades().forEach(trade -> lines.put(trade, new ArrayList<>()));
        for (Line line : evidence.lines()) {
            if (line.fixed()) {
                add(lines, line.tradeId(), ordered(line, refunds.get(line.lineNo())));
            }
        }
        basis.otherLines()
                .forEach(it ->
                        add(lines, it.tradeId(), new Ordered(it.lineId(), it.source(), null, it.credit(), it.debt())));
        // Where a clock stands still, a payment of the same instant may have come after the close.
        for (Payment it : evidence.payments().subList(0, basis.payments())) {
            payments.computeIfAbsent(it.tradeId(), _ -> new ArrayList<>())
                    .add(new SealedTrade.Payment(it.paidAt(), it.amount()));
        }
        var sealed = new ArrayList<SealedTrade>();
        lines.forEach((trade, its) ->
                sealed.add(new SealedTrade(trade, sorted(its), payments.getOrDefault(trade, List.of()))));
        return sealed;
    }

    private static Ordered ordered(Line line, @Nullable LaterRefund refund) {
        Amount credit = refund == null ? Amount.ZERO : refund.credit();
        Amount debt = refund == null ? Amount.ZERO : refund.debt();
        return new Ordered(
                line.lineId(),
                line.source(),
                line.lineNo(),
                line.credit().plus(credit),
                line.debt().plus(debt));
    }

    private static void add(Map<String, List<Ordered>> lines, String trade, Ordered line) {
        lines.computeIfAbsent(trade, _ -> new ArrayList<>()).add(line);
    }

    private static List<SealedTrade.Line> sorted(List<Ordered> lines) {
        return lines.stream()
                .sorted(Comparator.comparing(Ordered::lineId, Ids.BY_CODE_POINT)
                        .thenComparing(Ordered::source, Ids.BY_CODE_POINT))
                .map(it -> new SealedTrade.Line(it.owned(), it.credit(), it.debt()))
                .toList();
    }
}
