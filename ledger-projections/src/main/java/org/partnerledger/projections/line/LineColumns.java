package org.partnerledger.projections.line;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.carryover.CarryCause;
import org.partnerledger.core.consumption.ChargingMode;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.consumption.Paid;
import org.partnerledger.core.consumption.Product;
import org.partnerledger.core.consumption.Provider;
import org.partnerledger.core.consumption.RecordedLine;
import org.partnerledger.core.consumption.Settlement;
import org.partnerledger.core.consumption.SpendLine;
import org.partnerledger.core.kernel.Amount;
import org.partnerledger.core.kernel.CurrencyCode;
import org.partnerledger.core.kernel.CustomerId;
import org.partnerledger.core.kernel.PartnerId;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.Exclusion;
import org.partnerledger.core.performance.LineDecision;
import org.partnerledger.projections.sql.CopyRows;
import org.partnerledger.projections.sql.Instants;

/** The columns of {@code line}, said once for writing and reading. */
final class LineColumns {

    private LineColumns() {}

    /** By place; the order of {@link Means} is that of the columns. */
    static String column(Means means) {
        return switch (means) {
            case CASH -> "cash";
            case CREDIT -> "credit";
            case STORED_VALUE_CARD -> "stored_value_card";
            case CASH_COUPON -> "cash_coupon";
            case COUPON -> "coupon";
            case BONUS -> "bonus";
            case DEBT -> "debt";
            case WRITE_OFF -> "write_off";
        };
    }

    static void fact(CopyRows rows, long lineNo, RecordedLine recorded, Instant recordedAt) {
        SpendLine line = recorded.line();
        rows.number(lineNo)
                .text(recorded.source())
                .text(line.lineId())
                .text(recorded.eventId())
                .place(recorded.origin())
                .text(line.customerId().value())
                .text(line.currency().code())
                .text(line.product().serviceType())
                .text(line.product().resourceType())
                .text(line.product().productId())
                .text(line.region())
                .place(line.provider())
                .place(line.chargingMode())
                .place(line.settlement())
                .place(line.lineType())
                .instant(line.consumedFrom())
                .instant(line.tradedAt())
                .text(line.tradeId())
                .text(line.baseLineId())
                .text(line.baseTradeId())
                .text(Tags.write(line.tags()))
                .flag(line.cashCouponCounts())
                .amount(line.amount());
        for (Means means : Means.values()) {
            rows.amountOrNull(line.paid().of(means));
        }
        rows.instant(recordedAt);
    }

    static void decision(CopyRows rows, LineDecision it, Amount counting, Instant decidedAt) {
        rows.text(it.partner() == null ? null : it.partner().value())
                .text(it.tierTwo() == null ? null : it.tierTwo().value())
                .place(it.excluded())
                .month(it.charge())
                .month(it.bill())
                .month(it.incentive())
                .place(it.cause())
                .whole(it.combination())
                .month(it.classMonth())
                .month(it.rulesMonth())
                .number(it.baseNo())
                .month(it.baseIncentive())
                .flag(it.cashCouponCounts())
                .flag(it.currencyMismatch())
                .amountOrNull(counting)
                .instant(decidedAt);
    }

    static StoredLine read(ResultSet row) throws SQLException {
        var line = new SpendLine(
                row.getString("line_id"),
                new CustomerId(row.getString("customer_id")),
                new CurrencyCode(row.getString("currency")),
                new Product(
                        row.getString("service_type"),
                        row.getString("resource_type"),
                        row.getString("product_id"),
                        null),
                row.getString("region"),
                at(Provider.values(), row.getInt("provider")),
                at(ChargingMode.values(), row.getInt("charging_mode")),
                at(Settlement.values(), row.getInt("settlement")),
                at(LineType.values(), row.getInt("line_type")),
                Instants.get(row, "consumed_from"),
                null,
                Instants.get(row, "traded_at"),
                row.getString("trade_id"),
                row.getString("base_line_id"),
                row.getString("base_trade_id"),
                null,
                null,
                null,
                paid(row),
                row.getBoolean("coupon_flag"),
                null,
                null,
                Tags.read(row.getString("tags")));
        return new StoredLine(
                row.getLong("line_no"), row.getString("source"), row.getString("event_id"), line, decision(row));
    }

    static LineDecision decision(ResultSet row) throws SQLException {
        Integer excluded = row.getObject("excluded", Integer.class);
        Integer cause = row.getObject("cause", Integer.class);
        return new LineDecision(
                partner(row.getString("partner_id")),
                partner(row.getString("tier_two_id")),
                excluded == null ? null : at(Exclusion.values(), excluded),
                new Period(row.getInt("charge")),
                month(row, "bill"),
                month(row, "incentive"),
                cause == null ? null : at(CarryCause.values(), cause),
                row.getInt("combination"),
                new Period(row.getInt("class_month")),
                month(row, "rules_month"),
                row.getObject("base_no", Long.class),
                month(row, "base_incentive"),
                row.getBoolean("coupon_counts"),
                row.getBoolean("currency_mismatch"));
    }

    static @Nullable Period month(ResultSet row, String column) throws SQLException {
        Integer index = row.getObject(column, Integer.class);
        return index == null ? null : new Period(index);
    }

    static <E> E at(E[] values, int place) {
        return values[place];
    }

    @SuppressWarnings("EnumOrdinal") // Stored by place on purpose, see CopyRows.place.
    static @Nullable Integer place(@Nullable Enum<?> value) {
        return value == null ? null : value.ordinal();
    }

    private static @Nullable PartnerId partner(@Nullable String id) {
        return id == null ? null : new PartnerId(id);
    }

    private static Paid paid(ResultSet row) throws SQLException {
        Map<Means, Amount> paid = new EnumMap<>(Means.class);
        for (Means means : Means.values()) {
            BigDecimal amount = row.getBigDecimal(column(means));
            if (amount != null) {
                paid.put(means, new Amount(amount));
            }
        }
        return new Paid(paid);
    }
}
