package org.partnerledger.api.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.api.period.OpenedMonth;
import org.partnerledger.api.period.PartnerMonths;
import org.partnerledger.api.table.Column;
import org.partnerledger.core.calculation.GroupDecision;
import org.partnerledger.core.combination.Combination;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.performance.GroupKey;
import org.partnerledger.core.performance.LineDecision;
import org.partnerledger.projections.line.BillLines;
import org.partnerledger.projections.line.BillLines.BillLine;
import org.partnerledger.projections.line.BillLines.PartnerMonth;
import org.partnerledger.projections.line.Combinations;
import org.partnerledger.projections.line.StoredLine;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lines with the decision about each, as rows of a table. The decisions are those that stand with the month's
 * documents; nothing is decided here.
 */
@Component
class LineTable {

    static final List<Column> COLUMNS = List.of(
            Column.number("line_no"),
            Column.text("source"),
            Column.text("line_id"),
            Column.text("event_id"),
            Column.text("partner_id"),
            Column.text("tier_two_id"),
            Column.text("customer_id"),
            Column.text("association"),
            Column.text("segment"),
            Column.text("service_type"),
            Column.text("resource_type"),
            Column.text("product_id"),
            Column.text("region"),
            Column.text("provider"),
            Column.text("charging_mode"),
            Column.text("settlement"),
            Column.text("line_type"),
            Column.instant("consumed_from"),
            Column.instant("traded_at"),
            Column.text("trade_id"),
            Column.text("base_line_id"),
            Column.text("base_trade_id"),
            Column.text("currency"),
            Column.amount("amount"),
            Column.amount("cash"),
            Column.amount("credit"),
            Column.amount("stored_value_card"),
            Column.amount("cash_coupon"),
            Column.amount("coupon"),
            Column.amount("bonus"),
            Column.amount("debt"),
            Column.amount("write_off"),
            Column.flag("cash_coupon_counts"),
            Column.text("reason"),
            Column.text("product_class"),
            Column.amount("performance"),
            Column.text("charge_month"),
            Column.text("bill_period"),
            Column.text("incentive_period"),
            Column.text("cause"),
            Column.amount("incentive"),
            Column.text("seal"));

    private final BillLines lines;
    private final Combinations combinations;
    private final PartnerMonths months;
    private final ExportSeals seals;
    private final TransactionTemplate snapshot;

    /** What stands on a bill's line besides the line. */
    @Component
    record Documents(Combinations combinations, PartnerMonths months, ExportSeals seals) {}

    LineTable(BillLines lines, Documents documents, PlatformTransactionManager transactions) {
        this.lines = lines;
        this.combinations = documents.combinations();
        this.months = documents.months();
        this.seals = documents.seals();
        snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * A line, its combination and what was decided about its group.
     *
     * @param seal hash of the month on whose bill it stands; null while that is open
     */
    record Decided(
            BillLine line,
            Combination combination,
            GroupDecision decision,
            @Nullable String seal) {

        SpendLine spend() {
            return line.stored().line();
        }

        LineDecision placed() {
            return line.stored().decision();
        }

        /** The one primary reason; null where the line brings performance. */
        @Nullable
        String reason() {
            return decision.excluded() == null ? null : decision.excluded().name();
        }

        BigDecimal performance() {
            Amount counting = line.counting();
            return decision.excluded() != null || counting == null ? BigDecimal.ZERO : counting.value();
        }

        /** Shares of closed months; null without any. */
        @Nullable
        BigDecimal incentive() {
            Long share = line.share();
            return share == null
                    ? null
                    : BigDecimal.valueOf(share, spend().currency().decimals());
        }
    }

    /** Takes one line after the other. */
    interface Reader {

        void line(Decided line) throws IOException;
    }

    /**
     * The lines of a bill by number, with the decisions of the same instant: an open month may be written to meanwhile.
     */
    void each(PartnerMonth month, Reader reader) {
        snapshot.executeWithoutResult(_ -> {
            OpenedMonth opened = months.opened(month.partner(), month.period());
            Map<GroupKey, GroupDecision> decisions = new HashMap<>();
            opened.decisions().forEach(it -> decisions.put(it.group(), it));
            String seal = seals.of(month);
            lines.each(month.partner(), month.period(), line -> read(line, decisions, seal, reader));
        });
    }

    private void read(BillLine line, Map<GroupKey, GroupDecision> decisions, @Nullable String seal, Reader reader) {
        LineDecision placed = line.stored().decision();
        GroupDecision decision = decisions.get(GroupKey.of(placed));
        if (decision == null) {
            throw new IllegalStateException(
                    "nothing was decided about line " + line.stored().lineNo());
        }
        try {
            reader.line(new Decided(line, combinations.get(placed.combination()), decision, seal));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static @Nullable Object[] cells(Decided it) {
        SpendLine line = it.spend();
        StoredLine stored = it.line().stored();
        LineDecision placed = it.placed();
        return new @Nullable Object[] {
            stored.lineNo(),
            stored.source(),
            line.lineId(),
            stored.eventId(),
            text(placed.partner() == null ? null : placed.partner().value()),
            text(placed.tierTwo() == null ? null : placed.tierTwo().value()),
            line.customerId().value(),
            it.combination().association().name(),
            it.combination().segment().name(),
            line.product().serviceType(),
            line.product().resourceType(),
            line.product().productId(),
            line.region(),
            line.provider().name(),
            line.chargingMode().name(),
            line.settlement().name(),
            line.lineType().name(),
            line.consumedFrom(),
            line.tradedAt(),
            line.tradeId(),
            line.baseLineId(),
            line.baseTradeId(),
            line.currency().code(),
            line.amount().value(),
            means(line, Means.CASH),
            means(line, Means.CREDIT),
            means(line, Means.STORED_VALUE_CARD),
            means(line, Means.CASH_COUPON),
            means(line, Means.COUPON),
            means(line, Means.BONUS),
            means(line, Means.DEBT),
            means(line, Means.WRITE_OFF),
            placed.cashCouponCounts(),
            it.reason(),
            it.decision().productClass().name(),
            it.performance(),
            placed.charge().toString(),
            text(placed.bill()),
            text(placed.incentive()),
            text(placed.cause() == null ? null : placed.cause().name()),
            it.incentive(),
            it.seal()
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static BigDecimal means(SpendLine line, Means means) {
        return line.paid().of(means).value();
    }
}
