package org.partnerledger.projections.kept;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerledger.core.carryover.CarryCause;
import org.partnerledger.core.consumption.LineType;
import org.partnerledger.core.consumption.LineType.BillGroup;
import org.partnerledger.core.consumption.Means;
import org.partnerledger.core.kernel.Period;
import org.partnerledger.core.performance.Exclusion;
import org.partnerledger.core.performance.GroupKey;

/**
 * A line as far as an estimate needs it.
 *
 * @param paid by place of {@link #MEANS}; null where a means paid nothing
 * @param counting null where nothing of it counts
 * @param trade of a line on credit or owed that is no refund; null of all others
 */
@SuppressWarnings("ArrayRecordComponent") // Read once and thrown away.
record KeptRow(
        long lineNo,
        String lineId,
        String source,
        String customerId,
        String serviceType,
        LineType type,
        boolean late,
        boolean couponCounts,
        GroupKey group,
        BigDecimal amount,
        @Nullable BigDecimal[] paid,
        @Nullable BigDecimal counting,
        boolean hasBase,
        @Nullable String trade) {

    /** In the order of the columns. */
    static final List<Means> MEANS = List.of(
            Means.CASH,
            Means.CREDIT,
            Means.STORED_VALUE_CARD,
            Means.CASH_COUPON,
            Means.COUPON,
            Means.BONUS,
            Means.DEBT,
            Means.WRITE_OFF);

    static final String COLUMNS = """
            line_no, line_id, source, customer_id, service_type, line_type, bill > charge, coupon_counts, \
            combination, excluded, cause, bill, incentive, class_month, rules_month, base_incentive, amount, \
            cash, credit, stored_value_card, cash_coupon, coupon, bonus, debt, write_off, counting, \
            base_no is not null, case when credit is not null or debt is not null then trade_id end""";

    private static final int FIRST_MEANS = 18;

    private static final LineType[] TYPES = LineType.values();
    private static final Exclusion[] EXCLUSIONS = Exclusion.values();
    private static final CarryCause[] CAUSES = CarryCause.values();

    static KeptRow read(ResultSet row) throws SQLException {
        @Nullable BigDecimal[] paid = new BigDecimal[MEANS.size()];
        for (int i = 0; i < paid.length; i++) {
            paid[i] = row.getBigDecimal(FIRST_MEANS + i);
        }
        LineType type = TYPES[row.getInt(6)];
        return new KeptRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                type,
                row.getBoolean(7),
                row.getBoolean(8),
                group(row),
                row.getBigDecimal(17),
                paid,
                row.getBigDecimal(26),
                row.getBoolean(27),
                type.group() == BillGroup.REFUNDS ? null : row.getString(28));
    }

    private static GroupKey group(ResultSet row) throws SQLException {
        int excluded = row.getInt(10);
        boolean isExcluded = !row.wasNull();
        int cause = row.getInt(11);
        boolean hasCause = !row.wasNull();
        int base = row.getInt(16);
        boolean hasBase = !row.wasNull();
        return new GroupKey(
                row.getInt(9),
                isExcluded ? EXCLUSIONS[excluded] : null,
                hasCause ? CAUSES[cause] : null,
                new Period(row.getInt(12)),
                new Period(row.getInt(13)),
                new Period(row.getInt(14)),
                new Period(row.getInt(15)),
                hasBase ? new Period(base) : null);
    }

    /** What a means paid; null where it paid nothing. */
    @Nullable
    BigDecimal paidBy(Means means) {
        return paid[MEANS.indexOf(means)];
    }
}
