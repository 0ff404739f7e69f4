package org.partnerledger.api.intake.chunk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.intake.fact.Defect;
import org.partnerledger.api.intake.fact.Fact;
import org.partnerledger.core.consumption.RecordedLine;
import org.partnerledger.core.consumption.RecordedLine.Origin;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.partner.Link;
import org.partnerledger.core.partner.PartnerStanding;
import org.partnerledger.projections.line.LineViews.LineKey;

/**
 * Takes the lines of one fact, all or none. Checks in the order of contract.md, section 6: line id, AMOUNT_MISMATCH,
 * SIGN, currency, limits; of an order refund the references come first.
 */
final class LineTaker {

    private final ChunkState state;

    LineTaker(ChunkState state) {
        this.state = state;
    }

    /** A refusal of a fact that names what it waits for; null where only a release tries it again. */
    static final class Waiting extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Defect defect;
        private final String awaits;

        Waiting(Defect defect, String awaits) {
            super(defect.detail(), null, false, false);
            this.defect = defect;
            this.awaits = awaits;
        }

        Defect defect() {
            return defect;
        }

        String awaits() {
            return awaits;
        }
    }

    /** Lines of {@code spend.recorded} or {@code order.paid}. */
    void take(List<RecordedLine> lines) {
        boolean order = lines.getFirst().origin() == Origin.ORDER;
        checkIds(lines, order);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).line().addsUp()) {
                throw new Defect(
                        "AMOUNT_MISMATCH", at(order, i, "official"), "official is not discount + erased + amount");
            }
        }
        checkSigns(lines, order);
        for (int i = 0; i < lines.size(); i++) {
            checkCurrency(lines.get(i), at(order, i, "currency"));
        }
        checkLimits(lines, order);
        lines.forEach(line -> {
            var _ = state.add(line.source(), line.line());
        });
    }

    /** The lines of {@code order.refunded}, with what they inherit from their bases. */
    List<RecordedLine> takeRefund(String source, String eventId, Fact.OrderRefund refund) {
        if (state.bases().ofTrade(refund.baseOrderId()).isEmpty()) {
            throw unknown("/data/baseOrderId", "order " + refund.baseOrderId() + " is not known", refund);
        }
        var lines = new ArrayList<RecordedLine>(refund.lines().size());
        for (Fact.RefundLine line : refund.lines()) {
            WorkingLine base = state.bases().ofOrder(source, refund.baseOrderId(), line.baseLineId());
            if (base == null) {
                throw unknown(
                        line.pointer(), "order " + refund.baseOrderId() + " has no line " + line.baseLineId(), refund);
            }
            lines.add(new RecordedLine(source, eventId, Origin.ORDER_REFUND, inherited(refund, line, base.line())));
        }
        checkIds(lines, true);
        checkSigns(lines, true);
        checkLimits(lines, true);
        lines.forEach(line -> {
            var _ = state.add(line.source(), line.line());
        });
        return lines;
    }

    private static Waiting unknown(String pointer, String detail, Fact.OrderRefund refund) {
        return new Waiting(new Defect("UNKNOWN_REFERENCE", pointer, detail), "trade:" + refund.baseOrderId());
    }

    private static SpendLine inherited(Fact.OrderRefund refund, Fact.RefundLine line, SpendLine base) {
        return new SpendLine(
                line.lineId(),
                base.customerId(),
                base.currency(),
                base.product(),
                base.region(),
                base.provider(),
                base.chargingMode(),
                base.settlement(),
                line.lineType(),
                refund.refundedAt(),
                null,
                refund.refundedAt(),
                refund.refundId(),
                line.baseLineId(),
                refund.baseOrderId(),
                null,
                null,
                null,
                line.paid(),
                base.cashCouponCounts(),
                null,
                null,
                base.tags());
    }

    private void checkIds(List<RecordedLine> lines, boolean order) {
        Set<LineKey> own = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            var key = new LineKey(lines.get(i).source(), lines.get(i).line().lineId());
            if (state.isTaken(key) || (lines.size() > 1 && !own.add(key))) {
                throw new Defect(
                        "CONFLICT",
                        at(order, i, "lineId"),
                        "line " + key.lineId() + " of source " + key.source() + " exists already");
            }
        }
    }

    private static void checkSigns(List<RecordedLine> lines, boolean order) {
        for (int i = 0; i < lines.size(); i++) {
            SpendLine line = lines.get(i).line();
            if (!line.lineType().allowsSign(line.amount().signum())) {
                throw new Defect(
                        "SIGN",
                        at(order, i, "paid"),
                        "a line of type " + line.lineType() + " cannot amount to " + line.amount());
            }
        }
    }

    private void checkCurrency(RecordedLine recorded, String pointer) {
        SpendLine line = recorded.line();
        CurrencyCode expected = expectedCurrency(recorded.source(), line);
        if (expected != null && !expected.equals(line.currency())) {
            throw new Defect(
                    "CURRENCY_MISMATCH",
                    pointer,
                    "the line is in " + line.currency() + ", its partner or base in " + expected);
        }
    }

    private @Nullable CurrencyCode expectedCurrency(String source, SpendLine line) {
        WorkingLine base = line.lineType().isRefund() ? state.bases().resolve(source, line) : null;
        if (base != null) {
            return base.line().currency();
        }
        Link link = state.directory().linkAt(line.customerId(), line.consumedFrom());
        PartnerStanding partner = link == null ? null : state.directory().partner(link.partnerId());
        return partner == null ? null : partner.currency();
    }

    /** Refunds of a base never exceed it; the lines of one fact count together. */
    private void checkLimits(List<RecordedLine> lines, boolean order) {
        Map<Long, Amount> own = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            SpendLine line = lines.get(i).line();
            WorkingLine base = line.lineType().isRefund()
                    ? state.bases().resolve(lines.get(i).source(), line)
                    : null;
            if (base == null) {
                continue;
            }
            Amount before = state.bases().refunded(base).plus(own.getOrDefault(base.lineNo(), Amount.ZERO));
            Amount after = before.plus(line.amount());
            if (after.negated().compareTo(base.line().amount().max(Amount.ZERO)) > 0
                    && line.amount().signum() < 0) {
                throw new Defect(
                        "REFUND_EXCEEDS_BASE",
                        at(order, i, "paid"),
                        "line " + base.line().lineId() + " amounts to "
                                + base.line().amount() + ", " + before.negated() + " of it is refunded");
            }
            own.merge(base.lineNo(), line.amount(), Amount::plus);
        }
    }

    private static String at(boolean order, int index, String member) {
        return order ? "/data/lines/" + index + "/" + member : "/data/" + member;
    }
}
